package tupa.socket;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One connection. Its methods may be called from any thread. */
public interface Connection {
    /** Who is at the other end. */
    InetSocketAddress peer();

    /** The conversation has something to write. Said again before the loop has looked, it costs next to nothing. */
    void wake();

    /** The thread on which all this is done, and that of the connections which have the same. Nothing executed there may block. */
    Executor loop();

    /** Takes a step in the conversation's turn, unless the connection is closed by then. */
    void run(Runnable step);

    /** From now on this is spoken. To be called in the turn of the conversation that ends by it, which hears nothing more. */
    void become(Conversation next);

    /** The peer has done what no honest program does; whoever does so often is kept out for a while. */
    void offended();

    /**
     * From now on the operating system asks a peer of whom nothing is heard for so long whether he is still there, and the
     * connection is lost when he does not answer ten times, a second apart: enough for those who may be quiet as long as they
     * like. Where the system cannot be told how long, it is hours.
     */
    void keepAlive(Duration quiet);

    /** What was written so far is all there is: once the peer has it, he reads the end. He may go on writing. */
    void finish();

    /** Cuts the connection, whatever is on its way. */
    void abort();

    /** Completes, never with a failure, when the connection is closed. */
    CompletionStage<Void> gone();
}
