package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.manual.Manual;

/** The completions, asked by the shells they are for. */
final class CompletionTest {
    @TempDir
    private Path directory;

    private String script(String shell) {
        try {
            String text =
                    Manual.answer(List.of("completion", shell), Flags.USAGE).orElseThrow();
            return Files.writeString(directory.resolve("_tupa"), text).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What bash offers for the last of these words. */
    private List<String> bash(String... words) {
        String program =
                "source \"$0\"; COMP_WORDS=(tupa \"$@\"); COMP_CWORD=$#; _tupa; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return Programs.output(Stream.concat(Stream.of("bash", "-c", program, script("bash")), Stream.of(words))
                        .toArray(String[]::new))
                .lines()
                .toList();
    }

    @Test
    void bash_completes_words_options_and_values() {
        assertThat(bash("co")).containsExactly("config", "completion", "copy-log");
        assertThat(bash("send", "--t")).containsExactly("--to", "--timeout");
        assertThat(bash("chat", "--color", "")).containsExactly("always", "never", "auto");
        assertThat(bash("completion", "")).containsExactly("bash", "zsh", "fish");
        assertThat(bash("chat", "--log", script("bash"))).containsExactly(script("bash"));
        assertThat(bash("send", "--room", "")).containsExactly("");
    }

    @Test
    void bash_is_told_by_complete_whom_to_ask() {
        assertThat(Programs.output("bash", "-c", "source \"$0\"; complete -p tupa", script("bash")))
                .isEqualTo("complete -F _tupa tupa\n");
    }

    private String fish(String line) {
        return Programs.output("fish", "-c", "source $argv[1]; complete -C $argv[2]", script("fish"), line);
    }

    @Test
    void fish_completes_words_options_and_values() {
        assertThat(fish("tupa wh")).isEqualTo("whois\ttell whether somebody is connected, and how\n");
        assertThat(fish("tupa send --to")).contains("--to\ttell it to one person in private\n");
        assertThat(fish("tupa chat --color n")).startsWith("never\t");
    }

    @Test
    void zsh_completes_options_where_they_are_typed() {
        String program = """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell "autoload -U compinit; compinit -D -u; source $1; echo rea''dy"
                zpty -r -m shell seen '*ready*'
                zpty -w -n shell $'tupa send --ti\\t'
                zpty -r -m shell seen '*--timeout*'
                print -r -- "$seen"
                zpty -d shell
                """;

        assertThat(Programs.output("zsh", "-f", "-c", program, "zsh", script("zsh")))
                .contains("--timeout");
    }
}
