package tupa.core.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The fixture itself. */
@WithPostgres
final class PostgresServerTest {
    private static final String COUNT = "select count(*) from note";

    @Test
    void every_test_has_an_empty_database(PostgresDatabase one, PostgresDatabase other) throws SQLException {
        try (Connection connection = one.connect()) {
            connection.createStatement().execute("create table note (text text)");
        }

        assertThat(one.port()).isEqualTo(other.port());
        try (Connection connection = other.connect()) {
            assertThatThrownBy(() -> connection.createStatement().execute(COUNT))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_password_is_asked_for(PostgresDatabase database) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_server_comes_back_where_it_was_with_what_was_committed(PostgresServer server) throws SQLException {
        PostgresDatabase database = server.createDatabase();
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("create table note as select 'kept' as text");
        }

        server.stopImmediately();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        server.start();

        assertThat(count(database)).isEqualTo(1);
    }

    @Test
    void a_frozen_server_answers_when_it_is_thawed(PostgresServer server) throws SQLException {
        PostgresDatabase database = server.createDatabase();
        server.execute(database, "create table note (text text)");
        server.execute(database, "grant select on note to tupa");

        server.freeze();
        assertThatThrownBy(() -> DriverManager.getConnection(
                        database.url() + "?socketTimeout=1", database.user(), database.password()))
                .isInstanceOf(SQLException.class);
        server.thaw();

        assertThat(count(database)).isZero();
    }

    @Test
    void where_it_is_missing_tests_are_skipped_but_not_in_ci() {
        assertThat(PostgresExtension.missing(false).isDisabled()).isTrue();
        assertThatThrownBy(() -> PostgresExtension.missing(true)).hasMessageContaining("not installed");
    }

    private static long count(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }
}
