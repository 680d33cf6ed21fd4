package tupa.terminal.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tupa.terminal.file.BadFile;
import tupa.terminal.file.Pair;
import tupa.terminal.file.PairFile;
import tupa.wire.text.Texts;

/** Lays what is set in several places over one another: what comes later counts more. */
final class Layers {
    private static final String FILE_VARIABLE = "TUPA_CONFIG";

    private final Map<String, String> environment;
    private final Path home;
    private final Map<String, String> flags;
    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final Map<String, Value> bindings = new HashMap<>();

    Layers(Map<String, String> environment, Path home, Map<String, String> flags) {
        this.environment = environment;
        this.home = home;
        this.flags = flags;
    }

    Config read() throws BadFile {
        Path file = file();
        for (Setting setting : Setting.values()) {
            values.put(setting, usual(setting));
        }
        for (Pair pair : PairFile.read(file).pairs()) {
            put(pair.key(), new Value(pair.value(), new Origin(file + ":" + pair.line())));
        }
        for (Setting setting : Setting.values()) {
            String said = variable(setting.variable());
            if (!said.isEmpty()) {
                put(setting.word(), new Value(said, new Origin(setting.variable())));
            }
        }
        for (Map.Entry<String, String> flag : flags.entrySet()) {
            if (!flag.getKey().equals(Config.FILE)) {
                put(flag.getKey(), new Value(flag.getValue(), Origin.FLAG));
            }
        }
        return new Config(file, values, bindings);
    }

    /** A file that was named must be there; the usual one need not. */
    private Path file() throws BadFile {
        String named = flags.getOrDefault(Config.FILE, variable(FILE_VARIABLE));
        if (named.isEmpty()) {
            return ConfigPath.usual(environment, home);
        }
        Path file = Path.of(named);
        if (!Files.exists(file)) {
            throw new BadFile(named, Texts.FILE_ABSENT.with());
        }
        return file;
    }

    private Value usual(Setting setting) {
        return setting.habits().stream()
                .filter(habit -> !variable(habit).isEmpty())
                .findFirst()
                .map(habit -> new Value(variable(habit), new Origin(habit)))
                .orElseGet(() -> new Value(setting.standard(), Origin.DEFAULT));
    }

    /** One that is set to nothing counts as not set. */
    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private void put(String word, Value value) throws BadFile {
        Optional<String> problem = Config.problem(word, value.text());
        if (problem.isPresent()) {
            throw new BadFile(value.origin().text(), problem.get());
        }
        Setting.named(word).ifPresentOrElse(setting -> values.put(setting, value), () -> bindings.put(word, value));
    }
}
