package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LayoutTest {
    private static final Panes ALL = new Panes(Panes.Show.ALWAYS, Panes.Show.ALWAYS);

    private static Layout of(int columns, int rows) {
        return Layout.of(columns, rows, Panes.STANDARD);
    }

    @Test
    void a_wide_screen_has_both_lists() {
        assertThat(of(90, 24).rooms()).isPositive();
        assertThat(of(90, 24).members()).isPositive();
        assertThat(of(89, 24).rooms() + of(89, 24).members()).isZero();
    }

    @Test
    void a_narrower_one_has_the_rooms_if_that_is_wanted_and_the_members_if_there_is_room() {
        Layout narrow = Layout.of(60, 24, ALL);

        assertThat(narrow.rooms()).isPositive();
        assertThat(narrow.members()).isZero();
        assertThat(Layout.of(80, 24, ALL).members()).isPositive();
        assertThat(Layout.of(60, 24, new Panes(Panes.Show.NEVER, Panes.Show.ALWAYS))
                        .members())
                .isPositive();
    }

    @Test
    void a_narrow_one_has_none_whatever_is_wanted() {
        assertThat(Layout.of(59, 24, ALL).rooms() + Layout.of(59, 24, ALL).members())
                .isZero();
    }

    @Test
    void lists_that_are_not_wanted_are_not_there() {
        Layout wide = Layout.of(200, 24, new Panes(Panes.Show.NEVER, Panes.Show.NEVER));

        assertThat(wide.middle()).isEqualTo(200);
    }

    @Test
    void a_small_screen_has_no_topic() {
        assertThat(of(40, 8).topic()).isTrue();
        assertThat(of(39, 8).topic()).isFalse();
        assertThat(of(40, 7).topic()).isFalse();
    }

    @Test
    void the_parts_of_a_row_take_all_columns_and_no_more() {
        Layout wide = of(100, 30);

        assertThat(wide.middleAt()).isEqualTo(wide.rooms() + 1);
        assertThat(wide.middleAt() + 2 + wide.middle()).isEqualTo(wide.membersAt() - 1);
        assertThat(wide.membersAt() + 2 + wide.members()).isEqualTo(101);
    }

    @Test
    void the_parts_of_a_screen_take_all_rows_at_any_size() {
        for (int columns = 0; columns < 130; columns++) {
            for (int rows = 0; rows < 30; rows++) {
                Layout layout = Layout.of(columns, rows, ALL);
                for (int input = 1; input <= layout.rows(); input++) {
                    int taken = layout.topicRows(input) + layout.body(input) + layout.statusRows(input) + input;
                    assertThat(taken).isEqualTo(layout.rows());
                }
                assertThat(layout.middle()).isPositive();
            }
        }
    }

    @Test
    void what_is_typed_takes_half_of_the_rows_at_most() {
        assertThat(of(80, 24).mostInput()).isEqualTo(12);
        assertThat(of(80, 1).mostInput()).isEqualTo(1);
    }
}
