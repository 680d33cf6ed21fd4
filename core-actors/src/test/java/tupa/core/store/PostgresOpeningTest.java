package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.soon;

import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.PostgresServer;
import tupa.core.testing.postgres.WithPostgres;

/** What an operator is told when PostgreSQL cannot be used: one line that names the place, the cause and what to do. */
@WithPostgres
final class PostgresOpeningTest {
    private final PostgresDatabase database;

    PostgresOpeningTest(PostgresDatabase database) {
        this.database = database;
    }

    @Test
    void a_wrong_password_is_named_but_not_shown() {
        StoreSettings wrong = Given.settings("store.provider = postgres, store.postgres { url = \"" + database.url()
                + "\", user = tupa, password = wr0ng }");

        refusal(wrong)
                .hasMessageContaining(place() + " as tupa: FATAL: password authentication failed for user \"tupa\"")
                .hasMessageContaining("check tupa.store.postgres.user and tupa.store.postgres.password")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void a_missing_database_is_named() {
        PostgresDatabase missing = new PostgresDatabase("nowhere", database.host(), database.port());

        refusal(Given.settings(missing)).hasMessageContaining("database \"nowhere\" does not exist (create it");
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        refusal(Given.settings(new PostgresDatabase("tupa", "127.0.0.1", 1)))
                .hasMessageContaining("127.0.0.1:1/tupa")
                .hasMessageContaining("refused")
                .hasMessageContaining("does it run, and is tupa.store.postgres.url right?");
    }

    @Test
    void a_role_that_may_make_no_tables_is_told_so(PostgresServer server) {
        PostgresDatabase foreign = server.createDatabase();
        server.execute("alter database " + foreign.name() + " owner to postgres");

        refusal(Given.settings(foreign))
                .hasMessageContaining("permission denied for schema public (make the role the owner");
    }

    @Test
    void an_encoding_that_cannot_hold_every_text_is_refused(PostgresServer server) {
        server.execute("create database latin owner tupa encoding 'LATIN1' template template0");
        PostgresDatabase latin = server.createDatabase();

        refusal(Given.settings(new PostgresDatabase("latin", latin.host(), latin.port())))
                .hasMessageContaining("its encoding is LATIN1 and must be UTF8");
    }

    @Test
    void tables_of_a_newer_program_are_refused() throws SQLException {
        open(Given.settings(database)).close();
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("insert into schema_version values (99)");
        }

        refusal(Given.settings(database))
                .hasMessageContaining(
                        "its tables have version 99, this program knows versions up to " + Schema.version("postgres"));
    }

    @Test
    void a_second_server_on_the_same_database_is_refused_and_the_first_goes_on() {
        try (Storage first = open(Given.settings(database))) {
            refusal(Given.settings(database))
                    .hasMessageContaining("another Tupa server uses this database: it is connected from 127.0.0.1");

            assertThat(soon(first.messages().open(room("ops"), 0)).newest()).isZero();
        }

        open(Given.settings(database)).close();
    }

    private String place() {
        return database.host() + ":" + database.port() + "/" + database.name();
    }

    private static AbstractThrowableAssert<?, ?> refusal(StoreSettings settings) {
        return assertThatThrownBy(() -> open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot use the PostgreSQL database ")
                .hasMessageNotContaining("\n");
    }

    private static Storage open(StoreSettings settings) {
        return Storages.open(settings, Storages.randomEpochs());
    }
}
