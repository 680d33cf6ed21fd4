package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OptionsTest {
    private static Options send(String... arguments) throws Failed {
        return Options.parse(Tool.SEND, List.of(arguments));
    }

    @Test
    void flags_stand_anywhere_in_both_spellings_and_what_is_no_flag_is_text() throws Failed {
        assertThat(send("hello", "-r", "ops", "--timeout=2m", "all", "--action"))
                .isEqualTo(new Options(
                        Map.of("--room", "ops", "--timeout", "2m", "--action", ""), List.of("hello", "all")));
    }

    @Test
    void after_two_hyphens_nothing_is_a_flag_and_one_hyphen_alone_is_text() throws Failed {
        assertThat(send("-", "--", "-r", "ops").words()).containsExactly("-", "-r", "ops");
    }

    @Test
    void what_is_not_understood_is_refused_with_the_code_for_it() {
        for (List<String> wrong : List.of(
                List.of("--wat"),
                List.of("-r"),
                List.of("--room="),
                List.of("--action=x"),
                List.of("-r", "a", "--room", "b"),
                List.of("--follow"))) {
            assertThatThrownBy(() -> Options.parse(Tool.SEND, wrong))
                    .as("%s", wrong)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.code()).isEqualTo(2));
        }
    }

    @Test
    void times_have_units_and_are_seconds_without_one() throws Failed {
        Map<String, Duration> times = Map.of(
                "500ms", Duration.ofMillis(500),
                "30", Duration.ofSeconds(30),
                "30s", Duration.ofSeconds(30),
                "10m", Duration.ofMinutes(10),
                "2h", Duration.ofHours(2),
                "1d", Duration.ofDays(1));
        for (Map.Entry<String, Duration> time : times.entrySet()) {
            assertThat(send("--timeout", time.getKey()).time(Flag.TIMEOUT)).contains(time.getValue());
        }
        for (String wrong : List.of("soon", "1w", "1.5s", "9999999999")) {
            assertThatThrownBy(() -> send("--timeout", wrong).time(Flag.TIMEOUT))
                    .isInstanceOf(Failed.class);
        }
        assertThatThrownBy(() -> send("--timeout", "-5s").time(Flag.TIMEOUT)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @EnumSource
    void no_two_flags_of_a_command_have_a_name_in_common(Tool tool) {
        Stream<String> names = tool.flags().stream().flatMap(flag -> flag.names().stream());

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("-[a-z]|--[a-z]+"));
    }

    @ParameterizedTest
    @EnumSource
    void the_help_names_the_usage_every_flag_and_every_exit_code_and_fits_a_terminal(Tool tool) {
        String help = tool.help();

        assertThat(help).startsWith("Usage: tupa " + tool.word());
        tool.flags().forEach(flag -> assertThat(help).contains(flag.form() + "  ", flag.help()));
        Stream.of(Ending.values()).forEach(end -> assertThat(help).contains("  " + end.code() + " ", end.meaning()));
        assertThat(help.lines()).allMatch(line -> line.length() <= 120 && line.equals(line.stripTrailing()));
    }

    @Test
    void the_first_word_names_the_command_and_only_the_chat_is_json() {
        assertThat(Tool.of(List.of("tail", "--json"))).contains(Tool.TAIL);
        assertThat(Tool.of(List.of("chat", "h", "--json"))).contains(Tool.JSON);
        assertThat(Tool.of(List.of("--json"))).contains(Tool.JSON);
        assertThat(Tool.of(List.of("tcp://h", "--json"))).contains(Tool.JSON);
        assertThat(Tool.of(List.of("config", "--json"))).isEmpty();
        assertThat(Tool.of(List.of("man", "--json"))).isEmpty();
        assertThat(Tool.of(List.of("chat", "--", "--json"))).isEmpty();
        assertThat(Tool.of(List.of("chat", "send"))).isEmpty();
        assertThat(Tool.of(List.of("127.0.0.1", "-n", "tail"))).isEmpty();
        assertThat(Tool.of(List.of())).isEmpty();
    }
}
