package tupa.socket;

import java.util.concurrent.CompletionStage;

/** A listener that knows of its users, whatever they speak. Its methods may be called from any thread. */
public interface OpenPort extends Listener {
    /** Completes, never with a failure, when every user's connection that is open now is closed. */
    CompletionStage<Void> allGone();
}
