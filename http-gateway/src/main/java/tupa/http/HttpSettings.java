package tupa.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;

/** Where and how to listen; the keys under {@code tupa.http}, explained in {@code reference.conf}. */
public record HttpSettings(
        String host,
        int port,
        List<String> allowedOrigins,
        int maxConnections,
        int backlog,
        Duration headTimeout,
        Duration keepAlive,
        Duration partsTimeout,
        Duration sessionTimeout,
        Duration linger) {
    public HttpSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /**
     * Reads the settings out of the part of the configuration that is called {@code tupa}.
     *
     * @throws ConfigException when a key is missing or its value makes no sense; the message names the key
     */
    public static HttpSettings of(Config tupa) {
        Config http = tupa.getConfig("http");
        return new HttpSettings(
                http.getString("host"),
                between(http, "port", 0, 65_535),
                http.getStringList("allowed-origins"),
                between(http, "max-connections", 1, Integer.MAX_VALUE),
                between(http, "backlog", 1, Integer.MAX_VALUE),
                positive(http, "head-timeout"),
                positive(http, "keep-alive"),
                positive(http, "parts-timeout"),
                positive(http, "session-timeout"),
                positive(http, "linger"));
    }

    /** How Pekko must be set up for this gateway: to be put between an operator's settings and Pekko's own defaults. */
    public static Config engine() {
        return ConfigFactory.parseResources(HttpSettings.class, "engine.conf");
    }

    private static int between(Config http, String key, int least, int most) {
        int value = http.getInt(key);
        if (value < least || value > most) {
            throw bad(http, key, "must be between " + least + " and " + most);
        }
        return value;
    }

    private static Duration positive(Config http, String key) {
        Duration value = http.getDuration(key);
        if (value.isNegative() || value.isZero()) {
            throw bad(http, key, "must be longer than nothing");
        }
        return value;
    }

    private static ConfigException bad(Config http, String key, String why) {
        return new ConfigException.BadValue(http.getValue(key).origin(), "tupa.http." + key, why);
    }
}
