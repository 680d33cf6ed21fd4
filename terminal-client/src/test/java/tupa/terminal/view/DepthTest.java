package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tupa.terminal.view.Depth.When;

final class DepthTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO, '', '', 256, PALETTE",
        "AUTO, '', '', 16, SIXTEEN",
        "AUTO, '', '', 8, EIGHT",
        "AUTO, '', '', 0, MONO",
        "AUTO, '', 1, 0, EIGHT",
        "AUTO, 1, '', 256, MONO",
        "AUTO, 1, 1, 256, MONO",
        "NEVER, '', 1, 256, MONO",
        "ALWAYS, 1, '', 256, PALETTE",
        "ALWAYS, 1, '', 0, EIGHT",
        "AUTO, '', 0, 0, MONO"
    })
    void of_a_terminal_the_flag_decides_then_no_color_then_force_color(
            When when, String no, String force, int colours, Depth depth) {
        assertThat(Depth.ofTerminal(when, Map.of("NO_COLOR", no, "FORCE_COLOR", force), colours))
                .isEqualTo(depth);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, '', '', NOTHING",
        "AUTO, '', 1, EIGHT",
        "AUTO, '', false, NOTHING",
        "AUTO, 1, 1, NOTHING",
        "NEVER, '', 1, NOTHING",
        "ALWAYS, 1, '', EIGHT"
    })
    void a_pipe_has_colours_only_when_they_are_demanded(When when, String no, String force, Depth depth) {
        assertThat(Depth.ofPipe(when, Map.of("NO_COLOR", no, "FORCE_COLOR", force)))
                .isEqualTo(depth);
    }

    @Test
    void a_terminal_that_has_them_all_says_so_in_the_environment() {
        assertThat(Depth.ofTerminal(When.AUTO, Map.of("COLORTERM", "truecolor"), 256))
                .isEqualTo(Depth.TRUE);
        assertThat(Depth.ofTerminal(When.AUTO, Map.of("COLORTERM", "24bit"), 8)).isEqualTo(Depth.TRUE);
        assertThat(Depth.ofTerminal(When.AUTO, Map.of("COLORTERM", "yes"), 8)).isEqualTo(Depth.EIGHT);
    }
}
