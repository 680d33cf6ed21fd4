package tupa.core.store;

import java.sql.SQLException;

/**
 * One thing for the writer to do. The writer calls {@link #run} or {@link #runAlone}, then {@link #committed} once that
 * is durable; it may have to begin again on another connection. Only {@link #doubt} comes from other threads.
 */
sealed interface Job permits AppendJob, TableJob {
    /** What it counts for in a transaction. */
    int rows();

    /** Whether nothing waits for it any more, so that it need not be run. */
    boolean isDone();

    /** Does it amid other jobs, trusting that nothing collides. */
    void run(WriterConnection connection) throws SQLException;

    /** Does it in a transaction of its own, looking first at what is there. */
    void runAlone(WriterConnection connection) throws SQLException;

    /** What it did is durable. */
    void committed();

    /** It collides even alone. */
    void impossible(SQLException why);

    /** The store is in trouble: whoever waits is told now. */
    void doubt(Exception why);
}
