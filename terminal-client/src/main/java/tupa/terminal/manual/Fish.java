package tupa.terminal.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion for fish. */
final class Fish {
    private Fish() {}

    static String script(List<Word> words) {
        Stream<String> lines = words.stream().flatMap(Fish::word);
        return """
                # fish completion for tupa; as ~/.config/fish/completions/tupa.fish
                complete -c tupa -f
                """ + lines.collect(Collectors.joining());
    }

    private static Stream<String> word(Word word) {
        String here = "-n '__fish_seen_subcommand_from " + word.name() + "'";
        String itself = "complete -c tupa -n __fish_use_subcommand -a " + word.name() + " -d " + quoted(word.summary());
        Stream<String> following = word.name().equals("completion")
                ? Stream.of("complete -c tupa " + here + " -a "
                        + quoted(word.usage().replace('|', ' ')))
                : word.options().stream().map(option -> "complete -c tupa " + here + option(option));
        return Stream.concat(Stream.of(itself), following).map(line -> line + "\n");
    }

    private static String option(Option option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        return names + value(option) + " -d " + quoted(option.help());
    }

    private static String value(Option option) {
        if (!option.takesValue()) {
            return "";
        }
        if (option.takesFile()) {
            return " -r -F";
        }
        return option.choices().isEmpty() ? " -x" : " -x -a " + quoted(String.join(" ", option.choices()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
