package tupa.wire.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.wire.text.Texts;

/** The table of commands, for people to read. */
public final class CommandHelp {
    private CommandHelp() {}

    /** All commands, one per line, and what happens to any other text. */
    public static List<String> lines() {
        return lines(CommandRow.values());
    }

    /** The same for whoever has no program of ours in front of him. */
    public static List<String> linesOfServer() {
        return lines(
                Stream.of(CommandRow.values()).filter(row -> !row.isLocal()).toArray(CommandRow[]::new));
    }

    private static List<String> lines(CommandRow[] rows) {
        return Stream.concat(Stream.of(rows).map(CommandHelp::line), Stream.of(Texts.HELP_OTHERWISE.with()))
                .toList();
    }

    /** One command: {@code /join <room> - what it does (also /j)}. */
    public static String line(CommandRow row) {
        String line = row.usage() + " - " + row.help();
        return row.aliases().isEmpty() ? line : Texts.HELP_ALSO.with(line, aliases(row, ""));
    }

    /** The commands that work for everybody, as they stand in the documentation, which is English. */
    public static String markdown() {
        return markdown(row -> !row.isLocal());
    }

    /** Those that the program in front of a person does by itself, in the same form. */
    public static String localMarkdown() {
        return markdown(CommandRow::isLocal);
    }

    private static String markdown(Predicate<CommandRow> wanted) {
        return Stream.of(CommandRow.values())
                .filter(wanted)
                .map(row -> "| `" + row.usage().replace("|", "\\|") + "` | " + aliases(row, "`") + " | "
                        + row.help(Locale.ROOT) + " |\n")
                .collect(Collectors.joining("", "| command | aliases | what it does |\n|---|---|---|\n", ""));
    }

    private static String aliases(CommandRow row, String quote) {
        return row.aliases().stream().map(alias -> quote + "/" + alias + quote).collect(Collectors.joining(", "));
    }
}
