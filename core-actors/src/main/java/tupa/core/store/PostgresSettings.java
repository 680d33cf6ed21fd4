package tupa.core.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** How PostgreSQL is reached; the keys under {@code tupa.store.postgres}, explained in {@code reference.conf}. */
public record PostgresSettings(
        String url,
        String user,
        String password,
        int poolSize,
        Duration connectTimeout,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration socketTimeout) {
    private static final String PATH = "tupa.store.postgres.";
    private static final String PREFIX = "jdbc:postgresql:";

    public PostgresSettings {
        if (!isAddress(url)) {
            throw new ConfigException.BadValue(PATH + "url", "must be like jdbc:postgresql://HOST:PORT/DATABASE");
        }
        if (url.matches("(?i).*[?&](ssl)?password=.*")) {
            throw new ConfigException.BadValue(
                    PATH + "url", "must not contain a password, which would show in messages: " + PATH + "password");
        }
        atLeast(poolSize >= 1, "pool-size", "1");
        atLeast(connectTimeout.toSeconds() >= 1, "connect-timeout", "1 second");
        atLeast(lockTimeout.toMillis() >= 1, "lock-timeout", "1 ms");
        atLeast(statementTimeout.compareTo(lockTimeout) >= 0, "statement-timeout", "lock-timeout");
        // Whole seconds, and the server is to have the first word: only what it says is certain.
        atLeast(
                socketTimeout.minus(statementTimeout).toSeconds() >= 1,
                "socket-timeout",
                "statement-timeout + 1 second");
    }

    static PostgresSettings of(Config postgres) {
        return new PostgresSettings(
                postgres.getString("url"),
                postgres.getString("user"),
                postgres.getString("password"),
                postgres.getInt("pool-size"),
                postgres.getDuration("connect-timeout"),
                postgres.getDuration("lock-timeout"),
                postgres.getDuration("statement-timeout"),
                postgres.getDuration("socket-timeout"));
    }

    /** Where it is, in few words. */
    String place() {
        return url.substring(PREFIX.length()).replaceFirst("\\?.*", "").replaceFirst("^//", "");
    }

    private static boolean isAddress(String url) {
        try {
            return url.startsWith(PREFIX) && DriverManager.getDriver(url).acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A password belongs in no message. */
    @Override
    public String toString() {
        return "PostgresSettings[" + user + " at " + place() + "]";
    }

    private static void atLeast(boolean holds, String key, String least) {
        if (!holds) {
            throw new ConfigException.BadValue(PATH + key, "must be at least " + least);
        }
    }
}
