package tupa.testkit.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tupa.wire.LengthPrefix;

/** A server's end of framed TCP, one connection after the other: hears frames, and says what a test wants it to say. */
public final class FramedPeer implements AutoCloseable {
    private final ServerSocket listener;
    private Socket socket = new Socket();

    public FramedPeer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public URI url() {
        return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** From now on it is about the next connection. */
    public void accept() throws IOException {
        socket.close();
        socket = listener.accept();
        socket.setTcpNoDelay(true);
    }

    /** Waits for the next frame. */
    public String heard() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** In two pieces, as it may come from anywhere far away. */
    public void say(String text) throws IOException {
        byte[] frame = LengthPrefix.frame(text.getBytes(StandardCharsets.UTF_8));
        write(frame, 0, 3);
        write(frame, 3, frame.length - 3);
    }

    /** Writes the beginning of a frame. */
    public void begin(int length) throws IOException {
        write(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length}, 0, 4);
    }

    private void write(byte[] bytes, int from, int count) throws IOException {
        socket.getOutputStream().write(bytes, from, count);
    }

    public void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listener.close();
    }
}
