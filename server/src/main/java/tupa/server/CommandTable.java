package tupa.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tupa.wire.TextRules;

/** What an operator can do, from wherever he types it: the console or {@code tupa ctl}. For any thread. */
final class CommandTable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandTable.class);
    private static final int HELP_COLUMN = 28;

    private final List<ConsoleCommand> commands;

    CommandTable(List<ConsoleCommand> commands) {
        this.commands = List.copyOf(commands);
    }

    /** Carries out a line. {@code source} is where it came from, for the log. */
    Answer obey(String typed, String source) {
        String line = TextRules.clean(typed).strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return Answer.done("");
        }
        if (line.equalsIgnoreCase("help")) {
            return Answer.done(help());
        }
        Optional<ConsoleCommand> command =
                commands.stream().filter(row -> isMeant(row, line)).findFirst();
        return command.map(row -> run(row, line.substring(row.name().length()).strip(), source))
                .orElseGet(() -> Answer.nonsense(unknown(line.split(" ", 2)[0])));
    }

    private static Answer run(ConsoleCommand command, String rest, String source) {
        LOG.info("Operator, by {}: {}", source, command.logged(rest));
        try {
            return command.run(rest);
        } catch (CompletionException silent) {
            LOG.warn("The operator's command {} was not answered", command.name(), silent);
            return Answer.refused("The server does not answer.");
        }
    }

    /** Half of a name of two words gets what may follow it. */
    private String unknown(String word) {
        String usages = commands.stream()
                .filter(row -> row.name().startsWith(word.toLowerCase(Locale.ROOT) + " "))
                .map(ConsoleCommand::usage)
                .collect(Collectors.joining(" | "));
        return usages.isEmpty()
                ? "There is no command " + word + "; type help for those there are. To chat: tupa chat"
                : "usage: " + usages;
    }

    private static boolean isMeant(ConsoleCommand command, String line) {
        return (line + " ").toLowerCase(Locale.ROOT).startsWith(command.name() + " ");
    }

    private String help() {
        return commands.stream()
                        .map(command -> row(command.usage(), command.help()))
                        .collect(Collectors.joining())
                + row("help", "this").stripTrailing();
    }

    private static String row(String usage, String help) {
        return String.format("%-" + HELP_COLUMN + "s %s%n", usage, help);
    }
}
