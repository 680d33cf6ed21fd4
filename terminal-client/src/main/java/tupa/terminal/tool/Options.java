package tupa.terminal.tool;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tupa.terminal.config.CommandLine;
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

    /** Reads what follows the word of {@code tool}. */
    static Options parse(Tool tool, List<String> arguments) throws Failed {
        Map<String, String> values = new HashMap<>();
        try {
            CommandLine line = CommandLine.parse(arguments, names(tool, false), names(tool, true));
            for (CommandLine.Given given : line.flags()) {
                if (values.put(longName(tool, given.flag()), given.value()) != null) {
                    throw wrong(given.flag() + " is given twice");
                }
            }
            return new Options(values, line.words());
        } catch (CommandLine.Wrong wrong) {
            throw wrong(wrong.text());
        }
    }

    private static Set<String> names(Tool tool, boolean valued) {
        return tool.flags().stream()
                .filter(flag -> flag.takesValue() == valued)
                .flatMap(flag -> flag.names().stream())
                .collect(Collectors.toSet());
    }

    private static String longName(Tool tool, String name) {
        return tool.flags().stream()
                .filter(flag -> flag.names().contains(name))
                .map(Flag::name)
                .findFirst()
                .orElseThrow();
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

    /** The same, where the words are what a flag takes, divided by commas. */
    Options wordsAs(Flag flag) throws Failed {
        if (words.isEmpty()) {
            return this;
        }
        Map<String, String> more = new HashMap<>(values);
        if (more.put(flag.name(), String.join(",", words)) != null) {
            throw wrong("not understood: " + words.get(0));
        }
        return new Options(more, List.of());
    }

    /** The same, where one word at most is the value of a flag. */
    Options wordAs(Flag flag) throws Failed {
        if (words.size() > 1) {
            throw wrong("not understood: " + words.get(1));
        }
        return wordsAs(flag);
    }

    /** The same, unless the first word is an address: the chat is given its server so, and here it would be said. */
    Options noAddress(Predicate<String> isAddress) throws Failed {
        Optional<String> first = words.stream().findFirst().filter(word -> word.contains("://"));
        if (!has(Flag.SERVER) && first.filter(isAddress).isPresent()) {
            throw wrong(first.get() + " looks like a server, which is given with -s");
        }
        return this;
    }

    void noWords() throws Failed {
        if (!words.isEmpty()) {
            throw wrong("not understood: " + words.get(0));
        }
    }
}
