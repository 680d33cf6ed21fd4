package tupa.terminal.text;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Text without code, while bold, italic and addresses are looked for in it. Signs of emphasis must touch what they
 * emphasise and nothing else, as there are file patterns, products of numbers and names with underscores, too.
 */
final class Prose {
    private static final String OPENED_BEHIND = "([{\"'«„“‚‘–—-";
    private static final String OPENS_BEFORE = "\"'«„“‚‘([{#@$€:<&+-";
    private static final String CLOSES_BEHIND = "\"'»“”’)]}.,!?…:;%$€>+-";
    private static final String CLOSED_BEFORE = ".,;:!?…)]}\"'»“”’–—-";

    private final String text;
    private final List<Links.Place> links;
    private final BitSet markers = new BitSet();

    private Prose(String text) {
        this.text = text;
        this.links = Links.in(text);
    }

    static void add(String text, List<Span> spans) {
        if (!text.isEmpty()) {
            Prose prose = new Prose(text);
            prose.pair();
            prose.divide(spans);
        }
    }

    /** Of signs that could open, the last before a closing one does; what is open then and opened later is not closed. */
    private void pair() {
        Deque<Integer> open = new ArrayDeque<>();
        int link = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (link < links.size() && links.get(link).start() == i) {
                i = links.get(link++).end() - 1;
            } else if (c == '\n') {
                open.clear();
            } else if (isSign(c)) {
                pair(i, open);
            }
        }
    }

    private void pair(int at, Deque<Integer> open) {
        char sign = text.charAt(at);
        if (closes(at) && open.stream().anyMatch(before -> text.charAt(before) == sign)) {
            while (text.charAt(open.peek()) != sign) {
                open.pop();
            }
            markers.set(open.pop());
            markers.set(at);
        } else if (opens(at)) {
            open.removeIf(before -> text.charAt(before) == sign);
            open.push(at);
        }
    }

    private boolean opens(int at) {
        int before = before(at);
        int after = after(at);
        return (isBlank(before) || OPENED_BEHIND.indexOf(before) >= 0 || isOtherSign(before, at))
                && (isWord(after) || OPENS_BEFORE.indexOf(after) >= 0 || isOtherSign(after, at));
    }

    private boolean closes(int at) {
        int before = before(at);
        int after = after(at);
        return (isWord(before) || CLOSES_BEHIND.indexOf(before) >= 0 || isOtherSign(before, at) || endsLink(at))
                && (isBlank(after) || CLOSED_BEFORE.indexOf(after) >= 0 || isOtherSign(after, at));
    }

    private boolean endsLink(int at) {
        return links.stream().anyMatch(link -> link.end() == at);
    }

    private int before(int at) {
        return at == 0 ? '\n' : text.codePointBefore(at);
    }

    private int after(int at) {
        return at + 1 == text.length() ? '\n' : text.codePointAt(at + 1);
    }

    private static boolean isSign(int c) {
        return c == '*' || c == '_';
    }

    private boolean isOtherSign(int c, int at) {
        return isSign(c) && c != text.charAt(at);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Letters and digits, and signs of other languages and pictures. */
    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || (c > '~' && !isBlank(c));
    }

    private void divide(List<Span> spans) {
        Set<Markup> now = EnumSet.noneOf(Markup.class);
        int link = 0;
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            if (link < links.size() && links.get(link).start() == i) {
                add(end, i, now, spans);
                end = links.get(link++).end();
                spans.add(new Span(text.substring(i, end), now).and(Markup.LINK));
                i = end - 1;
            } else if (markers.get(i)) {
                add(end, i, now, spans);
                end = i + 1;
                turn(now, text.charAt(i) == '*' ? Markup.BOLD : Markup.ITALIC);
                spans.add(marker(i));
            }
        }
        add(end, text.length(), now, spans);
    }

    private static void turn(Set<Markup> now, Markup style) {
        if (!now.remove(style)) {
            now.add(style);
        }
    }

    private Span marker(int at) {
        Markup style = text.charAt(at) == '*' ? Markup.BOLD : Markup.ITALIC;
        return new Span(text.substring(at, at + 1), Set.of(Markup.MARKER, style));
    }

    private void add(int from, int to, Set<Markup> styles, List<Span> spans) {
        if (from < to) {
            spans.add(new Span(text.substring(from, to), styles));
        }
    }
}
