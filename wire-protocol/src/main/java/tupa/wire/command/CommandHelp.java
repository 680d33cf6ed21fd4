package tupa.wire.command;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of commands, for people to read. */
public final class CommandHelp {
    private static final String OTHERWISE = "any other text - goes to the current room";

    private CommandHelp() {}

    /** All commands, one per line, and what happens to any other text. */
    public static List<String> lines() {
        return Stream.concat(Stream.of(CommandRow.values()).map(CommandHelp::line), Stream.of(OTHERWISE))
                .toList();
    }

    /** One command: {@code /join <room> - what it does (also /j)}. */
    public static String line(CommandRow row) {
        String also = row.aliases().isEmpty() ? "" : " (also " + aliases(row, "") + ")";
        return row.usage() + " - " + row.help() + also;
    }

    /** The table as it stands in the documentation. */
    public static String markdown() {
        return Stream.of(CommandRow.values())
                .map(row -> "| `" + row.usage().replace("|", "\\|") + "` | " + aliases(row, "`") + " | " + row.help()
                        + " |\n")
                .collect(Collectors.joining("", "| command | aliases | what it does |\n|---|---|---|\n", ""));
    }

    private static String aliases(CommandRow row, String quote) {
        return row.aliases().stream().map(alias -> quote + "/" + alias + quote).collect(Collectors.joining(", "));
    }
}
