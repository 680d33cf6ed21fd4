package tupa.wire.command;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one entry: text for the room, or a command. Thread-safe and without state. */
public final class LineParser {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    private LineParser() {}

    /**
     * The rules, in this order: several lines are never a command; a leading space is dropped and the rest is text;
     * {@code //} is text that begins with one slash; {@code /} begins a command, and {@code /3} goes to the third room; the whole line {@code exit} quits.
     */
    public static Line parse(String entry) {
        String line = entry.stripTrailing();
        if (line.isEmpty()) {
            return new Line.Nothing();
        }
        if (line.indexOf('\n') >= 0) {
            return new Line.Say(line);
        }
        return line.startsWith(" ") || line.startsWith("//") ? new Line.Say(line.substring(1)) : single(line);
    }

    private static Line single(String line) {
        if (line.equals("exit")) {
            return new Line.Run(new Command.Quit(Optional.empty()));
        }
        return line.startsWith("/") ? command(line.substring(1)) : new Line.Say(line);
    }

    private static Line command(String typed) {
        String[] parts = Arguments.BLANK.split(typed, 2);
        String given = parts.length < 2 ? "" : parts[1];
        if (given.isEmpty() && NUMBER.matcher(typed).matches()) {
            return CommandRow.GO.read(typed);
        }
        return CommandNames.find(parts[0], row -> row.read(given));
    }
}
