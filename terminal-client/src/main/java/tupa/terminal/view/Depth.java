package tupa.terminal.view;

import java.util.Map;

/** What a place where text is shown can do, or is allowed to. */
public enum Depth {
    /** Not even bold: a file, a pipe, a screen reader. */
    NOTHING,
    /** Bold, dim, underlined and inverse, but no colours. */
    MONO,
    EIGHT,
    SIXTEEN,
    PALETTE,
    TRUE;

    private static final int MANY = 256;
    private static final int BRIGHT = 16;
    private static final int FEW = 8;

    /** What the user said on the command line about colours. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * The depth of a terminal. The command line has the first word, then {@code NO_COLOR} (https://no-color.org), then
     * {@code FORCE_COLOR} (https://force-color.org), then the terminal itself.
     *
     * @param colours how many it has, as its description says
     */
    public static Depth ofTerminal(When when, Map<String, String> environment, int colours) {
        Depth able = able(environment, colours);
        return switch (forced(when, environment)) {
            case NEVER -> MONO;
            case ALWAYS -> able == MONO ? EIGHT : able;
            case AUTO -> able;
        };
    }

    /** The depth of what is no terminal: somebody else will read it, perhaps with colours. */
    public static Depth ofPipe(When when, Map<String, String> environment) {
        return forced(when, environment) == When.ALWAYS ? able(environment, FEW) : NOTHING;
    }

    private static When forced(When when, Map<String, String> environment) {
        if (when != When.AUTO) {
            return when;
        }
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return When.NEVER;
        }
        String force = environment.getOrDefault("FORCE_COLOR", "");
        return force.isEmpty() || force.equals("0") || force.equals("false") ? When.AUTO : When.ALWAYS;
    }

    private static Depth able(Map<String, String> environment, int colours) {
        String more = environment.getOrDefault("COLORTERM", "");
        if (more.equals("truecolor") || more.equals("24bit")) {
            return TRUE;
        }
        if (colours >= MANY) {
            return PALETTE;
        }
        return colours >= BRIGHT ? SIXTEEN : colours >= FEW ? EIGHT : MONO;
    }

    boolean isColoured() {
        return compareTo(MONO) > 0;
    }
}
