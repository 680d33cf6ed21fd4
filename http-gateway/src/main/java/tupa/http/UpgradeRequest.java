package tupa.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A request for a WebSocket in the form in which clients send it, RFC 6455 section 4.2.1. This reads nothing else: what is in
 * any other form, right or wrong, is for the HTTP engine to judge.
 *
 * @param key the value of {@code Sec-WebSocket-Key}
 * @param subprotocols that the client offers
 */
record UpgradeRequest(String key, List<String> subprotocols, Optional<String> origin, Optional<String> host) {
    private static final String FIRST_LINE = "GET " + HttpRoutes.WEB_SOCKET + " HTTP/1.1";
    private static final String LINE_END = "\r\n";
    private static final String HEAD_END = LINE_END + LINE_END;

    /** The base64 of sixteen bytes. */
    private static final int KEY_LENGTH = 24;

    /** Longer ones, and those with more headers, are unusual enough. */
    private static final int BYTES_MAX = 4096;

    private static final int HEADERS_MAX = 64;

    /** They say that more than a head is coming, or that something is to be done before it is answered. */
    private static final Set<String> MORE_THAN_A_HEAD = Set.of("content-length", "transfer-encoding", "expect");

    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";

    UpgradeRequest {
        subprotocols = List.copyOf(subprotocols);
    }

    /** The request that the bytes are, exactly; they are left as they were. */
    static Optional<UpgradeRequest> read(ByteBuffer bytes) {
        if (bytes.remaining() > BYTES_MAX) {
            return Optional.empty();
        }
        String head = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        return head.startsWith(FIRST_LINE + LINE_END) && head.indexOf(HEAD_END) == head.length() - HEAD_END.length()
                ? headers(head.substring(FIRST_LINE.length() + LINE_END.length(), head.length() - HEAD_END.length()))
                        .flatMap(UpgradeRequest::of)
                : Optional.empty();
    }

    private static Optional<UpgradeRequest> of(Map<String, String> headers) {
        String key = headers.getOrDefault("sec-websocket-key", "");
        boolean asked = headers.containsKey("host")
                && headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
                && list(headers.getOrDefault("connection", "")).anyMatch("upgrade"::equalsIgnoreCase)
                && headers.getOrDefault("sec-websocket-version", "").equals("13")
                && isKey(key);
        return asked
                ? Optional.of(new UpgradeRequest(
                        key,
                        list(headers.getOrDefault("sec-websocket-protocol", "")).toList(),
                        Optional.ofNullable(headers.get("origin")),
                        Optional.ofNullable(headers.get("host"))))
                : Optional.empty();
    }

    /** By their names in lower case; nothing if a line is not in order, or a name comes twice. */
    private static Optional<Map<String, String>> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.split(LINE_END, -1)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() == HEADERS_MAX) {
                return Optional.empty();
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            boolean inOrder = isAll(name, UpgradeRequest::isOfName)
                    && isAll(value, UpgradeRequest::isOfValue)
                    && !MORE_THAN_A_HEAD.contains(name);
            if (!inOrder || headers.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(headers);
    }

    private static Stream<String> list(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).filter(element -> !element.isEmpty());
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

    private static boolean isOfName(int letter) {
        return isLetterOrDigit(letter) || NAME_MARKS.indexOf(letter) >= 0;
    }

    private static boolean isOfValue(int letter) {
        return letter >= ' ' && letter <= '~';
    }

    private static boolean isLetterOrDigit(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }
}
