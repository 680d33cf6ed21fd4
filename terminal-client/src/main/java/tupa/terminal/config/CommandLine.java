package tupa.terminal.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, taken apart by the rules that all commands have: flags stand anywhere, {@code --x=y} is
 * {@code --x y}, and after {@code --} nothing is a flag.
 *
 * @param flags as they were given, one after the other
 * @param words what is no flag
 */
public record CommandLine(List<Given> flags, List<String> words) {
    /**
     * A flag that was given.
     *
     * @param value empty for a flag that takes none
     */
    public record Given(String flag, String value) {}

    /** A command line that cannot be understood; the text says why. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String text;

        public Wrong(String text) {
            super(text);
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public CommandLine {
        flags = List.copyOf(flags);
        words = List.copyOf(words);
    }

    /**
     * Takes it apart.
     *
     * @param plain the flags that take no value
     * @param valued the flags that need one
     */
    public static CommandLine parse(List<String> arguments, Set<String> plain, Set<String> valued) throws Wrong {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<Given> flags = new ArrayList<>();
        List<String> words = new ArrayList<>();
        while (!left.isEmpty()) {
            String argument = left.remove();
            if (argument.equals("--")) {
                words.addAll(left);
                left.clear();
            } else if (argument.startsWith("-") && argument.length() > 1) {
                flags.add(flag(argument, left, plain, valued));
            } else {
                words.add(argument);
            }
        }
        return new CommandLine(flags, words);
    }

    private static Given flag(String argument, Deque<String> left, Set<String> plain, Set<String> valued) throws Wrong {
        int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        if (plain.contains(flag)) {
            if (equals >= 0) {
                throw new Wrong(flag + " takes no value");
            }
            return new Given(flag, "");
        }
        if (!valued.contains(flag)) {
            throw new Wrong("not understood: " + argument);
        }
        Optional<String> value =
                equals < 0 ? Optional.ofNullable(left.poll()) : Optional.of(argument.substring(equals + 1));
        return new Given(
                flag, value.filter(text -> !text.isEmpty()).orElseThrow(() -> new Wrong(flag + " needs a value")));
    }
}
