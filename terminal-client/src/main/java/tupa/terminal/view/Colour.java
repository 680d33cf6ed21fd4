package tupa.terminal.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One colour: of the terminal's palette, or mixed from red, green and blue.
 *
 * @param index 0 to 255, or {@link #MIXED}
 * @param rgb red, green and blue in one number; for a colour of the palette what xterm makes of it
 */
record Colour(int index, int rgb) {
    static final int MIXED = -1;
    private static final int BRIGHT = 8;
    private static final int NAMED = 16;
    private static final int CUBE_END = 232;
    private static final int MAX = 256;

    private static final List<String> NAMES =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    /** As xterm shows the first sixteen unless told otherwise; users change them, so this is only good for comparing. */
    private static final List<Integer> XTERM = List.of(
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
            0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff);

    /** The colour that {@code word} names: {@code red}, {@code bright-red}, {@code gray}, 0 to 255, {@code #rrggbb}. */
    static Optional<Colour> parse(String word) {
        if (word.matches("#[0-9a-fA-F]{6}")) {
            return Optional.of(new Colour(MIXED, Integer.parseInt(word.substring(1), 16)));
        }
        if (word.matches("[0-9]{1,3}")) {
            return Optional.of(Integer.parseInt(word))
                    .filter(index -> index < MAX)
                    .map(Colour::of);
        }
        return named(word.toLowerCase(Locale.ROOT));
    }

    private static Optional<Colour> named(String word) {
        if (word.equals("gray") || word.equals("grey")) {
            return Optional.of(of(BRIGHT));
        }
        boolean bright = word.startsWith("bright-");
        int index = NAMES.indexOf(bright ? word.substring("bright-".length()) : word);
        return index < 0 ? Optional.empty() : Optional.of(of(bright ? index + BRIGHT : index));
    }

    static Colour of(int index) {
        return new Colour(index, xterm(index));
    }

    private static int xterm(int index) {
        if (index < NAMED) {
            return XTERM.get(index);
        }
        if (index >= CUBE_END) {
            int grey = 8 + 10 * (index - CUBE_END);
            return mixed(grey, grey, grey);
        }
        int cube = index - NAMED;
        return mixed(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }

    private static int mixed(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    int red() {
        return rgb >> 16 & 0xff;
    }

    int green() {
        return rgb >> 8 & 0xff;
    }

    int blue() {
        return rgb & 0xff;
    }

    /** The same, or what comes nearest to it there. */
    Colour at(Depth depth) {
        return switch (depth) {
            case NOTHING, MONO, TRUE -> this;
            // Users change the first sixteen: what is mixed is looked for behind them.
            case PALETTE -> index == MIXED ? nearest(NAMED, MAX) : this;
            case SIXTEEN -> isOf(NAMED) ? this : nearest(0, NAMED);
            case EIGHT -> isOf(BRIGHT) ? this : isBright() ? of(index - BRIGHT) : nearest(0, BRIGHT);
        };
    }

    /** One of the second eight. */
    boolean isBright() {
        return isOf(NAMED) && !isOf(BRIGHT);
    }

    private boolean isOf(int first) {
        return index != MIXED && index < first;
    }

    private Colour nearest(int from, int to) {
        Colour best = of(from);
        for (int i = from + 1; i < to; i++) {
            Colour other = of(i);
            best = distance(other) < distance(best) ? other : best;
        }
        return best;
    }

    /** Measured also in how colourful they are: a grey is rather another grey than a colour of its brightness. */
    private int distance(Colour other) {
        int red = red() - other.red();
        int green = green() - other.green();
        int blue = blue() - other.blue();
        int colourful = colourfulness() - other.colourfulness();
        return red * red + green * green + blue * blue + colourful * colourful;
    }

    private int colourfulness() {
        return Math.max(red(), Math.max(green(), blue())) - Math.min(red(), Math.min(green(), blue()));
    }

    /** The parameters of an escape sequence that choose it. */
    String codes(boolean ground) {
        int plain = ground ? 40 : 30;
        if (index == MIXED) {
            return (plain + 8) + ";2;" + red() + ";" + green() + ";" + blue();
        }
        if (index < BRIGHT) {
            return Integer.toString(plain + index);
        }
        return index < NAMED ? Integer.toString(plain + 60 + index - BRIGHT) : (plain + 8) + ";5;" + index;
    }
}
