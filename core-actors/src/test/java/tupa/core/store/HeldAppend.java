package tupa.core.store;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tupa.wire.ErrorCode;

/**
 * An append that a test answers by hand. {@link #answer()} stores it and tells the truth; the other ways are for the
 * days on which a store is in trouble.
 */
public final class HeldAppend extends HeldCall<Outcome> {
    private final Append batch;
    private final Supplier<Outcome> work;
    private final CompletableFuture<Outcome> settled = new CompletableFuture<>();

    HeldAppend(Append batch, Supplier<Outcome> work) {
        super(
                "append of room " + batch.room().value() + " from seq "
                        + batch.events().get(0).seq(),
                work::get);
        this.batch = batch;
        this.work = work;
    }

    public Append batch() {
        return batch;
    }

    /** Stores it and answers {@link Outcome.Committed}; fails when what is stored already speaks against that. */
    public void commit() {
        Outcome outcome = work.get();
        if (!(outcome instanceof Outcome.Committed)) {
            throw new IllegalStateException(this + " cannot commit: " + outcome);
        }
        complete(outcome);
    }

    /** Answers {@link Outcome.Duplicates} as told and stores nothing. {@link #answer()} finds duplicates by itself. */
    public void duplicates(Map<Integer, StoredEvent> originals) {
        complete(new Outcome.Duplicates(originals));
    }

    /** Answers {@link Outcome.Fenced} and stores nothing. */
    public void fence() {
        complete(new Outcome.Fenced());
    }

    /** Answers {@link Outcome.Refused} and stores nothing. */
    public void refuse(ErrorCode code) {
        complete(new Outcome.Refused(code));
    }

    /** Answers {@link Outcome.Unknown}; nothing is stored before {@link #settle()}. */
    public void lose() {
        complete(new Outcome.Unknown(settled));
    }

    /** Answers {@link Outcome.Unknown} although it is stored: a commit whose confirmation was lost. */
    public void storeButLose() {
        Outcome hidden = work.get();
        if (!(hidden instanceof Outcome.Committed)) {
            throw new IllegalStateException(this + " cannot be stored: " + hidden);
        }
        lose();
    }

    /** After {@link #lose()} or {@link #storeButLose()}: appends the same again and tells what came of it. */
    public void settle() {
        settleAs(work.get());
    }

    /** After {@link #lose()}: somebody else turned out to write to this room. */
    public void settleFenced() {
        settleAs(new Outcome.Fenced());
    }

    /** Whether the outcome is certain, at once or by settling. */
    public boolean isCertain() {
        return settled.isDone() || (isAnswered() && !(stage().join() instanceof Outcome.Unknown));
    }

    /** An append never fails: trouble is {@link #refuse} or {@link #lose()}. */
    @Override
    public void fail() {
        throw new UnsupportedOperationException("an append never fails; use refuse() or lose()");
    }

    private void settleAs(Outcome outcome) {
        if (!isAnswered() || !settled.complete(outcome)) {
            throw new IllegalStateException(this + " is not waiting to be settled");
        }
    }
}
