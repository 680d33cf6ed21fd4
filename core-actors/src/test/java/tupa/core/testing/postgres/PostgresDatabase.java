package tupa.core.testing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of a {@link PostgresServer}, and how its owner connects to it. */
public record PostgresDatabase(String name, String host, int port) {
    static final String PASSWORD = "open-sesame";

    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    public String user() {
        return "tupa";
    }

    public String password() {
        return PASSWORD;
    }

    /** A connection of the test's own, as the database's owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }
}
