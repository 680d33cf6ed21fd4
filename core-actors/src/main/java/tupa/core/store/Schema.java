package tupa.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Brings a database to this program's version of the tables: {@code schema/DIALECT/1.sql}, {@code 2.sql} and so on. */
final class Schema {
    private Schema() {}

    /** The version this program knows, which is the number of the last script. */
    static int version(String dialect) {
        int version = 0;
        while (script(dialect, version + 1).isPresent()) {
            version++;
        }
        return version;
    }

    /** Commits the new version, or throws and leaves all as it was. A newer version than ours is a {@link StoreException}. */
    static void bringUpToDate(Connection connection, String dialect) throws SQLException {
        bringTo(version(dialect), connection, dialect);
    }

    /** The same for a program that knows versions up to {@code known}. */
    static void bringTo(int known, Connection connection, String dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_version (version integer primary key)");
            int found = version(statement);
            if (found > known) {
                throw newer(found, known);
            }
            for (int next = found + 1; next <= known; next++) {
                apply(statement, next, script(dialect, next).orElseThrow());
            }
            connection.commit();
        }
    }

    /** Throws {@link StoreException} unless these are tables of this program or an earlier version of it. */
    static void requireKnown(Statement statement, String dialect) throws SQLException {
        int found = version(statement);
        int known = version(dialect);
        if (found > known) {
            throw newer(found, known);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void apply(Statement statement, int version, String script) throws SQLException {
        for (String sql : script.split(";\n", -1)) {
            if (!sql.isBlank()) {
                statement.execute(sql);
            }
        }
        statement.execute("insert into schema_version values (" + version + ")");
    }

    private static Optional<String> script(String dialect, int version) {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + dialect + "/" + version + ".sql")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreException newer(int found, int known) {
        String problem = "its tables have version " + found + ", this program knows versions up to " + known;
        return new StoreException(problem, new IllegalStateException("made by a newer program"));
    }
}
