package tupa.server;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A thread that is not an actor's waits for an answer. */
final class Waiting {
    private Waiting() {}

    /** The answer, which is certain to come; throws {@link CompletionException} when it is that there is none. */
    static <A> A on(CompletionStage<A> answer) {
        return answer.toCompletableFuture().join();
    }
}
