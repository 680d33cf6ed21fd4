package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;

final class CompletionsTest {
    private static final View VIEW = new View(
            Link.CONNECTING,
            "Alice",
            List.of(new View.Tab(1, "#lobby", 0, 0, true, false), new View.Tab(2, "@Bob", 0, 0, false, true)),
            0,
            0,
            Optional.empty(),
            List.of("Bob", "Carol"),
            List.of("dev", "lobby"),
            Optional.empty(),
            4_000);

    private static final Vocabulary WORDS = new Vocabulary() {
        @Override
        public List<String> settings() {
            return List.of("notify", "theme");
        }

        @Override
        public List<String> values(String setting) {
            return setting.equals("notify") ? List.of("mention", "none") : List.of();
        }

        @Override
        public List<String> themes() {
            return List.of("dark", "light");
        }

        @Override
        public List<String> emoji(String beginning) {
            return Stream.of("smile", "snail")
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        }
    };

    private final Completions completions = new Completions(() -> VIEW, WORDS);
    private final Reader reader;

    CompletionsTest() throws IOException {
        reader = new PlainReader(
                ScreenTerminal.withTerminal("test", "xterm-256color", 80, 20).terminal(),
                completions,
                new InputHistory(() -> VIEW),
                new Editor(Map.of()));
    }

    /** What could stand instead of the last word. */
    private List<String> words(String typed) {
        List<Candidate> candidates = new ArrayList<>();
        completions.complete(
                reader, reader.getParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    @Test
    void a_command_is_completed_by_its_name_and_by_an_alias_only_when_no_name_fits() {
        assertThat(words("/jo")).contains("/join", "/history").doesNotContain("/j");
        assertThat(words("/whisp")).contains("/whisper");
    }

    @Test
    void behind_a_command_comes_what_it_is_about() {
        assertThat(words("/join ")).containsExactly("dev", "lobby");
        assertThat(words("/join #")).containsExactly("#dev", "#lobby");
        assertThat(words("/msg ")).containsExactly("Bob", "Carol");
        assertThat(words("/help ")).contains("join", "quit");
    }

    @Test
    void behind_a_command_for_this_program_comes_what_it_is_about() {
        assertThat(words("/go ")).containsExactly("lobby", "Bob", "unread", "back");
        assertThat(words("/whois ")).containsExactly("Bob", "Carol");
        assertThat(words("/set ")).containsExactly("notify", "theme");
        assertThat(words("/set notify ")).containsExactly("mention", "none");
        assertThat(words("/set notify none ")).containsExactly("--save");
        assertThat(words("/notify ")).containsExactly("mention", "none");
        assertThat(words("/theme ")).containsExactly("dark", "light");
        assertThat(words("/bind ")).contains("pgup", "f12", "esc");
        assertThat(words("/bind f9 ")).contains("next-unread", "none").doesNotContain("/go");
        assertThat(words("/bind f9 /")).contains("/go");
    }

    @Test
    void the_words_of_a_text_are_nicks() {
        assertThat(words("")).containsExactly("Bob:", "Carol:");
        assertThat(words("hello ")).containsExactly("Bob", "Carol");
        assertThat(words("hello @")).containsExactly("@Bob", "@Carol");
        assertThat(words("/me greets ")).containsExactly("Bob", "Carol");
    }

    @Test
    void a_colon_begins_an_emoji() {
        assertThat(words("hello :sm")).containsExactly(":smile:");
        assertThat(words(":s")).containsExactly(":smile:", ":snail:");
    }
}
