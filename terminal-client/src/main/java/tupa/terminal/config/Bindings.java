package tupa.terminal.config;

import java.util.Optional;
import tupa.terminal.input.Keys;

/** The settings that say what keys do: {@code bind.alt-u = next-unread}. */
final class Bindings {
    static final String FAMILY = "bind.";

    private Bindings() {}

    static boolean isOne(String word) {
        return word.startsWith(FAMILY);
    }

    static Keys.Answer put(Keys keys, String word, String what) {
        return keys.bind(Optional.of(word.substring(FAMILY.length())), Optional.of(what));
    }

    /** What is wrong with it, if anything. */
    static Optional<String> problem(String word, String what) {
        return put(Keys.standard(), word, what) instanceof Keys.Answer.Wrong wrong
                ? Optional.of(wrong.text())
                : Optional.empty();
    }

    /** The keys with this one bound anew, which must be one that has no {@link #problem}. */
    static Keys with(Keys keys, String word, String what) {
        return put(keys, word, what) instanceof Keys.Answer.Changed changed ? changed.now() : keys;
    }
}
