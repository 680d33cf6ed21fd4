package tupa.terminal.link;

import java.util.concurrent.CompletableFuture;

/** What brings the frames of one open connection, and tells the {@link CarriedConnection} what comes. */
interface Carrier {
    /** Begins to read. */
    void begin();

    /** Writes one frame; called again only when that is done. */
    CompletableFuture<?> write(String frame);

    /** Tells the server that nothing more is written. */
    CompletableFuture<?> finish();

    /** Ends the connection at once. */
    void abort();
}
