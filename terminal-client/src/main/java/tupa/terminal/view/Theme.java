package tupa.terminal.view;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.terminal.text.Markup;
import tupa.wire.UserId;

/**
 * Puts text into ink, as far as the terminal can. Another scheme can take the place of this one at any time; whoever
 * holds a theme draws with the new one from then on. Safe to be read by several threads.
 */
public final class Theme {
    private static final String END = "\u001b[0m";

    private final Depth depth;
    private volatile Scheme scheme;

    public Theme(Depth depth, Scheme scheme) {
        this.depth = depth;
        this.scheme = wearable(scheme);
    }

    /** The colours of a dark terminal, as most terminals can show them. */
    public static Theme colour() {
        return new Theme(Depth.SIXTEEN, BuiltIn.DARK.scheme());
    }

    /** For terminals, when the user wants no colours. */
    public static Theme mono() {
        return new Theme(Depth.MONO, BuiltIn.MONO.scheme());
    }

    public static Theme nothing() {
        return new Theme(Depth.NOTHING, BuiltIn.MONO.scheme());
    }

    /** Draws with this scheme from now on. */
    public void take(Scheme other) {
        scheme = wearable(other);
    }

    /** Where there are no colours, a scheme that was made of them would tell nothing apart. */
    private Scheme wearable(Scheme wanted) {
        return (depth.isColoured() ? wanted : BuiltIn.MONO.scheme()).at(depth);
    }

    public String ink(Ink ink, String text) {
        return wrap(scheme.style(ink), text);
    }

    /** A name in the colour that belongs to its holder. */
    public String name(UserId user, String nick) {
        return wrap(scheme.name(user.value().hashCode()), nick);
    }

    /** The part of the status line that says how the connection stands. */
    public String state(boolean online, String text) {
        return ink(online ? Ink.ONLINE : Ink.OFFLINE, text);
    }

    public String tab(boolean mentioned, String text) {
        return ink(mentioned ? Ink.MENTIONED : Ink.UNREAD, text);
    }

    public String strong(String text) {
        return ink(Ink.FRONT, text);
    }

    /** A piece of what somebody said. */
    String styled(Set<Markup> styles, String text) {
        String codes = Stream.of(Markup.values())
                .filter(styles::contains)
                .map(this::codes)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(";"));
        return wrap(codes, text);
    }

    /** Whether text of this style looks different from other text. */
    boolean shows(Markup style) {
        return !codes(style).isEmpty();
    }

    private String codes(Markup style) {
        String codes = switch (style) {
            case BOLD -> "1";
            case ITALIC -> "3";
            case LINK -> "4";
            case CODE -> scheme.style(Ink.CODE).codes();
            case MENTION -> scheme.style(Ink.TO_ME).codes();
            case MATCH -> scheme.style(Ink.MATCH).codes();
            case MARKER -> "";
        };
        return depth == Depth.NOTHING ? "" : codes;
    }

    private static String wrap(Style style, String text) {
        return wrap(style.codes(), text);
    }

    /** Text that has an ink of its own inside comes back to this one behind it. */
    private static String wrap(String codes, String text) {
        if (codes.isEmpty()) {
            return text;
        }
        String begin = "\u001b[" + codes + "m";
        return begin + text.replace(END, END + begin) + END;
    }
}
