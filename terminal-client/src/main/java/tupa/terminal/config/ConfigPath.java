package tupa.terminal.config;

import java.nio.file.Path;
import java.util.Map;

/** Finds the directory in which settings are kept. */
final class ConfigPath {
    private static final String FILE = "client.conf";

    private ConfigPath() {}

    /** {@code $XDG_CONFIG_HOME/tupa/client.conf}, else below {@code ~/.config}; on Windows below {@code %APPDATA%}. */
    static Path usual(Map<String, String> environment, Path home) {
        String windows = environment.getOrDefault("APPDATA", "");
        String wanted = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = wanted.startsWith("/") ? Path.of(wanted) : home.resolve(".config");
        return (windows.isEmpty() ? base : Path.of(windows)).resolve("tupa").resolve(FILE);
    }
}
