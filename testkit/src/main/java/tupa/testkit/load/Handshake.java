package tupa.testkit.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** Opens a TCP connection and turns it into a WebSocket. */
final class Handshake {
    private static final int KEY_BYTES = 16;
    private static final String END = "\r\n\r\n";

    private Handshake() {}

    /** A connection on which frames may be sent, not blocking. */
    static SocketChannel open(URI url, SplittableRandom random) throws IOException {
        if (!"ws".equals(url.getScheme())) {
            throw new IOException("only ws:// can be loaded, not " + url);
        }
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(StandardCharsets.US_ASCII.encode(request(url, random)));
        String head = readHead(channel);
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not a WebSocket: " + head.lines().findFirst().orElse(""));
        }
        channel.configureBlocking(false);
        return channel;
    }

    private static String request(URI url, SplittableRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return "GET " + url.getPath() + " HTTP/1.1\r\n"
                + "Host: " + url.getAuthority() + "\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(key) + END;
    }

    /** Byte by byte: what follows is the first frame's. */
    private static String readHead(SocketChannel channel) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!head.toString().endsWith(END)) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("closed instead of becoming a WebSocket");
            }
            head.append((char) one.get(0));
        }
        return head.toString();
    }
}
