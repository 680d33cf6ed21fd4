package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadOptionsTest {
    static Stream<Scenario> scenarios() {
        return Scenario.ALL.stream();
    }

    @Test
    void without_a_word_a_hundred_share_a_room_at_five_hundred_messages_a_second() {
        LoadOptions options = LoadOptions.parse(List.of());

        assertThat(options.workload()).isEqualTo(new Workload(100, 1, 100, new Pace.Steady(500), 70, 0, 20));
        assertThat(options.scenario()).isEmpty();
        assertThat(options.rounds()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_is_known_by_its_name_however_it_is_written(Scenario scenario) {
        String name = scenario.name();

        assertThat(parse("--scenario " + name).workload()).isEqualTo(scenario.workload());
        assertThat(parse("--scenario " + name.toLowerCase(Locale.ROOT)).scenario())
                .contains(name);
        assertThat(LoadOptions.HELP).contains("  " + name + " ");
    }

    @Test
    void other_options_change_a_scenario_and_leave_the_rest_of_it() {
        Workload changed =
                parse("--seconds 2 --scenario F1 --window 8 --clients 50").workload();

        assertThat(changed).isEqualTo(new Workload(50, 1, 10, new Pace.FlatOut(8), 70, 3, 2));
    }

    @Test
    void where_everybody_posts_more_clients_are_more_senders() {
        assertThat(parse("--scenario F2 --clients 2000").workload().senders()).isEqualTo(2000);
    }

    @Test
    void a_rate_makes_a_flat_out_scenario_steady_and_none_at_all_makes_it_silent() {
        assertThat(parse("--scenario F1 --rate 20").workload().pace()).isEqualTo(new Pace.Steady(20));
        assertThat(parse("--scenario F1 --rate 0").workload().pace()).isEqualTo(new Pace.Silent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clients",
                "--clients x",
                "--rate -1",
                "--window 0",
                "--clients 2 --rooms 3",
                "--clients 2 --senders 3",
                "--size 5000",
                "--rounds 0",
                "--max-ratio 3",
                "--baseline --max-ratio x",
                "--pid 1",
                "--rate 5 --window 5",
                "--url ws://127.0.0.1:1/ws --data d",
                "--scenario F9",
                "--what 1"
            })
    void arguments_that_make_no_sense_are_named(String args) {
        String flag = args.substring(args.lastIndexOf("--")).split(" ", 2)[0];

        assertThatThrownBy(() -> parse(args))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(flag);
    }

    private static LoadOptions parse(String args) {
        return LoadOptions.parse(List.of(args.split(" ")));
    }
}
