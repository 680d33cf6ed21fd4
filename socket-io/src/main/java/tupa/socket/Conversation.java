package tupa.socket;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is spoken on one connection. All of it is called on the thread of the connection's loop, which serves others too:
 * nothing may block. After each call the loop asks what is to be written, whether more may be read, and whether it is over.
 * What is thrown is a bug, and cuts the connection.
 */
public interface Conversation {
    /** Longer than anything is waited for, and yet no overflow when it is added to a time. */
    long FOREVER = Long.MAX_VALUE / 2;

    /** Takes all that came; the buffer is used again for others. */
    void received(ByteBuffer bytes);

    /** The peer writes no more. */
    void ended();

    /** Whether more is to be read; as long as it is not, the peer is held back by what he has written. */
    boolean isReading();

    /**
     * What is to be written next, all of it together, or nothing for now. Asked again when it is on its way; the arrays
     * are read until then, and never written to, so that others may be writing the same.
     */
    List<byte[]> write();

    /** Everything is said: the connection is closed once it is written. */
    boolean isOver();

    /**
     * Nanoseconds from now until {@link #late} if nothing happens before, or {@link #FOREVER}. Asked after every step but one
     * that has only written, all that there was, while the conversation {@link #isSteady}.
     */
    long patience();

    /**
     * Whether having written all that there was can only make {@link #patience} longer, and ends nothing. It spares whoever
     * is written to, as thousands are at once, one question; to be called late then does no harm.
     */
    default boolean isSteady() {
        return false;
    }

    /** The time told by {@link #patience} is over. The loop looks a few times a second, so it may be over for a while. */
    void late();

    /** The connection is gone, however that came; the last call. */
    void closed();
}
