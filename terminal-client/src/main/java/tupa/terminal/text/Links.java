package tupa.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses in text. */
final class Links {
    private static final Pattern LINK = Pattern.compile("(?<![\\p{L}\\p{N}])(?:https?|wss?|ftp|tcp)://[^\\s<>\"`]++");

    /** What ends a sentence, or emphasis, rather than an address. */
    private static final String TRAILING = ".,;:!?'*_…";

    private Links() {}

    /** Where one is: from {@code start} on, up to before {@code end}. */
    record Place(int start, int end) {}

    static List<Place> in(String text) {
        if (!text.contains("://")) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (Matcher link = LINK.matcher(text); link.find(); ) {
            int name = text.indexOf("://", link.start()) + "://".length();
            int end = trimmed(text, name, link.end());
            if (end > name) {
                places.add(new Place(link.start(), end));
            }
        }
        return places;
    }

    /** A closing bracket belongs to an address that has its opening one. */
    private static int trimmed(String text, int from, int to) {
        int open = count(text, from, to, '(') - count(text, from, to, ')');
        int end = to;
        while (end > from) {
            char last = text.charAt(end - 1);
            boolean bracket = last == ')' && open < 0;
            if (!bracket && TRAILING.indexOf(last) < 0) {
                return end;
            }
            open += bracket ? 1 : 0;
            end--;
        }
        return end;
    }

    private static int count(String text, int from, int to, char wanted) {
        return (int) text.substring(from, to).chars().filter(c -> c == wanted).count();
    }
}
