package tupa.terminal.manual;

import java.util.List;
import java.util.stream.Collectors;

/** The completion for zsh. */
final class Zsh {
    private Zsh() {}

    static String script(List<Word> words) {
        String described = words.stream()
                .map(word -> "        '" + word.name() + ":" + quoted(word.summary()) + "'\n")
                .collect(Collectors.joining());
        return """
                #compdef tupa
                # zsh completion for tupa; in a directory of $fpath as _tupa, or in ~/.zshrc: eval "$(tupa completion zsh)"
                _tupa() {
                    local -a known
                    known=(
                %s    )
                    if ((CURRENT == 2)); then
                        _describe word known
                        return
                    fi
                    shift words
                    ((CURRENT--))
                    case $words[1] in
                %s    esac
                }
                if [ "$funcstack[1]" = _tupa ]; then
                    _tupa "$@"
                else
                    compdef _tupa tupa
                fi
                """.formatted(described, words.stream().map(Zsh::word).collect(Collectors.joining()));
    }

    private static String word(Word word) {
        if (word.name().equals("completion")) {
            return "        completion) _values shell " + word.usage().replace('|', ' ') + " ;;\n";
        }
        String options = word.options().stream().map(Zsh::option).collect(Collectors.joining());
        return options.isEmpty() ? "" : "        " + word.name() + ")\n            _arguments" + options + " ;;\n";
    }

    private static String option(Option option) {
        String names = option.names().size() > 1
                ? "'(" + option.names(" ") + ")'{" + option.names(",") + "}"
                : option.names().get(0);
        return " \\\n                " + names + "'[" + quoted(option.help()) + "]" + value(option) + "'";
    }

    private static String value(Option option) {
        if (!option.takesValue()) {
            return "";
        }
        String offered = option.takesFile()
                ? "_files"
                : option.choices().isEmpty() ? " " : "(" + String.join(" ", option.choices()) + ")";
        return ":" + quoted(option.value()) + ":" + offered;
    }

    /** What has a meaning in the notation of zsh, or would end the quotes around it. */
    private static String quoted(String text) {
        return text.replaceAll("([\\[\\]:\\\\])", "\\\\$1").replace("'", "'\\''");
    }
}
