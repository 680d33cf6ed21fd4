package tupa.terminal.inline;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What terminals send when a key is pressed. They do not agree, so some keys have several sequences. */
final class Keys {
    private static final String ESCAPE = "\u001b";
    private static final Pattern FORM = Pattern.compile("(ctrl-)?(alt-)?(shift-)?(.+)");

    /** Keys that xterm and its like tell by a letter. */
    private static final Map<String, String> LETTERS = Map.of(
            "up", "A", "down", "B", "right", "C", "left", "D", "end", "F", "home", "H", "f1", "P", "f2", "Q", "f3", "R",
            "f4", "S");

    /** And those that they tell by a number. */
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("home", "1"),
            Map.entry("insert", "2"),
            Map.entry("delete", "3"),
            Map.entry("end", "4"),
            Map.entry("pgup", "5"),
            Map.entry("pgdn", "6"),
            Map.entry("f5", "15"),
            Map.entry("f6", "17"),
            Map.entry("f7", "18"),
            Map.entry("f8", "19"),
            Map.entry("f9", "20"),
            Map.entry("f10", "21"),
            Map.entry("f11", "23"),
            Map.entry("f12", "24"));

    private Keys() {}

    /** The sequences of a key by its name, like {@code alt-u}, {@code ctrl-k}, {@code f7} or {@code shift-left}. */
    static List<String> sequences(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return List.of();
        }
        String key = parts.group(4);
        int held =
                (parts.group(3) == null ? 0 : 1) + (parts.group(2) == null ? 0 : 2) + (parts.group(1) == null ? 0 : 4);
        if (key.length() == 1) {
            return List.of(held == 2 ? ESCAPE + key : Character.toString(key.charAt(0) & 0x1f));
        }
        return Stream.concat(
                        Stream.ofNullable(LETTERS.get(key)).flatMap(letter -> lettered(letter, held)),
                        Stream.ofNullable(NUMBERS.get(key)).map(number -> numbered(number, held)))
                .toList();
    }

    private static Stream<String> lettered(String letter, int held) {
        return held == 0
                ? Stream.of(ESCAPE + "[" + letter, ESCAPE + "O" + letter)
                : Stream.of(ESCAPE + "[1;" + (1 + held) + letter);
    }

    private static String numbered(String number, int held) {
        return ESCAPE + "[" + number + (held == 0 ? "" : ";" + (1 + held)) + "~";
    }
}
