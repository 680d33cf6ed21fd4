package tupa.wire.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.wire.text.Texts;

/** The table of commands, for people to read. */
public final class CommandHelp {
    private CommandHelp() {}

    /** All commands, one per line, and what happens to any other text. */
    public static List<String> lines() {
        return Stream.concat(
                        Stream.of(CommandRow.values()).map(CommandHelp::line), Stream.of(Texts.HELP_OTHERWISE.with()))
                .toList();
    }

    /** One command: {@code /join <room> - what it does (also /j)}. */
    public static String line(CommandRow row) {
        String line = row.usage() + " - " + row.help();
        return row.aliases().isEmpty() ? line : Texts.HELP_ALSO.with(line, aliases(row, ""));
    }

    /** The table as it stands in the documentation, which is English. */
    public static String markdown() {
        return Stream.of(CommandRow.values())
                .map(row -> "| `" + row.usage().replace("|", "\\|") + "` | " + aliases(row, "`") + " | "
                        + row.help(Locale.ROOT) + " |\n")
                .collect(Collectors.joining("", "| command | aliases | what it does |\n|---|---|---|\n", ""));
    }

    private static String aliases(CommandRow row, String quote) {
        return row.aliases().stream().map(alias -> quote + "/" + alias + quote).collect(Collectors.joining(", "));
    }
}
