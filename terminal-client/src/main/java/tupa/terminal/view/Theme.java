package tupa.terminal.view;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.terminal.text.Style;
import tupa.wire.UserId;

/** Puts text into ink: with colours, with bold and underline only, or with nothing at all. */
public final class Theme {
    private enum Means {
        COLOUR,
        /** For terminals, when the user wants no colours. */
        MONO,
        NOTHING
    }

    /** Readable on dark and on light ground. */
    private static final int[] PALETTE = {31, 32, 33, 34, 35, 36, 91, 92, 94, 95, 96};

    private static final String END = "\u001b[0m";

    private final Means means;

    private Theme(Means means) {
        this.means = means;
    }

    public static Theme colour() {
        return new Theme(Means.COLOUR);
    }

    public static Theme mono() {
        return new Theme(Means.MONO);
    }

    public static Theme nothing() {
        return new Theme(Means.NOTHING);
    }

    String ink(Ink ink, String text) {
        String codes = means == Means.COLOUR ? ink.codes() : mono(ink);
        return wrap(codes, text);
    }

    /** A name in the colour that belongs to its holder. */
    String name(UserId user, String nick) {
        int colour = PALETTE[Math.floorMod(user.value().hashCode(), PALETTE.length)];
        return wrap(means == Means.COLOUR ? "1;" + colour : "1", nick);
    }

    /** The part of the status line that says how the connection stands. */
    public String state(boolean online, String text) {
        return wrap(means == Means.COLOUR ? (online ? "1;32" : "1;31") : "1", text);
    }

    public String tab(boolean mentioned, String text) {
        return wrap(means == Means.COLOUR ? (mentioned ? "1;33" : "33") : (mentioned ? "1;4" : "4"), text);
    }

    public String strong(String text) {
        return wrap("1", text);
    }

    /** A piece of what somebody said. */
    String styled(Set<Style> styles, String text) {
        String codes = Stream.of(Style.values())
                .filter(styles::contains)
                .map(this::codes)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.joining(";"));
        return wrap(codes, text);
    }

    /** Whether text of this style looks different from other text. */
    boolean shows(Style style) {
        return means != Means.NOTHING && !codes(style).isEmpty();
    }

    private String codes(Style style) {
        return switch (style) {
            case BOLD -> "1";
            case ITALIC -> "3";
            case LINK -> "4";
            case CODE -> means == Means.COLOUR ? "36" : "";
            case MENTION -> means == Means.COLOUR ? Ink.TO_ME.codes() : mono(Ink.TO_ME);
            case MARKER -> "";
        };
    }

    private static String mono(Ink ink) {
        return switch (ink) {
            case NICK, ERROR, PRIVATE, PLACE -> "1";
            case OWN_NICK, TO_ME -> "1;4";
            case DAY -> "4";
            case PLAIN, TIME, PRESENCE, NOTICE -> "";
        };
    }

    private String wrap(String codes, String text) {
        return means == Means.NOTHING || codes.isEmpty() ? text : "\u001b[" + codes + "m" + text + END;
    }
}
