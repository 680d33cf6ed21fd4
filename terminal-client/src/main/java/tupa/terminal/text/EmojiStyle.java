package tupa.terminal.text;

import java.util.List;

/** How emoji are shown. */
public enum EmojiStyle {
    /** As they were typed, short names too: for screens without pictures. */
    TYPED,
    /** Short names as pictures, and all pictures as the terminal draws them. */
    AUTO,
    /** The same, in characters whose width no two programs see differently. */
    SAFE;

    /** Foreign text in which short names mean nothing. */
    public String of(String text) {
        return this == SAFE ? SafeEmoji.of(text) : text;
    }

    /** A text that a person wrote; code and addresses have no short names. */
    List<Span> of(List<Span> spans) {
        return this == TYPED ? spans : spans.stream().map(this::of).toList();
    }

    private Span of(Span span) {
        boolean literal = span.is(Markup.CODE) || span.is(Markup.LINK);
        return span.with(of(literal ? span.text() : EmojiNames.shown(span.text())));
    }
}
