package tupa.core.store;

import com.zaxxer.hikari.HikariConfig;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A PostgreSQL database: how connections to it behave, and that only one server at a time writes to it. */
final class Postgres implements Database {
    /** The lock that makes its holder the one writer; the number says "tupa". */
    private static final long WRITER_LOCK = 0x74757061L;

    /** Holds back a character that a PostgreSQL text cannot have. */
    private static final char ESCAPE = '\u001A';

    private final PostgresSettings settings;
    /** Tells this server's connections from any other's. */
    private final String name = "tupa writer " + Long.toHexString(new SecureRandom().nextLong());

    Postgres(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public String dialect() {
        return "postgres";
    }

    @Override
    public Connection connectAlone() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.commit();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void roomsInserted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select setval(pg_get_serial_sequence('room', 'id'), coalesce(max(id), 0) + 1, false)"
                    + " from room");
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = properties(name);
        properties.setProperty("user", settings.user());
        if (!settings.password().isEmpty()) {
            properties.setProperty("password", settings.password());
        }
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        try {
            requireUtf8(connection);
            endPredecessor(connection);
            lock(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * A lost connection of ours may live on over there for a long time, with its transaction and its lock. It is ended, so
     * that what it did becomes certain.
     */
    private void endPredecessor(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement("select pg_terminate_backend(pid)"
                + " from pg_stat_activity where application_name = ? and usename = current_user"
                + " and pid <> pg_backend_pid()")) {
            end.setString(1, name);
            end.execute();
        }
    }

    /** Held as long as the connection lives; a process that was killed has lost its own a moment later. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + WRITER_LOCK + ")");
        } catch (SQLException e) {
            if (PostgresComplaints.isLockTimeout(e)) {
                throw new SQLException("another Tupa server uses this database: " + holder(connection), e);
            }
            throw e;
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(host(client_addr), 'local'), pid"
                        + " from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted"
                        + " and objid = " + WRITER_LOCK + " and datname = current_database()")) {
            return row.next()
                    ? "it is connected from " + row.getString(1) + ", process " + row.getInt(2)
                    : "it has gone this moment";
        }
    }

    private static void requireUtf8(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_encoding")) {
            if (row.next() && !row.getString(1).equals("UTF8")) {
                throw new SQLException("its encoding is " + row.getString(1) + " and must be UTF8");
            }
        }
    }

    /** All times are bounded, and an acknowledged commit is on disk whatever the server's own settings are. */
    private Properties properties(String applicationName) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", applicationName);
        String connect = Long.toString(settings.connectTimeout().toSeconds());
        properties.setProperty("connectTimeout", connect);
        properties.setProperty("loginTimeout", connect);
        properties.setProperty(
                "socketTimeout", Long.toString(settings.socketTimeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "options",
                "-c statement_timeout=" + settings.statementTimeout().toMillis() + " -c lock_timeout="
                        + settings.lockTimeout().toMillis() + " -c synchronous_commit=on"
                        + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3");
        return properties;
    }

    @Override
    public ReadConnections readConnections() {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("tupa-store-reader");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        if (!settings.password().isEmpty()) {
            pool.setPassword(settings.password());
        }
        pool.setDataSourceProperties(properties("tupa reader"));
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setConnectionTimeout(settings.connectTimeout().toMillis());
        pool.setValidationTimeout(settings.connectTimeout().toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setReadOnly(true);
        return new PooledReadConnections(pool, this);
    }

    @Override
    public int readers() {
        return settings.poolSize();
    }

    @Override
    public MessageInsert messageInsert(Connection connection) throws SQLException {
        return new UnnestInsert(connection, this);
    }

    @Override
    public String encode(String text) {
        return text.indexOf(0) < 0 && text.indexOf(ESCAPE) < 0
                ? text
                : text.replace("" + ESCAPE, "" + ESCAPE + ESCAPE).replace("\0", ESCAPE + "0");
    }

    @Override
    public String decode(String text) {
        if (text.indexOf(ESCAPE) < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE && i + 1 < text.length()) {
                i++;
                decoded.append(text.charAt(i) == '0' ? '\0' : ESCAPE);
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    @Override
    public boolean isCollision(SQLException e) {
        return PostgresComplaints.isCollision(e);
    }

    @Override
    public void finish(Connection connection) {
        // The server keeps its files in order by itself.
    }

    @Override
    public String complaint(Exception why) {
        return "cannot use the PostgreSQL database " + settings.place() + " as " + settings.user() + ": "
                + PostgresComplaints.of(why);
    }
}
