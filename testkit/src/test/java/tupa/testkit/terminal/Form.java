package tupa.testkit.terminal;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rows as a person would write them down: {@code hh:mm:ss} stands for any time of day, {@code <any>} for anything. */
final class Form {
    private Form() {}

    static Predicate<String> of(String form) {
        String pattern = Pattern.quote(form)
                .replace("hh:mm:ss", "\\E\\d\\d:\\d\\d:\\d\\d\\Q")
                .replace("<any>", "\\E.*\\Q");
        return Pattern.compile(pattern).asMatchPredicate();
    }
}
