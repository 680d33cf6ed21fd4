package tupa.server;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** What an operator changes of the settings while the server runs. */
final class LimitCommands {
    private static final String INHERIT = "default";

    private final LiveSettings live;
    private final LogLevels levels;
    private final Supplier<ServerSettings> read;

    /** @param read reads the configuration again, as at the start */
    LimitCommands(LiveSettings live, LogLevels levels, Supplier<ServerSettings> read) {
        this.live = live;
        this.levels = levels;
        this.read = read;
    }

    List<ConsoleCommand> rows() {
        return List.of(
                new ConsoleCommand("set-limit", "[NAME VALUE]", "show the limits, or change one", this::setLimit),
                new ConsoleCommand(
                        "log-level", "[LOGGER] [LEVEL]", "show how much is logged, or change it", this::logLevel),
                new ConsoleCommand("reload", "", "read the configuration again", rest -> reload()));
    }

    private Answer setLimit(String rest) {
        String[] words = rest.split(" ", -1);
        if (rest.isEmpty()) {
            return Answer.done(String.join(System.lineSeparator(), live.limits()));
        }
        if (words.length != 2) {
            return Answer.nonsense("usage: set-limit [NAME VALUE]");
        }
        try {
            return live.set(words[0], words[1])
                    .map(change -> Answer.done(told(change)))
                    .orElseGet(() -> Answer.nonsense(
                            "There is no limit " + words[0] + "; set-limit alone shows those there are."));
        } catch (StartFailure wrong) {
            return Answer.nonsense(String.valueOf(wrong.getMessage()));
        }
    }

    private static String told(LiveSettings.Changed change) {
        return change.name() + " was " + change.from() + " and is " + change.to() + ".";
    }

    private Answer logLevel(String rest) {
        String[] words = rest.split(" ", -1);
        if (rest.isEmpty()) {
            return Answer.done(levels.own().sorted().collect(Collectors.joining(System.lineSeparator())));
        }
        String logger = words[0].equalsIgnoreCase(Logger.ROOT_LOGGER_NAME) ? Logger.ROOT_LOGGER_NAME : words[0];
        if (words.length == 1) {
            return Answer.done(logger + " " + levels.now(logger));
        }
        Optional<Level> level = LogLevels.parse(words[1]);
        if (words.length > 2 || (level.isEmpty() && !words[1].equals(INHERIT))) {
            return Answer.nonsense("A level is one of " + LogLevels.names() + ", or " + INHERIT + ".");
        }
        Level before = levels.now(logger);
        level.ifPresentOrElse(wanted -> levels.set(logger, wanted), () -> levels.reset(logger));
        return Answer.done(logger + " was " + before + " and is " + levels.now(logger) + ".");
    }

    private Answer reload() {
        try {
            return told(live.reload(read));
        } catch (StartFailure wrong) {
            return Answer.refused("Nothing is changed. " + wrong.getMessage());
        }
    }

    private static Answer told(LiveSettings.Reloaded reloaded) {
        List<String> lines = new ArrayList<>();
        reloaded.changed().forEach(change -> lines.add(told(change)));
        reloaded.needRestart().forEach(key -> lines.add(key + " is written otherwise, and needs a restart."));
        return Answer.done(
                lines.isEmpty() ? "Nothing is written otherwise." : String.join(System.lineSeparator(), lines));
    }
}
