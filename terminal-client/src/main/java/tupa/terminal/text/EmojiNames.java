package tupa.terminal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The short names of emoji, {@code :smile:}. They are shown as pictures and sent as they were typed. */
public final class EmojiNames {
    private EmojiNames() {}

    /** Loaded when the first colon is shown or completed, as starting must not wait for it. */
    private static final class Table {
        static final NavigableMap<String, String> PICTURES = load();

        private static NavigableMap<String, String> load() {
            Properties lines = new Properties();
            try (InputStream in = Objects.requireNonNull(EmojiNames.class.getResourceAsStream("emoji.properties"))) {
                lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            NavigableMap<String, String> pictures = new TreeMap<>();
            lines.stringPropertyNames().forEach(name -> pictures.put(name, lines.getProperty(name)));
            return pictures;
        }
    }

    static NavigableMap<String, String> all() {
        return Table.PICTURES;
    }

    /** The names that begin so, without colons, in alphabetical order. */
    public static List<String> beginningWith(String start) {
        return List.copyOf(
                all().subMap(start, true, start + Character.MAX_VALUE, false).keySet());
    }

    /** The text with pictures in place of known names; times, smileys and names inside of words are left alone. */
    public static String shown(String text) {
        int open = text.indexOf(':');
        if (open < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int end = 0;
        while (open >= 0) {
            int close = closing(text, open);
            String picture =
                    isName(text, end, open, close) ? all().getOrDefault(text.substring(open + 1, close), "") : "";
            if (!picture.isEmpty()) {
                shown.append(text, end, open).append(picture);
                end = close + 1;
            }
            open = text.indexOf(':', Math.max(end, open + 1));
        }
        return shown.append(text, end, text.length()).toString();
    }

    /** Where the letters behind the colon end. */
    private static int closing(String text, int open) {
        int at = open + 1;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Another name may end right before it, but nothing else that is written with colons. */
    private static boolean isName(String text, int end, int open, int close) {
        return close > open + 1
                && close < text.length()
                && text.charAt(close) == ':'
                && (open == end || isFree(text.codePointBefore(open)))
                && (close + 1 == text.length() || !Character.isLetterOrDigit(text.codePointAt(close + 1)));
    }

    private static boolean isFree(int before) {
        return before != ':' && !Character.isLetterOrDigit(before);
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
    }
}
