package tupa.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import tupa.wire.UserId;

/**
 * Everything in one database. Stages complete on the store's threads, so what depends on them must be short. What is
 * given after {@link #close} is refused.
 */
final class SqlStorage implements Storage, MessageLog, SessionStore {
    /** Nobody is waited for who only reads; a process has ten seconds in all to end. */
    private static final Duration READERS_LIMIT = Duration.ofMillis(500);

    private static final Duration WRITER_LIMIT = Duration.ofSeconds(3);

    private final StoreWriter writer;
    private final HistoryReaders readers;

    private SqlStorage(StoreWriter writer, HistoryReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Throws {@link StoreException} that names the database and the reason when it cannot be used. */
    static SqlStorage open(Database database, StoreSettings settings, Supplier<String> epochs) {
        StoreWriter writer = new StoreWriter(database, settings, epochs);
        try {
            Connection connection = database.connect();
            try {
                Schema.bringUpToDate(connection, database.dialect());
                writer.start(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | StoreException e) {
            throw new StoreException(database.complaint(e), e);
        }
        return new SqlStorage(writer, readers(database, settings));
    }

    /** Over a database whose schema is up to date. */
    static SqlStorage over(Database database, StoreSettings settings, Supplier<String> epochs) {
        StoreWriter writer = new StoreWriter(database, settings, epochs);
        writer.start();
        return new SqlStorage(writer, readers(database, settings));
    }

    private static HistoryReaders readers(Database database, StoreSettings settings) {
        return new HistoryReaders(database.readConnections(), database.readers(), settings.readQueueMax());
    }

    @Override
    public MessageLog messages() {
        return this;
    }

    @Override
    public SessionStore sessions() {
        return this;
    }

    @Override
    public CompletionStage<OpenedRoom> open(RoomKey room, int recent) {
        return submit(new TableJob<>(
                "opening " + room, connection -> connection.messages().open(room, recent)));
    }

    @Override
    public CompletionStage<Outcome> append(Append batch) {
        AppendJob job = new AppendJob(batch);
        writer.submit(job);
        return job.answer();
    }

    @Override
    public CompletionStage<Page> after(RoomId room, long after, long upTo, int limit) {
        return readers.read(messages -> messages.after(room, after, upTo, limit));
    }

    @Override
    public CompletionStage<Page> before(RoomId room, long before, int limit) {
        return readers.read(messages -> messages.before(room, before, limit));
    }

    @Override
    public CompletionStage<List<LoggedRoom>> rooms(RoomId after, int limit) {
        return readers.read(messages -> messages.rooms(after, limit));
    }

    @Override
    public CompletionStage<Cut> cut(RoomId room, Keep keep) {
        return readers.read(messages -> messages.cut(room, keep));
    }

    @Override
    public CompletionStage<Integer> prune(RoomId room, long below, int limit) {
        return submit(new TableJob<>(
                "deleting old events", connection -> connection.messages().prune(room, below, limit)));
    }

    @Override
    public CompletionStage<Void> save(SessionRow row) {
        return submit(new TableJob<Void>("saving the session of " + row.user(), connection -> {
            connection.sessions().save(row);
            return null;
        }));
    }

    @Override
    public CompletionStage<Void> delete(UserId user) {
        return submit(new TableJob<Void>("deleting the session of " + user, connection -> {
            connection.sessions().delete(user);
            return null;
        }));
    }

    @Override
    public CompletionStage<List<SessionRow>> loadAll() {
        return submit(new TableJob<>(
                "loading the sessions", connection -> connection.sessions().all()));
    }

    @Override
    public Optional<String> trouble() {
        return writer.trouble().map(why -> Optional.ofNullable(why.getMessage()).orElse(why.toString()));
    }

    @Override
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public List<Duration> lastCommits() {
        return writer.lastCommits();
    }

    @Override
    public void close() {
        try {
            readers.close(READERS_LIMIT);
            writer.close(WRITER_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletionStage<T> submit(TableJob<T> job) {
        writer.submit(job);
        return job.answer();
    }
}
