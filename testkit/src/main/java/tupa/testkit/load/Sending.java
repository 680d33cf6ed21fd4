package tupa.testkit.load;

import java.io.IOException;

/** Who posts when. */
interface Sending extends AutoCloseable {
    /** Sends what may be sent by now, in the time of {@link System#nanoTime}. */
    void send(long now) throws IOException;

    /** Nothing more is to be sent. */
    boolean isOver(long now);

    @Override
    default void close() {}
}
