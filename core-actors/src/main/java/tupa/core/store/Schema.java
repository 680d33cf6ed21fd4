package tupa.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Brings a database to this program's version of the tables: {@code schema/1.sql}, {@code schema/2.sql} and so on. */
final class Schema {
    static final int VERSION = 2;

    private Schema() {}

    /** Commits the new version, or throws and leaves all as it was. A newer version than ours is a {@link StoreException}. */
    static void bringUpToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (version integer primary key) strict");
            int found = version(statement);
            if (found > VERSION) {
                throw newer(found);
            }
            for (int next = found + 1; next <= VERSION; next++) {
                apply(statement, next);
            }
            connection.commit();
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            return row.getInt(1);
        }
    }

    private static void apply(Statement statement, int version) throws SQLException {
        for (String sql : script(version).split(";\n", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
        statement.execute("insert into schema_version values (" + version + ")");
    }

    private static String script(int version) {
        String name = "schema/" + version + ".sql";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreException newer(int found) {
        String problem = "its tables have version " + found + ", this program knows versions up to " + VERSION;
        return new StoreException(problem, new IllegalStateException("made by a newer program"));
    }
}
