package tupa.terminal.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.terminal.model.Line;
import tupa.terminal.text.Markup;
import tupa.terminal.text.Mention;
import tupa.terminal.text.Span;
import tupa.terminal.text.TextStyle;
import tupa.wire.Nick;
import tupa.wire.text.Clean;

/** Draws the words of lines: cleaned, and what people said with the emphasis they put into it. */
final class Words {
    private final Theme theme;
    private TextStyle style;
    private Optional<Mention> me = Optional.empty();

    Words(Theme theme, TextStyle style) {
        this.theme = theme;
        this.style = style;
    }

    /** Makes this of texts from now on. */
    void style(TextStyle wanted) {
        style = wanted;
    }

    void called(Nick nick) {
        me = Optional.of(new Mention(nick));
    }

    /** At least one row. */
    List<String> rows(Line line) {
        return Span.lines(spans(line)).stream().map(this::row).toList();
    }

    /** The words before they have their looks. */
    List<Span> spans(Line line) {
        String text = Clean.text(line.text());
        return switch (line.sort()) {
            case SAID, DONE, PRIVATE, PRIVATE_SENT -> said(text, line.toMe());
            case PRESENCE, NOTICE, INFO, ERROR ->
                List.of(Span.plain(style.emoji().of(text)));
        };
    }

    private List<Span> said(String text, boolean toMe) {
        List<Span> spans = style.spans(text);
        return (toMe ? marked(spans) : spans)
                .stream().filter(span -> !isReplaced(span)).toList();
    }

    /** If the name is not found any more, all of it stands out. */
    private List<Span> marked(List<Span> spans) {
        List<Span> marked = style.wholeLine()
                ? spans
                : me.map(mention -> mention.marked(spans)).orElse(spans);
        return marked.stream().anyMatch(span -> span.is(Markup.MENTION))
                ? marked
                : spans.stream().map(span -> span.and(Markup.MENTION)).toList();
    }

    String row(List<Span> spans) {
        return spans.stream()
                .map(span -> theme.styled(span.styles(), span.text()))
                .collect(Collectors.joining());
    }

    /** What marks emphasis is left out where the emphasis is seen. */
    private boolean isReplaced(Span span) {
        return span.is(Markup.MARKER)
                && Stream.of(Markup.BOLD, Markup.ITALIC, Markup.CODE)
                        .anyMatch(shown -> span.is(shown) && theme.shows(shown));
    }
}
