package tupa.testkit.audit.mutant;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import tupa.core.store.Append;
import tupa.core.store.Cut;
import tupa.core.store.Keep;
import tupa.core.store.LoggedRoom;
import tupa.core.store.MessageLog;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.Page;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;

/** A log that says at once of every tenth batch that it is stored, and then has other things to do. */
final class HastyLog implements MessageLog {
    private static final int EVERY = 10;

    private final MessageLog real;
    private final AtomicInteger batches = new AtomicInteger();

    HastyLog(MessageLog real) {
        this.real = real;
    }

    @Override
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        return real.open(room, recent);
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        return batches.incrementAndGet() % EVERY == 0
                ? CompletableFuture.completedFuture(new Outcome.Committed())
                : real.append(batch);
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        return real.after(room, after, upTo, limit);
    }

    @Override
    public CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit) {
        return real.rooms(after, limit);
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room, Keep keep) {
        return real.cut(room, keep);
    }

    @Override
    public CompletionStage<Integer> prune(RoomId room, long below, int limit) {
        return real.prune(room, below, limit);
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        return real.before(room, before, limit);
    }
}
