package tupa.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tupa.wire.Nick;

/** Finds a nick in what others say: as a word of its own, in whatever case, with or without {@code @}. */
public final class Mention {
    private final Pattern pattern;

    public Mention(Nick nick) {
        this.pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])@?" + Pattern.quote(nick.value()) + "(?![\\p{L}\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The same text, with the nick in spans of its own wherever it stands. */
    public List<Span> marked(List<Span> spans) {
        List<Span> marked = new ArrayList<>();
        for (Span span : spans) {
            int end = 0;
            for (Matcher found = pattern.matcher(span.text()); found.find(); end = found.end()) {
                add(span, end, found.start(), marked);
                marked.add(span.with(found.group()).and(Markup.MENTION));
            }
            add(span, end, span.text().length(), marked);
        }
        return marked;
    }

    private static void add(Span span, int from, int to, List<Span> spans) {
        if (from < to) {
            spans.add(span.with(span.text().substring(from, to)));
        }
    }
}
