package tupa.testkit.socket;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** What makes a WebSocket of a connection. */
final class Handshake {
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    static ByteBuffer request(URI url, SplittableRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return StandardCharsets.US_ASCII.encode("GET " + url.getPath() + " HTTP/1.1\r\n"
                + "Host: " + url.getAuthority() + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(key) + "\r\n\r\n");
    }

    /** Throws {@link IOException} unless the answer agrees. */
    static void check(String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(
                    "not a WebSocket: " + answer.lines().findFirst().orElse(""));
        }
    }
}
