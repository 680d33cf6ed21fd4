package tupa.wire.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tupa.wire.text.Nearest;

/** Finds the row that a typed name means: exactly, by an unambiguous beginning, or nearly. */
final class CommandNames {
    private CommandNames() {}

    static Line find(String typed, Function<CommandRow, Line> found) {
        String word = typed.toLowerCase(Locale.ROOT);
        return CommandRow.named(word).map(found).orElseGet(() -> byPrefix(word, found));
    }

    private static Line byPrefix(String word, Function<CommandRow, Line> found) {
        List<CommandRow> rows = Stream.of(CommandRow.values())
                .filter(row -> !word.isEmpty() && row.words().anyMatch(name -> name.startsWith(word)))
                .toList();
        return switch (rows.size()) {
            case 0 -> new Line.Unknown(word, nearest(word));
            case 1 -> found.apply(rows.get(0));
            default -> new Line.Ambiguous(word, rows);
        };
    }

    private static Optional<String> nearest(String word) {
        return Nearest.to(word, Stream.of(CommandRow.values()).flatMap(CommandRow::words));
    }
}
