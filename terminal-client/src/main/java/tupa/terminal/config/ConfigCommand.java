package tupa.terminal.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tupa.terminal.file.BadFile;
import tupa.terminal.model.ExitCode;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** {@code tupa config}: tells what is set, and where that comes from. */
public final class ConfigCommand {
    public static final String USAGE = """
            Usage: tupa config [KEY] [options]

              KEY                tell the value of this setting alone; without it, all and where they come from
                  --path         tell where the file of settings is
                  --json         one object, with the value and the origin of each
                  --config FILE  take this file
              -h, --help         show this
            """;

    private static final Set<String> PLAIN = Set.of("--path", "--json", "-h", "--help");
    private static final Set<String> VALUED = Set.of("--config");

    private final Config config;
    private final PrintStream out;
    private final PrintStream err;

    private ConfigCommand(Config config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /** Does what the arguments (without the word {@code config}) want, and returns the exit code. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse(arguments, PLAIN, VALUED);
            List<String> asked = new ArrayList<>(line.words());
            Map<String, String> flags = new HashMap<>();
            for (CommandLine.Given given : line.flags()) {
                if (VALUED.contains(given.flag())) {
                    flags.put(Config.FILE, given.value());
                } else {
                    asked.add(given.flag());
                }
            }
            if (asked.contains("-h") || asked.contains("--help")) {
                out.print(USAGE);
                return ExitCode.FINE;
            }
            if (asked.size() > 1) {
                throw new CommandLine.Wrong("not understood: " + asked.get(1));
            }
            Config config = Config.load(environment, Path.of(System.getProperty("user.home", ".")), flags);
            config.read(Setting.LANG, Texts::language).ifPresent(Locale::setDefault);
            return new ConfigCommand(config, out, err)
                    .tell(asked.stream().findFirst().orElse(""));
        } catch (BadFile e) {
            err.println("tupa config: " + e.text());
        } catch (CommandLine.Wrong wrong) {
            err.println("tupa config: " + wrong.text());
            err.print(USAGE);
        }
        return ExitCode.USAGE;
    }

    private int tell(String what) {
        switch (what) {
            case "" -> table();
            case "--path" -> out.println(config.file());
            case "--json" -> json();
            default -> {
                return one(what);
            }
        }
        return ExitCode.FINE;
    }

    private void table() {
        int keys = width(config.all().keySet().stream().toList());
        int values =
                width(config.all().values().stream().map(ConfigCommand::cleaned).toList());
        config.all()
                .forEach((word, value) -> out.println(padded(word, keys) + "  " + padded(cleaned(value), values) + "  "
                        + value.origin().text()));
    }

    private static String cleaned(Value value) {
        return Clean.line(value.text());
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void json() {
        out.println(config.all().entrySet().stream()
                .map(set -> quoted(set.getKey()) + ":{\"value\":"
                        + quoted(set.getValue().text()) + ",\"origin\":"
                        + quoted(set.getValue().origin().text()) + "}")
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private int one(String word) {
        Optional<Value> value = Optional.ofNullable(config.all().get(word));
        value.ifPresentOrElse(
                set -> out.println(set.text()), () -> err.println("tupa config: " + Config.unknown(word)));
        return value.isPresent() ? ExitCode.FINE : ExitCode.USAGE;
    }
}
