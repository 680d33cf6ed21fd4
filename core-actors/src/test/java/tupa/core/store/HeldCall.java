package tupa.core.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call to a scripted store that a test answers by hand, on its own thread and exactly once. */
public class HeldCall<T> {
    /** What the call does to the tables. */
    interface Work<T> {
        @Nullable
        T run();
    }

    private final String what;
    private final Work<T> work;
    private final CompletableFuture<T> stage = new CompletableFuture<>();

    HeldCall(String what, Work<T> work) {
        this.what = what;
        this.work = work;
    }

    /** Carries the call out and completes it with what really came of it. */
    public void answer() {
        complete(carryOut());
    }

    /** Completes it with a {@link StoreException}; the call is not carried out. */
    public void fail() {
        if (!stage.completeExceptionally(new StoreException("scripted failure of " + what, new Exception("script")))) {
            throw new IllegalStateException(what + " is answered already");
        }
    }

    public boolean isAnswered() {
        return stage.isDone();
    }

    @Override
    public String toString() {
        return what + (isAnswered() ? " (answered)" : " (held)");
    }

    CompletableFuture<T> stage() {
        return stage;
    }

    @Nullable
    T carryOut() {
        return work.run();
    }

    void complete(@Nullable T answer) {
        if (!stage.complete(answer)) {
            throw new IllegalStateException(what + " is answered already");
        }
    }
}
