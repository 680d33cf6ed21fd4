package tupa.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import tupa.core.config.Keys;

/** How to speak HTTP; the keys under {@code tupa.http}, explained in {@code reference.conf}. */
public record HttpSettings(
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
                http.getStringList("allowed-origins"),
                Keys.positiveInt(http, "max-connections"),
                Keys.positiveInt(http, "backlog"),
                Keys.positiveDuration(http, "head-timeout"),
                Keys.positiveDuration(http, "keep-alive"),
                Keys.positiveDuration(http, "parts-timeout"),
                Keys.positiveDuration(http, "session-timeout"),
                Keys.positiveDuration(http, "linger"));
    }

    /** How Pekko must be set up for this gateway: to be put between an operator's settings and Pekko's own defaults. */
    public static Config engine() {
        return ConfigFactory.parseResources(HttpSettings.class, "engine.conf");
    }
}
