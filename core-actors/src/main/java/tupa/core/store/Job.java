package tupa.core.store;

import java.sql.SQLException;

/**
 * One thing for the writer to do. The writer calls {@link #run} or {@link #runAlone}, then {@link #committed} once that
 * is durable. All but {@link #refuse} happens on the writer's thread.
 */
sealed interface Job permits AppendJob, TableJob {
    /** What it counts for in a transaction and in the queue. */
    int rows();

    /** Does it amid other jobs, trusting that nothing collides. */
    void run(WriterConnection connection) throws SQLException;

    /** Does it in a transaction of its own, looking first at what is there. */
    void runAlone(WriterConnection connection) throws SQLException;

    /** What it did is durable. */
    void committed();

    /** It collides even alone, or cannot be done by this program. */
    void impossible(Exception why);

    /** Its commit failed: nobody knows whether it is durable, and whoever waits is told now. */
    void doubt(Exception why);

    /** It did not reach its commit and will not be tried again; a job in doubt does not listen to that. */
    void refuse(Refusal refusal);

    /** Whether it must be done again until its outcome is certain. */
    boolean isUnsettled();
}
