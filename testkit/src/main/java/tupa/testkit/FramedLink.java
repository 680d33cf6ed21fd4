package tupa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import tupa.wire.LengthPrefix;

/** A connection over TCP on which every frame stands behind its length. */
final class FramedLink implements Link {
    private static final int READ_BYTES = 16 * 1024;

    private final Socket socket;
    private final BiConsumer<Link, String> frames;
    private final BiConsumer<Link, End> end;
    private boolean reading = true;

    private FramedLink(Socket socket, BiConsumer<Link, String> frames, BiConsumer<Link, End> end) {
        this.socket = socket;
        this.frames = frames;
        this.end = end;
    }

    static FramedLink open(URI url, BiConsumer<Link, String> frames, BiConsumer<Link, End> end) {
        try {
            Socket socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            FramedLink link = new FramedLink(socket, frames, end);
            Thread reader = new Thread(link::read, "framed-link");
            reader.setDaemon(true);
            reader.start();
            return link;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What goes wrong in whoever hears the frames ends the connection as well. */
    private void read() {
        try (socket) {
            readAll();
            end.accept(this, new End(BROKEN, "closed by the server"));
        } catch (IOException | RuntimeException failure) {
            end.accept(this, new End(BROKEN, String.valueOf(failure)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws IOException, InterruptedException {
        LengthPrefix.Reader reader = new LengthPrefix.Reader(LengthPrefix.TO_CLIENT_MAX);
        byte[] bytes = new byte[READ_BYTES];
        for (int count = take(bytes); count >= 0; count = take(bytes)) {
            reader.add(ByteBuffer.wrap(bytes, 0, count));
            for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
                awaitReading();
                frames.accept(this, new String(next.get(), StandardCharsets.UTF_8));
            }
            if (reader.isRefused()) {
                throw new IOException("a frame of no length that may be");
            }
        }
        if (reader.isUnfinished()) {
            throw new IOException("closed in the middle of a frame");
        }
    }

    private int take(byte[] bytes) throws IOException, InterruptedException {
        awaitReading();
        return socket.getInputStream().read(bytes);
    }

    private synchronized void awaitReading() throws InterruptedException {
        while (!reading) {
            wait();
        }
    }

    @Override
    public void send(String frame) {
        try {
            socket.getOutputStream().write(LengthPrefix.frame(frame.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void sendPart(String part) {
        throw new UnsupportedOperationException("a frame on TCP has no parts");
    }

    @Override
    public void sendBinary(byte[] frame) {
        throw new UnsupportedOperationException("every frame on TCP is text");
    }

    @Override
    public void abort() {
        readAgain();
        try {
            socket.close();
        } catch (IOException already) {
            // Then it is closed.
        }
    }

    /** Nothing is said here that a closed socket does not say. */
    @Override
    public void close() {
        abort();
    }

    @Override
    public synchronized void stopReading() {
        reading = false;
    }

    @Override
    public synchronized void readAgain() {
        reading = true;
        notifyAll();
    }
}
