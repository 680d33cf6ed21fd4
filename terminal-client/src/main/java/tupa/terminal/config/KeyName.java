package tupa.terminal.config;

import java.util.Optional;
import java.util.regex.Pattern;
import tupa.wire.text.Texts;

/** Names of keys, and what may be bound to one: {@code bind.alt-u = /go unread}. */
final class KeyName {
    static final String FAMILY = "bind.";

    /** What terminals can tell apart; some of what is left are keys that everybody needs, like Enter. */
    private static final Pattern FORM = Pattern.compile("ctrl-[abefgklnopqrstuvwxy]|alt-[!-~&&[^=A-Z]]"
            + "|(?:ctrl-)?(?:alt-)?(?:shift-)?(?:f[1-9]|f1[0-2]|up|down|left|right|home|end|pgup|pgdn|insert|delete)");

    private KeyName() {}

    static boolean isBinding(String word) {
        return word.startsWith(FAMILY);
    }

    /** What is wrong with binding this key (with the family's word before it), if anything. */
    static Optional<String> problem(String word, String command) {
        if (!FORM.matcher(word.substring(FAMILY.length())).matches()) {
            return Optional.of(Texts.BIND_KEY_WRONG.with(word.substring(FAMILY.length())));
        }
        return command.isEmpty() || command.startsWith("/")
                ? Optional.empty()
                : Optional.of(Texts.BIND_COMMAND_WRONG.with(command));
    }
}
