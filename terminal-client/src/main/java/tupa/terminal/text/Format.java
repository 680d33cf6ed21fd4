package tupa.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the emphasis that people write with signs: {@code *bold*}, {@code _italic_}, {@code `code`}, and blocks of code
 * between three backticks. Code is looked for first, and nothing in it means anything; what is not closed is text.
 *
 * <p>There is no sign for struck-out text: a terminal that cannot show it would show the opposite of what was meant.
 */
public final class Format {
    private static final String FENCE = "```";
    private static final char TICK = '`';

    private final String text;
    private final List<Span> spans = new ArrayList<>();

    private Format(String text) {
        this.text = text;
    }

    /** The text in spans; put together again they are the text. */
    public static List<Span> spans(String text) {
        Format format = new Format(text);
        format.blocks();
        return List.copyOf(format.spans);
    }

    private void blocks() {
        int end = 0;
        int open = text.indexOf(FENCE);
        while (open >= 0) {
            int close = text.indexOf(FENCE, open + FENCE.length());
            if (close < 0) {
                break;
            }
            int from = afterOpening(open + FENCE.length());
            int to = close > from && text.charAt(close - 1) == '\n' ? close - 1 : close;
            if (from < to) {
                prose(end, open);
                code(open, from, to, close + FENCE.length());
                end = close + FENCE.length();
            }
            open = text.indexOf(FENCE, close + FENCE.length());
        }
        prose(end, text.length());
    }

    /** The line of the opening fence may name a language, and ends with it. */
    private int afterOpening(int from) {
        int at = from;
        while (Character.isLetterOrDigit(text.charAt(at)) || "+#-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.charAt(at) == '\n' ? at + 1 : from;
    }

    private void prose(int from, int to) {
        int end = from;
        int open = text.indexOf(TICK, from);
        while (open >= 0 && open < to) {
            int close = closing(open, to);
            if (close < to && text.charAt(close) == TICK && isCode(from, open, close, to)) {
                Prose.add(text.substring(end, open), spans);
                code(open, open + 1, close, close + 1);
                end = close + 1;
                close = end;
            }
            open = text.indexOf(TICK, close);
        }
        Prose.add(text.substring(end, to), spans);
    }

    /** The next backtick, or the end of the line. */
    private int closing(int open, int to) {
        int at = open + 1;
        while (at < to && text.charAt(at) != TICK && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** An apostrophe may be written as a backtick, too. */
    private boolean isCode(int from, int open, int close, int to) {
        return !text.substring(open + 1, close).isBlank()
                && (open == from || isFree(text.codePointBefore(open)))
                && (close + 1 == to || isFree(text.codePointAt(close + 1)));
    }

    private static boolean isFree(int beside) {
        return beside != TICK && !Character.isLetterOrDigit(beside);
    }

    private void code(int open, int from, int to, int end) {
        Set<Markup> marker = Set.of(Markup.MARKER, Markup.CODE);
        spans.add(new Span(text.substring(open, from), marker));
        spans.add(new Span(text.substring(from, to), Set.of(Markup.CODE)));
        spans.add(new Span(text.substring(to, end), marker));
    }
}
