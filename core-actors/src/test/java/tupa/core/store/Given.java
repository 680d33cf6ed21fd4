package tupa.core.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/** The events, rows and settings that tests of the store speak of. */
final class Given {
    static final UserId ALICE = new UserId("u-alice");
    static final UserId BOB = new UserId("u-bob");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Given() {}

    static StoreSettings settings(Path file) {
        return new StoreSettings(
                StoreSettings.Provider.SQLITE,
                1024,
                4000,
                Duration.ofMillis(1),
                Duration.ofMillis(20),
                file,
                2,
                Duration.ofSeconds(2));
    }

    static RoomKey room(String name) {
        return new RoomKey(name);
    }

    static StoredEvent event(long seq, UserId author, String cid, String text) {
        return event(seq, EntryKind.TEXT, author, cid, text);
    }

    static StoredEvent event(long seq, EntryKind kind, UserId author, String cid, String text) {
        Nick nick = new Nick(author.value().substring(2));
        return new StoredEvent(
                seq, START.plusMillis(seq), new Entry(author, nick, Optional.empty(), kind, new Cid(cid), text));
    }

    /** What Alice says under these numbers, each with a cid of its own. */
    static List<StoredEvent> said(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> event(seq, ALICE, "c" + seq, "line " + seq))
                .toList();
    }

    static Append said(OpenedRoom room, long first, long last) {
        return new Append(room.id(), said(first, last));
    }

    static SessionRow session(UserId user, String... rooms) {
        List<SessionRow.Joined> joined = Stream.of(rooms)
                .map(name -> new SessionRow.Joined(new RoomKey(name), name.length(), "epoch-" + name))
                .toList();
        return new SessionRow(user, new Nick("nick"), Status.AWAY, "hash", joined, Optional.of(START));
    }

    /** Somebody who does not wait long for a locked file. */
    static StoreSettings impatient(Path file) {
        StoreSettings usual = settings(file);
        return new StoreSettings(
                usual.provider(),
                usual.maxBatch(),
                usual.queueMax(),
                usual.retryMin(),
                usual.retryMax(),
                file,
                usual.readers(),
                Duration.ofMillis(10));
    }

    /** Waits for what no stage tells, within reason. */
    static void await(BooleanSupplier condition) {
        await(condition::getAsBoolean, met -> met);
    }

    /** The first value that will do; asks again and again, within reason. */
    static <T> T await(Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + seen);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            seen = look.get();
        }
        return seen;
    }

    /** Waits for what comes from another thread, within reason. */
    static <T> T soon(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
