package tupa.tcp;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import tupa.core.config.Keys;

/** How to speak over plain TCP; the keys under {@code tupa.tcp}, explained in {@code reference.conf}. */
public record TcpSettings(
        int maxConnections,
        int backlog,
        Duration silence,
        Duration loginTimeout,
        Duration partsTimeout,
        Duration sessionTimeout,
        Duration linger) {
    /**
     * Reads the settings out of the part of the configuration that is called {@code tupa}.
     *
     * @throws ConfigException when a key is missing or its value makes no sense; the message names the key
     */
    public static TcpSettings of(Config tupa) {
        Config tcp = tupa.getConfig("tcp");
        return new TcpSettings(
                Keys.positiveInt(tcp, "max-connections"),
                Keys.positiveInt(tcp, "backlog"),
                Keys.positiveDuration(tcp, "silence"),
                Keys.positiveDuration(tcp, "login-timeout"),
                Keys.positiveDuration(tcp, "parts-timeout"),
                Keys.positiveDuration(tcp, "session-timeout"),
                Keys.positiveDuration(tcp, "linger"));
    }
}
