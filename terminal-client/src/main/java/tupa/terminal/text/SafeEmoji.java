package tupa.terminal.text;

import tupa.wire.text.Emoji;

/**
 * Writes emoji so that every terminal gives them the same width: one character each. Terminals and programs do not
 * agree on what is made of several, and where they do not, what stands to the right of it is out of place.
 */
final class SafeEmoji {
    private final String text;
    private final StringBuilder safe;
    private int at;
    private boolean picture;

    private SafeEmoji(String text) {
        this.text = text;
        this.safe = new StringBuilder(text.length());
    }

    /** Families as their members, keys as their digits, flags as their letters, and no skin tones or styles. */
    static String of(String text) {
        return text.chars().allMatch(c -> c <= '~') ? text : new SafeEmoji(text).result();
    }

    private String result() {
        int before = '\n';
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Emoji.isRegional(c)) {
                flag(c);
            } else if (!belongs(c, before)) {
                safe.appendCodePoint(c);
                picture = Emoji.isPicture(c);
            }
            before = c;
        }
        return safe.toString();
    }

    /** Two letters; another flag that follows is set apart from it. */
    private void flag(int first) {
        safe.append(Emoji.letter(first));
        picture = false;
        if (at < text.length() && Emoji.isRegional(text.codePointAt(at))) {
            safe.append(Emoji.letter(text.codePointAt(at)));
            at += Character.charCount(text.codePointAt(at));
            if (at < text.length() && Emoji.isRegional(text.codePointAt(at))) {
                safe.append(' ');
            }
        }
    }

    /** Whether this only says how the character before it is drawn. */
    private boolean belongs(int c, int before) {
        return switch (c) {
            case Emoji.PICTURE_STYLE, Emoji.TEXT_STYLE -> true;
            case Emoji.JOINER -> picture;
            case Emoji.KEYCAP -> before == Emoji.PICTURE_STYLE || Emoji.isOnKey(before);
            default -> picture && Emoji.isSkinTone(c);
        };
    }
}
