package tupa.testkit.audit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One direction of a connection through the proxy: a small buffer, so that whoever is not read from notices it. */
final class Flow {
    private static final int BUFFER = 8 * 1024;

    private final SocketChannel from;
    private final SocketChannel to;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private boolean held;
    private boolean trickling;
    private int allowance;
    private boolean toBeCut;
    private boolean wasCut;
    private boolean ended;
    private boolean finished;

    Flow(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    void hold(boolean now) {
        held = now;
    }

    void trickle(boolean now) {
        trickling = now;
        allowance = now ? allowance : 0;
    }

    /** How many bytes may pass until the next call, if it trickles. */
    void allow(int bytes) {
        allowance = bytes;
    }

    /** Half of what comes next still passes. */
    void cutNext() {
        toBeCut = true;
    }

    boolean wasCut() {
        return wasCut;
    }

    /** Moves what can be moved. */
    void move() throws IOException {
        boolean moved = true;
        while (moved && !held && !wasCut) {
            boolean read = wantsRead() && read();
            moved = write() || read;
        }
        if (ended && !finished && buffer.position() == 0) {
            finished = true;
            to.shutdownOutput();
        }
    }

    private boolean read() throws IOException {
        int count = from.read(buffer);
        ended = count < 0;
        return count > 0;
    }

    private boolean write() throws IOException {
        buffer.flip();
        int most = trickling ? Math.min(allowance, buffer.remaining()) : buffer.remaining();
        if (toBeCut && buffer.remaining() > 1) {
            most = Math.min(most, buffer.remaining() / 2);
            wasCut = true;
        }
        int count = to.write(buffer.slice(0, most));
        buffer.position(count).compact();
        allowance -= trickling ? count : 0;
        return count > 0;
    }

    boolean wantsRead() {
        return !held && !ended && buffer.hasRemaining() && mayPass();
    }

    boolean wantsWrite() {
        return !held && buffer.position() > 0 && mayPass();
    }

    private boolean mayPass() {
        return !trickling || allowance > 0;
    }

    /** The source has ended and the other side was told. */
    boolean isFinished() {
        return finished;
    }
}
