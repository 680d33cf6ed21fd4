package tupa.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A request for a WebSocket in the form in which clients send it, RFC 6455 section 4.2.1. This reads nothing else: what is in
 * any other form, right or wrong, is for the HTTP engine to judge.
 *
 * @param key the value of {@code Sec-WebSocket-Key}
 * @param subprotocols that the client offers
 * @param origin the page that asks, when a browser does
 * @param host the address that was asked
 */
record UpgradeRequest(String key, List<String> subprotocols, Optional<String> origin, String host) {
    private static final String LINE_END = "\r\n";
    private static final List<String> FIRST_LINES =
            List.of("GET " + HttpRoutes.WEB_SOCKET + " HTTP/1.1" + LINE_END, "GET / HTTP/1.1" + LINE_END);
    private static final String HEAD_END = LINE_END + LINE_END;

    /** The base64 of sixteen bytes. */
    private static final int KEY_LENGTH = 24;

    /** What is longer, or has more headers or a longer name, is unusual enough; the engine's own limits are not narrower. */
    private static final int BYTES_MAX = 4096;

    private static final int HEADERS_MAX = 32;
    private static final int NAME_MAX = 64;

    /** They say that more than a head is coming, or that something is to be done before it is answered. */
    private static final Set<String> MORE_THAN_A_HEAD = Set.of("content-length", "transfer-encoding", "expect");

    /** What a client that asks to upgrade says there; to close as well, for example, is for the engine to understand. */
    private static final Set<String> CONNECTION = Set.of("upgrade", "keep-alive");

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String HOST_MARKS = ".-:[]";

    UpgradeRequest {
        subprotocols = List.copyOf(subprotocols);
    }

    /** The request that the bytes are, exactly; they are left as they were. */
    static Optional<UpgradeRequest> read(ByteBuffer bytes) {
        if (bytes.remaining() > BYTES_MAX) {
            return Optional.empty();
        }
        String head = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        int end = head.indexOf(HEAD_END);
        return FIRST_LINES.stream()
                .filter(head::startsWith)
                .findFirst()
                .filter(first -> end >= first.length() && end == head.length() - HEAD_END.length())
                .flatMap(first -> headers(head.substring(first.length(), end)))
                .flatMap(UpgradeRequest::of);
    }

    private static Optional<UpgradeRequest> of(Map<String, String> headers) {
        String key = headers.getOrDefault("sec-websocket-key", "");
        String host = headers.getOrDefault("host", "");
        List<String> connection = list(headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT));
        List<String> subprotocols = list(headers.getOrDefault("sec-websocket-protocol", ""));
        boolean asked = !host.isEmpty()
                && isAll(host, UpgradeRequest::isOfHost)
                && headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
                && connection.contains("upgrade")
                && CONNECTION.containsAll(connection)
                && headers.getOrDefault("sec-websocket-version", "").equals("13")
                && isKey(key)
                && subprotocols.stream().allMatch(UpgradeRequest::isToken);
        return asked
                ? Optional.of(new UpgradeRequest(key, subprotocols, Optional.ofNullable(headers.get("origin")), host))
                : Optional.empty();
    }

    /** By their names in lower case; nothing if a line is not in order, or a name comes twice. */
    private static Optional<Map<String, String>> headers(String lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.split(LINE_END, -1)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() == HEADERS_MAX) {
                return Optional.empty();
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = trim(line.substring(colon + 1));
            boolean inOrder = name.length() <= NAME_MAX
                    && isAll(name, UpgradeRequest::isOfToken)
                    && isAll(value, UpgradeRequest::isOfValue)
                    && !MORE_THAN_A_HEAD.contains(name);
            if (!inOrder || headers.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(headers);
    }

    private static List<String> list(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(UpgradeRequest::trim).toList();
    }

    /** Without the spaces and tabs at both ends, and nothing else: to others, what looks like a space may end a line. */
    private static String trim(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }

    private static boolean isKey(String key) {
        return key.length() == KEY_LENGTH
                && key.endsWith("==")
                && isAll(key.substring(0, KEY_LENGTH - 2), UpgradeRequest::isOfBase64);
    }

    private static boolean isAll(String text, IntPredicate kind) {
        for (int at = 0; at < text.length(); at++) {
            if (!kind.test(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfBase64(int letter) {
        return isLetterOrDigit(letter) || letter == '+' || letter == '/';
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && isAll(text, UpgradeRequest::isOfToken);
    }

    private static boolean isOfToken(int letter) {
        return isLetterOrDigit(letter) || TOKEN_MARKS.indexOf(letter) >= 0;
    }

    private static boolean isOfHost(int letter) {
        return isLetterOrDigit(letter) || HOST_MARKS.indexOf(letter) >= 0;
    }

    private static boolean isOfValue(int letter) {
        return letter >= ' ' && letter <= '~';
    }

    private static boolean isLetterOrDigit(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }
}
