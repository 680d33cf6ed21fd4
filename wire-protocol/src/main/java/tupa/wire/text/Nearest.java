package tupa.wire.text;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses which word was meant by one that does not exist. */
public final class Nearest {
    private Nearest() {}

    /** The one of {@code words} that is nearest in edits, when that is near for a word of this length. */
    public static Optional<String> to(String word, Stream<String> words) {
        int near = Math.min(2, word.length() / 2);
        return words.filter(name -> Math.abs(name.length() - word.length()) <= near)
                .filter(name -> name.length() > near && distance(word, name) <= near)
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /** Levenshtein's: inserted, removed and replaced characters. */
    private static int distance(String from, String to) {
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
