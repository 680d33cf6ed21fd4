package tupa.terminal.text;

import java.util.List;

/**
 * What is made of the texts that people write, on the screen only.
 *
 * @param format whether signs of emphasis become emphasis
 * @param emoji how emoji are shown
 * @param wholeLine whether a message that names the user stands out as a whole rather than the name in it
 */
public record TextStyle(boolean format, EmojiStyle emoji, boolean wholeLine) {
    /** To the letter: for pipes, screen readers and whoever wants it so. */
    public static final TextStyle TYPED = new TextStyle(false, EmojiStyle.TYPED, true);

    public static final TextStyle RICH = new TextStyle(true, EmojiStyle.AUTO, false);

    /** The same for a terminal whose encoding has no emoji. */
    public TextStyle withoutPictures() {
        return new TextStyle(format, EmojiStyle.TYPED, wholeLine);
    }

    /** A message in spans. */
    public List<Span> spans(String message) {
        return emoji.of(format ? Format.spans(message) : List.of(Span.plain(message)));
    }
}
