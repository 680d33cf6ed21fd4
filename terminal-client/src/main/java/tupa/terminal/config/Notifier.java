package tupa.terminal.config;

import java.util.List;
import java.util.Locale;

/**
 * How the user is called when something is for him.
 *
 * @param command what a shell is to run, for {@link By#COMMAND}
 */
public record Notifier(By by, String command) {
    public enum By {
        BELL,
        /** The escape sequence by which many terminals put a note on the desktop. */
        OSC9,
        COMMAND,
        NONE
    }

    private static final String COMMAND = "command:";
    private static final List<String> WORDS = List.of("bell", "osc9", "none");

    static final Rule RULE = new Rule(
            "bell|osc9|command: <command>|none",
            value -> WORDS.contains(value) || !commandOf(value).isEmpty());

    /** @param text one that is allowed */
    static Notifier of(String text) {
        String command = commandOf(text);
        return new Notifier(command.isEmpty() ? By.valueOf(text.toUpperCase(Locale.ROOT)) : By.COMMAND, command);
    }

    private static String commandOf(String text) {
        return text.startsWith(COMMAND) ? text.substring(COMMAND.length()).strip() : "";
    }
}
