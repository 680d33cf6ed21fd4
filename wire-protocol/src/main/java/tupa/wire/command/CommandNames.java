package tupa.wire.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** The name or alias that is nearest in edits, when that is near for a word of this length. */
    private static Optional<String> nearest(String word) {
        int near = Math.min(2, word.length() / 2);
        return Stream.of(CommandRow.values())
                .flatMap(CommandRow::words)
                .filter(name -> Math.abs(name.length() - word.length()) <= near)
                .filter(name -> name.length() > near && distance(word, name) <= near)
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /** Levenshtein's: inserted, removed and replaced characters. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
