package tupa.core.store;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
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
import tupa.core.testing.postgres.PostgresDatabase;
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

    static String hocon(Path file) {
        return "data-dir = \"" + file.getParent() + "\", store.sqlite.file = \"" + file.getFileName() + "\"";
    }

    static String hocon(PostgresDatabase database) {
        return "store.provider = postgres, store.postgres { url = \"" + database.url() + "\", user = \""
                + database.user() + "\", password = \"" + database.password() + "\" }";
    }

    static StoreSettings settings(Path file) {
        return settings(hocon(file));
    }

    static StoreSettings settings(PostgresDatabase database) {
        return settings(hocon(database));
    }

    /** Somebody who does not wait long for a locked file. */
    static StoreSettings impatient(Path file) {
        return settings(hocon(file) + ", store.sqlite.busy-timeout = 10 ms");
    }

    /** Those that operators have. */
    static StoreSettings patient(PostgresDatabase database) {
        return settings(hocon(database) + ", store { retry-min = 100 ms, retry-max = 1 s }");
    }

    /** Those of the reference but for these, with little patience and small bounds. */
    static StoreSettings settings(String hocon) {
        String quick = "store { queue-max = 4000, retry-min = 1 ms, retry-max = 20 ms }";
        return StoreSettings.of(ConfigFactory.parseString(hocon)
                .withFallback(ConfigFactory.parseString(quick))
                .withFallback(ConfigFactory.load().getConfig("tupa")));
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
