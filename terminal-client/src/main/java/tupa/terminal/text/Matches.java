package tupa.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the user searches for, in whatever case. */
public final class Matches {
    private final Pattern pattern;

    /** Finds the text as it is: no sign in it means anything else. */
    public Matches(String wanted) {
        this.pattern = Pattern.compile(wanted, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean areIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The same text, with what is found in spans of its own, also where it is in more than one style. */
    public List<Span> marked(List<Span> spans) {
        List<Span> marked = new ArrayList<>();
        Matcher matcher = pattern.matcher(Span.text(spans));
        boolean found = matcher.find();
        int begin = 0;
        for (Span span : spans) {
            int end = begin + span.text().length();
            int at = begin;
            while (found && matcher.start() < end) {
                add(span, begin, at, matcher.start(), marked);
                int to = Math.min(end, matcher.end());
                add(span.and(Markup.MATCH), begin, Math.max(at, matcher.start()), to, marked);
                at = to;
                if (matcher.end() > end) {
                    break;
                }
                found = matcher.find();
            }
            add(span, begin, at, end, marked);
            begin = end;
        }
        return marked;
    }

    private static void add(Span span, int begin, int from, int to, List<Span> spans) {
        if (from < to) {
            spans.add(span.with(span.text().substring(from - begin, to - begin)));
        }
    }
}
