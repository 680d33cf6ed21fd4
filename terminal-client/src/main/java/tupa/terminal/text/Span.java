package tupa.terminal.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A piece of a text that is all of one style. */
public record Span(String text, Set<Markup> styles) {
    public Span {
        styles = Set.copyOf(styles);
    }

    public static Span plain(String text) {
        return new Span(text, Set.of());
    }

    public boolean is(Markup style) {
        return styles.contains(style);
    }

    /** Other text in the same style. */
    public Span with(String other) {
        return new Span(other, styles);
    }

    /** The same text, in this style too. */
    public Span and(Markup style) {
        Set<Markup> more = EnumSet.of(style);
        more.addAll(styles);
        return new Span(text, more);
    }

    /** The text of all of them. */
    public static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** The lines that line ends in the text divide it into, at least one; none of them has a line end left. */
    public static List<List<Span>> lines(List<Span> spans) {
        List<List<Span>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Span span : spans) {
            String[] parts = span.text.split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(new ArrayList<>());
                }
                if (!parts[i].isEmpty()) {
                    lines.get(lines.size() - 1).add(span.with(parts[i]));
                }
            }
        }
        return lines;
    }
}
