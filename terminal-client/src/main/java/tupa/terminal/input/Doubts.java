package tupa.terminal.input;

import java.util.Optional;
import java.util.function.Supplier;
import tupa.wire.text.Texts;

/** Whether an entry is to be sent as it is: a long paste may have been a mistake, and what is too long is sent in vain. */
final class Doubts {
    private Supplier<EntryRules> rules = () -> EntryRules.STANDARD;
    private boolean pasted;
    private String asked = "";

    void follow(Supplier<EntryRules> given) {
        rules = given;
    }

    /** Another entry begins. */
    void begin() {
        pasted = false;
        asked = "";
    }

    void pasted() {
        pasted = true;
    }

    /** What to say instead of taking this entry; a question is asked once, and what follows it is the answer. */
    Optional<String> about(String entry) {
        EntryRules now = rules.get();
        int length = entry.codePointCount(0, entry.length());
        if (length > now.textMax()) {
            return Optional.of(Texts.PASTE_TOO_LONG.with(length, now.textMax()));
        }
        Optional<String> question = entry.equals(asked) ? Optional.empty() : question(entry, now);
        if (question.isPresent()) {
            asked = entry;
        }
        return question;
    }

    /** The question that was asked and is not answered, as it reads for what the entry has become meanwhile. */
    Optional<String> open(String entry) {
        return asked.isEmpty() ? Optional.empty() : question(entry, rules.get());
    }

    private Optional<String> question(String entry, EntryRules now) {
        long lines = entry.stripTrailing().lines().count();
        return pasted && lines > now.confirmAbove() ? Optional.of(Texts.PASTE_LINES.with(lines)) : Optional.empty();
    }
}
