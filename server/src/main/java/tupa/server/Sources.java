package tupa.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where values come from. Each of them knows its origin, so that a complaint can name it. */
final class Sources {
    private Sources() {}

    /** The keys that are documented, with their defaults. */
    static Config documented() {
        return ConfigFactory.defaultReference();
    }

    /** Values by key. A value in brackets or braces is read as HOCON, any other is taken as it stands. */
    static Config commandLine(Map<String, String> overrides) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : overrides.entrySet()) {
            config = with(config, entry.getKey(), entry.getValue(), "the command line, " + entry.getKey());
        }
        return config;
    }

    /** The variable {@code TUPA_HTTP_PORT} sets {@code tupa.http.port}, and so on for every documented key. */
    static Config environment(Map<String, String> variables) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, ConfigValue> entry :
                documented().withOnlyPath("tupa").entrySet()) {
            String name = variable(entry.getKey());
            if (variables.containsKey(name)) {
                String value = variables.getOrDefault(name, "");
                config = with(config, entry.getKey(), value, "the environment variable " + name);
            }
        }
        return config;
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Config file(Path path) {
        if (!Files.isReadable(path)) {
            throw StartFailure.wrong("The configuration file " + path + " cannot be read.");
        }
        File file = path.toFile();
        return ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** Settings that come with the server, by name. */
    static Config profile(String name) {
        String resource = "profiles/" + name + ".conf";
        if (!name.matches("[a-z]+") || Sources.class.getResource(resource) == null) {
            throw StartFailure.wrong("There is no profile " + name + ".");
        }
        return ConfigFactory.parseResources(Sources.class, resource);
    }

    static Config with(Config config, String key, String value, String origin) {
        try {
            ConfigUtil.splitPath(key);
            return config.withValue(key, read(value, origin));
        } catch (ConfigException wrong) {
            throw StartFailure.wrong(origin + ": " + wrong.getMessage());
        }
    }

    private static ConfigValue read(String value, String origin) {
        if (value.startsWith("[") || value.startsWith("{")) {
            ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
            return ConfigFactory.parseString("value = " + value, options).getValue("value");
        }
        return ConfigValueFactory.fromAnyRef(value, origin);
    }
}
