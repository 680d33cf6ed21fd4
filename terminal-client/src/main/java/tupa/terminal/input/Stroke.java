package tupa.terminal.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One press of a key with what is held down meanwhile. What the terminal sends for it differs from terminal to terminal;
 * all that is known to be sent is expected.
 *
 * @param base one character in lower case, or a name such as {@code pgup}
 */
record Stroke(boolean ctrl, boolean alt, boolean shift, String base) {
    private static final String ESC = "\u001b";

    /** Keys that type something, and those that send one control character. */
    private static final Map<String, String> PLAIN =
            Map.of("enter", "\r", "tab", "\t", "space", " ", "backspace", "\u007f", "esc", ESC);

    /** What follows {@code ESC [}; a single letter may follow {@code ESC O} as well. */
    private static final Map<String, List<String>> FUNCTION = functions();

    /** These three are what the keys with the names send. */
    private static final Map<String, String> SAME = Map.of("m", "enter", "i", "tab", "[", "esc");

    private static Map<String, List<String>> functions() {
        Map<String, List<String>> all = new TreeMap<>(Map.of(
                "up", List.of("A"),
                "down", List.of("B"),
                "right", List.of("C"),
                "left", List.of("D"),
                "home", List.of("H", "1~", "7~"),
                "end", List.of("F", "4~", "8~"),
                "insert", List.of("2~"),
                "delete", List.of("3~"),
                "pgup", List.of("5~"),
                "pgdn", List.of("6~")));
        int[] numbers = {11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24};
        for (int f = 1; f <= numbers.length; f++) {
            String number = numbers[f - 1] + "~";
            String letter = f <= 4 ? String.valueOf("PQRS".charAt(f - 1)) : "";
            all.put("f" + f, letter.isEmpty() ? List.of(number) : List.of(letter, number));
        }
        return all;
    }

    /** The names of keys that are no characters. */
    static Stream<String> named() {
        return Stream.concat(FUNCTION.keySet().stream(), Stream.of("esc"));
    }

    /** All keys that write nothing, with whatever is held down meanwhile. */
    static Stream<Stroke> unprintable() {
        return FUNCTION.keySet().stream()
                .flatMap(base -> IntStream.range(0, 8)
                        .mapToObj(held -> new Stroke((held & 1) != 0, (held & 2) != 0, (held & 4) != 0, base)));
    }

    /** Reads {@code ctrl-alt-x}, in lower case and in any order. */
    static Optional<Stroke> parse(String word) {
        String rest = word;
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        for (int dash = rest.indexOf('-'); dash > 0 && dash < rest.length() - 1; dash = rest.indexOf('-')) {
            switch (rest.substring(0, dash)) {
                case "ctrl" -> ctrl = true;
                case "alt" -> alt = true;
                case "shift" -> shift = true;
                default -> {
                    return Optional.empty();
                }
            }
            rest = rest.substring(dash + 1);
        }
        if (ctrl && SAME.containsKey(rest)) {
            return Optional.of(new Stroke(false, alt, shift, SAME.get(rest))).filter(Stroke::canBeSent);
        }
        return Optional.of(new Stroke(ctrl, alt, shift, rest)).filter(Stroke::canBeSent);
    }

    private boolean canBeSent() {
        if (FUNCTION.containsKey(base)) {
            return true;
        }
        if (PLAIN.containsKey(base)) {
            return !ctrl && (!shift || (base.equals("tab") && !alt));
        }
        boolean letter = base.matches("[a-z]");
        return base.length() == 1
                && base.charAt(0) > ' '
                && base.charAt(0) < 0x7f
                && (!ctrl || letter || "@\\]^_".contains(base))
                && (!shift || (letter && alt && !ctrl));
    }

    /** Whether it puts something into the input, or ends it. */
    boolean types() {
        return !ctrl && !alt && !shift && !FUNCTION.containsKey(base) && !base.equals("esc");
    }

    Stream<String> sequences() {
        if (FUNCTION.containsKey(base)) {
            return FUNCTION.get(base).stream().flatMap(this::function).distinct();
        }
        if (base.equals("tab") && shift) {
            return Stream.of(ESC + "[Z");
        }
        return Stream.of((alt ? ESC : "") + sent());
    }

    private String sent() {
        if (ctrl) {
            return String.valueOf((char) (Character.toUpperCase(base.charAt(0)) & 0x1f));
        }
        return PLAIN.getOrDefault(base, shift ? String.valueOf(Character.toUpperCase(base.charAt(0))) : base);
    }

    /** As xterm and those like it send it; with Alt alone also as the older ones do, with an escape before it. */
    private Stream<String> function(String end) {
        boolean letter = end.length() == 1;
        Stream<String> bare = letter ? Stream.of(ESC + "[" + end, ESC + "O" + end) : Stream.of(ESC + "[" + end);
        int held = 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);
        if (held == 1) {
            return bare;
        }
        String number = letter ? "1" : end.substring(0, end.length() - 1);
        Stream<String> modern = Stream.of(ESC + "[" + number + ";" + held + end.substring(end.length() - 1));
        boolean onlyAlt = alt && !ctrl && !shift;
        return onlyAlt ? Stream.concat(modern, bare.map(ESC::concat)) : modern;
    }

    @Override
    public String toString() {
        return (ctrl ? "ctrl-" : "") + (alt ? "alt-" : "") + (shift ? "shift-" : "") + base;
    }
}
