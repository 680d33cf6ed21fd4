package tupa.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The server's part of the opening handshake, RFC 6455 section 4.2.2; that the client's is in order was checked before. */
final class Handshake {
    static final String SUBPROTOCOL = "tupa.v1";

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Handshake() {}

    /**
     * The answer that opens a WebSocket.
     *
     * @param key the value of {@code Sec-WebSocket-Key}
     * @param subprotocols that the client offers
     */
    static HttpResponse accept(String key, Iterable<String> subprotocols) {
        HttpResponse response = HttpResponse.create()
                .withStatus(StatusCodes.SWITCHING_PROTOCOLS)
                .addHeader(RawHeader.create("Upgrade", "websocket"))
                .addHeader(Connection.create("upgrade"))
                .addHeader(RawHeader.create("Sec-WebSocket-Accept", proof(key)));
        return isOffered(subprotocols)
                ? response.addHeader(RawHeader.create("Sec-WebSocket-Protocol", SUBPROTOCOL))
                : response;
    }

    /** The same as it is written. */
    static byte[] answer(String key, Iterable<String> subprotocols) {
        String head = "HTTP/1.1 101 Switching Protocols\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: upgrade\r\n"
                + "Sec-WebSocket-Accept: " + proof(key) + "\r\n"
                + (isOffered(subprotocols) ? "Sec-WebSocket-Protocol: " + SUBPROTOCOL + "\r\n" : "")
                + "\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isOffered(Iterable<String> subprotocols) {
        for (String offered : subprotocols) {
            if (offered.equals(SUBPROTOCOL)) {
                return true;
            }
        }
        return false;
    }

    private static String proof(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
