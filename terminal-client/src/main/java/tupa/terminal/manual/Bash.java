package tupa.terminal.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion for bash. */
final class Bash {
    private Bash() {}

    static String script(List<Word> words) {
        String names = words.stream().map(Word::name).collect(Collectors.joining(" "));
        return """
                # bash completion for tupa; in ~/.bashrc: eval "$(tupa completion bash)"
                _tupa() {
                    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} word=${COMP_WORDS[1]}
                    COMPREPLY=()
                    if ((COMP_CWORD == 1)); then
                        COMPREPLY=($(compgen -W "%s" -- "$current"))
                        return
                    fi
                    case $word in
                %s    esac
                }
                complete -F _tupa tupa
                """.formatted(names, words.stream().map(Bash::word).collect(Collectors.joining()));
    }

    private static String word(Word word) {
        String options = word.options().stream()
                .flatMap(option -> option.names().stream())
                .filter(name -> name.startsWith("--"))
                .collect(Collectors.joining(" "));
        String choices = word.name().equals("completion") ? word.usage().replace('|', ' ') : options;
        String values = word.options().stream().flatMap(Bash::value).collect(Collectors.joining());
        return """
                        %s)
                            case $before in
                %s                *) COMPREPLY=($(compgen -W "%s" -- "$current")) ;;
                            esac
                            ;;
                """.formatted(word.name(), values, choices);
    }

    private static Stream<String> value(Option option) {
        if (!option.takesValue()) {
            return Stream.empty();
        }
        String offered = option.takesFile()
                ? "COMPREPLY=($(compgen -f -- \"$current\"))"
                : "COMPREPLY=($(compgen -W \"" + String.join(" ", option.choices()) + "\" -- \"$current\"))";
        return Stream.of("                " + option.names(" | ") + ") " + offered + " ;;\n");
    }
}
