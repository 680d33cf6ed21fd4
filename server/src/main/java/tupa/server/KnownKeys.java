package tupa.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds keys that nobody reads: a misspelt setting would otherwise be silently without effect. */
final class KnownKeys {
    private KnownKeys() {}

    /** A complaint about the first key under {@code tupa} that is not documented, or empty. */
    static Optional<String> complaint(Config given, Config documented) {
        return given.hasPathOrNull("tupa")
                ? compare("tupa", given.getValue("tupa"), documented.getValue("tupa"))
                : Optional.empty();
    }

    /** An empty object in the documentation stands for keys of the operator's own choice. */
    private static Optional<String> compare(String path, ConfigValue given, ConfigValue documented) {
        if (!(documented instanceof ConfigObject known) || known.isEmpty()) {
            return Optional.empty();
        }
        if (!(given instanceof ConfigObject object)) {
            return Optional.of(place(given) + path + " is a group of settings, it cannot have a value itself.");
        }
        return new TreeMap<>(object)
                .entrySet().stream()
                        .map(entry -> compareKey(path, entry, known))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> compareKey(String path, Map.Entry<String, ConfigValue> entry, ConfigObject known) {
        String key = path + "." + ConfigUtil.joinPath(entry.getKey());
        ConfigValue documented = known.get(entry.getKey());
        if (documented == null) {
            return Optional.of(place(entry.getValue()) + "there is no setting " + key + ".");
        }
        return compare(key, entry.getValue(), documented);
    }

    private static String place(ConfigValue value) {
        return value.origin().description() + ": ";
    }
}
