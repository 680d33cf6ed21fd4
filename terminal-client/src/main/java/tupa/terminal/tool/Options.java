package tupa.terminal.tool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tupa.terminal.config.Config;
import tupa.terminal.config.Setting;

/**
 * What was given to a {@link Tool} on the command line.
 *
 * @param values by the long names of the flags; empty for a flag that takes none
 * @param words what is no flag
 */
record Options(Map<String, String> values, List<String> words) {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|)");

    Options {
        values = Map.copyOf(values);
        words = List.copyOf(words);
    }

    /** Reads what follows the word of {@code tool}; after {@code --} nothing is a flag. */
    static Options parse(Tool tool, List<String> arguments) throws Failed {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, String> values = new HashMap<>();
        List<String> words = new ArrayList<>();
        while (!left.isEmpty()) {
            String argument = left.remove();
            if (argument.equals("--")) {
                words.addAll(left);
                left.clear();
            } else if (argument.startsWith("-") && argument.length() > 1) {
                take(tool, argument, left, values);
            } else {
                words.add(argument);
            }
        }
        return new Options(values, words);
    }

    private static void take(Tool tool, String argument, Deque<String> left, Map<String, String> values) throws Failed {
        int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Flag flag = tool.flags().stream()
                .filter(known -> known.names().contains(name))
                .findFirst()
                .orElseThrow(() -> wrong("not understood: " + argument));
        if (equals >= 0) {
            left.addFirst(argument.substring(equals + 1));
        }
        String value = flag.takesValue() ? Optional.ofNullable(left.poll()).orElse("") : "";
        if (flag.takesValue() == value.isEmpty() || (equals >= 0 && !flag.takesValue())) {
            throw wrong(name + (flag.takesValue() ? " needs a value" : " takes no value"));
        }
        if (values.put(flag.name(), value) != null) {
            throw wrong(name + " is given twice");
        }
    }

    static Failed wrong(String problem) {
        return new Failed(Ending.USAGE, problem);
    }

    boolean has(Flag flag) {
        return values.containsKey(flag.name());
    }

    Optional<String> value(Flag flag) {
        return Optional.ofNullable(values.get(flag.name()));
    }

    /** What they set for this call, by the words of the settings. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        value(Flag.CONFIG).ifPresent(file -> settings.put(Config.FILE, file));
        value(Flag.SERVER).ifPresent(server -> settings.put(Setting.SERVER.word(), server));
        value(Flag.NICK).ifPresent(nick -> settings.put(Setting.NICK.word(), nick));
        value(Flag.ROOM).ifPresent(rooms -> settings.put(Setting.AUTOJOIN.word(), rooms));
        return settings;
    }

    Optional<Duration> time(Flag flag) throws Failed {
        Optional<String> given = value(flag);
        Optional<Duration> time = given.flatMap(Options::time);
        if (given.isPresent() && time.isEmpty()) {
            throw wrong(flag.name() + " is a time like 500ms, 30s, 10m, 2h or 1d");
        }
        return time;
    }

    private static Optional<Duration> time(String given) {
        Matcher read = TIME.matcher(given);
        if (!read.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(read.group(1));
        return Optional.of(
                switch (read.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofSeconds(number);
                });
    }

    Optional<Integer> number(Flag flag) throws Failed {
        Optional<String> given = value(flag);
        if (given.filter(digits -> !digits.matches("[0-9]{1,9}")).isPresent()) {
            throw wrong(flag.name() + " is a number");
        }
        return given.map(Integer::valueOf);
    }

    /** Refuses two flags that contradict each other. */
    void notBoth(Flag one, Flag other) throws Failed {
        if (has(one) && has(other)) {
            throw wrong(one.name() + " and " + other.name() + " exclude each other");
        }
    }

    /** The same, where the first word is the value of a flag. */
    Options firstWordAs(Flag flag) throws Failed {
        if (words.isEmpty()) {
            return this;
        }
        Map<String, String> more = new HashMap<>(values);
        if (more.put(flag.name(), words.get(0)) != null || words.size() > 1) {
            throw wrong("not understood: " + words.get(words.size() - 1));
        }
        return new Options(more, List.of());
    }

    void noWords() throws Failed {
        if (!words.isEmpty()) {
            throw wrong("not understood: " + words.get(0));
        }
    }
}
