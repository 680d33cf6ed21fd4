package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Timelines;
import tupa.terminal.text.TextStyle;
import tupa.terminal.text.Width;
import tupa.terminal.view.Sheet;
import tupa.terminal.view.Theme;

final class WindowTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int HEIGHT = 5;

    private final Sheet sheet = new Sheet(Theme.nothing(), TextStyle.TYPED, ZoneOffset.UTC, Width.APART, true);
    private final Timelines lines = new Timelines();
    private final Drawn drawn = new Drawn(sheet, lines.timeline(), 40, Optional.empty());
    private final Window window = new Window();

    @BeforeEach
    void talk() {
        for (int i = 1; i <= 20; i++) {
            lines.say(NOON, "line " + i);
        }
    }

    private List<String> seen() {
        return window.rows(lines.timeline(), drawn, List.of(), HEIGHT);
    }

    private void up(int rows) {
        window.up(lines.timeline(), drawn, rows, HEIGHT);
    }

    private static String line(int number) {
        return "12:00 Bob line " + number;
    }

    @Test
    void the_newest_lines_are_seen_and_what_is_below_them() {
        assertThat(window.rows(lines.timeline(), drawn, List.of("… pending"), HEIGHT))
                .containsExactly(line(17), line(18), line(19), line(20), "… pending");
    }

    @Test
    void who_has_gone_up_goes_on_reading_the_same_whatever_comes() {
        up(4);
        List<String> before = seen();

        lines.say(NOON, "line 21").older(NOON, "older 1", "older 2");

        assertThat(before).containsExactly(line(12), line(13), line(14), line(15), line(16));
        assertThat(seen()).isEqualTo(before);
        assertThat(window.below(lines.timeline())).isEqualTo(5);
    }

    @Test
    void nobody_goes_further_up_than_to_the_first_line() {
        up(100);

        assertThat(seen().get(0)).contains("Friday 20 November 2026");
        assertThat(seen().get(1)).isEqualTo(line(1));
        assertThat(window.isNearTop(HEIGHT)).isTrue();
    }

    @Test
    void who_comes_down_to_the_last_line_is_where_the_conversation_is() {
        up(4);
        window.down(lines.timeline(), drawn, 3);
        assertThat(window.isReleased()).isFalse();

        window.down(lines.timeline(), drawn, 3);

        assertThat(window.isReleased()).isTrue();
        lines.say(NOON, "line 21");
        assertThat(seen()).endsWith(line(21));
    }

    @Test
    void a_line_of_many_rows_is_passed_row_by_row() {
        lines.say(NOON, "1\n2\n3\n4\n5\n6\n7\n8");

        up(2);

        assertThat(seen()).containsExactly("          2", "          3", "          4", "          5", "          6");
    }

    @Test
    void a_line_that_is_looked_for_stands_in_the_middle() {
        window.reveal(lines.timeline(), drawn, lines.timeline().get(9).number(), HEIGHT);

        assertThat(seen().get(2)).isEqualTo(line(10));
    }

    @Test
    void what_is_new_has_a_mark_above_it_and_another_day_a_row() {
        lines.mark().say(NOON, "news").say(NOON.plusSeconds(86_400), "tomorrow");

        List<String> seen = seen();

        assertThat(seen.get(1)).contains("· new (2) ·");
        assertThat(seen.get(2)).isEqualTo("12:00 Bob news");
        assertThat(seen.get(3)).contains("┄ Saturday 21 November 2026 ┄");
        assertThat(seen.get(4)).isEqualTo("12:00 Bob tomorrow");
    }

    @Test
    void an_empty_timeline_has_no_rows_wherever_one_goes() {
        Timelines none = new Timelines();
        Drawn nothing = new Drawn(sheet, none.timeline(), 40, Optional.empty());

        window.up(none.timeline(), nothing, 3, HEIGHT);
        window.top(none.timeline(), nothing, HEIGHT);
        window.down(none.timeline(), nothing, 3);

        assertThat(window.rows(none.timeline(), nothing, List.of(), HEIGHT)).isEmpty();
        assertThat(window.isReleased()).isTrue();
    }
}
