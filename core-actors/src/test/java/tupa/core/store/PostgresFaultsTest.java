package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.PostgresServer;
import tupa.core.testing.postgres.WithPostgres;

/** PostgreSQL fails in the middle of a load, in every way but losing its disk. How long things took is printed. */
@WithPostgres
final class PostgresFaultsTest {
    private static final int ROOMS = 5;
    private static final int SOME = 20;

    private final PostgresServer server;
    private final PostgresDatabase database;
    private final Storage storage;
    private final Posters posters;

    PostgresFaultsTest(PostgresServer server) {
        this.server = server;
        this.database = server.createDatabase();
        this.storage = Storages.open(Given.patient(database), Storages.randomEpochs());
        this.posters = new Posters(storage.messages(), ROOMS);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void stopped_and_started() throws Exception {
        awaitStored(SOME);

        server.stopImmediately();
        try {
            awaitRefused("stopped");
        } finally {
            server.start();
        }

        awaitBack("stopped");
        posters.assertNothingLostAndNothingRefusedStored();
    }

    @Test
    void frozen() throws Exception {
        awaitStored(SOME);

        server.freeze();
        try {
            awaitRefused("frozen");
        } finally {
            server.thaw();
        }

        awaitBack("frozen");
        posters.assertNothingLostAndNothingRefusedStored();
    }

    @Test
    void locked_by_somebody_else() throws Exception {
        awaitStored(SOME);

        try (Connection lock = database.connect()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table message in exclusive mode");
            awaitRefused("locked");
            assertThat(storage.trouble())
                    .hasValueSatisfying(why -> assertThat(why).contains("lock timeout"));
        }

        awaitBack("locked");
        posters.assertNothingLostAndNothingRefusedStored();
    }

    @Test
    void its_connections_cut_again_and_again() throws Exception {
        for (int cut = 1; cut <= 5; cut++) {
            awaitStored(posters.stored() + SOME);
            cutConnections();
            awaitBack("cut");
        }
        posters.assertNothingLostAndNothingRefusedStored();
    }

    private void cutConnections() throws SQLException {
        server.execute(
                database,
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    private void awaitStored(int count) {
        Given.await(() -> posters.stored() >= count);
    }

    /** Also when the fault came amid a commit of all: then nobody is left who could be refused. */
    private void awaitRefused(String fault) {
        long start = System.nanoTime();
        int before = posters.refused();
        Given.await(() -> posters.refused() >= before + SOME || posters.inDoubt() == ROOMS);
        tell("refused", fault, start);
        assertThat(storage.trouble()).isPresent();
    }

    private void awaitBack(String fault) {
        long start = System.nanoTime();
        awaitStored(posters.stored() + SOME);
        tell("back", fault, start);
        assertThat(storage.trouble()).isEmpty();
    }

    private static void tell(String what, String fault, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        System.out.printf("PostgreSQL %s: %s after %d ms%n", fault, what, millis);
    }
}
