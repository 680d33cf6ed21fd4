package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;
import tupa.terminal.text.Width;
import tupa.terminal.view.StatusLine;
import tupa.terminal.view.Theme;

final class BarsTest {
    private static final View.Tab OPS = new View.Tab(2, "#ops", 0, 0, true, false);

    private static Bars bars(boolean glyphs) {
        Theme theme = Theme.nothing();
        return new Bars(theme, new StatusLine(theme, glyphs), Width.APART, glyphs);
    }

    private static View view(Link.State state, int unsent, View.Tab... tabs) {
        return new View(
                new Link(state, 3),
                "me",
                List.of(tabs),
                unsent,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(new View.Front("#ops", false, "be nice", 5, List.of(), List.of(), List.of("bob"))),
                4_000);
    }

    private static String status(boolean glyphs, View view, int columns, Optional<String> below) {
        Layout layout = Layout.of(columns, 24, Panes.STANDARD);
        return bars(glyphs).status(view, layout, below, Optional.empty()).pieces().stream()
                .map(Row.Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void the_status_says_how_things_stand_with_mentions_first() {
        View view = view(
                Link.State.ONLINE,
                0,
                new View.Tab(1, "#lobby", 0, 0, false, false),
                OPS,
                new View.Tab(3, "#dev", 12, 0, false, false),
                new View.Tab(4, "#random", 2, 1, false, false));

        assertThat(status(true, view, 100, Optional.of("3 lines below: PgDn")).strip())
                .isEqualTo("● online · me · 2:#ops · 4:#random(2!) 3:#dev(12) · 3 lines below: PgDn · bob typing");
    }

    @Test
    void what_is_less_important_is_left_out_where_there_is_no_room() {
        View view = view(Link.State.OFFLINE, 3, OPS, new View.Tab(3, "#dev", 12, 0, false, false));

        assertThat(status(true, view, 60, Optional.empty()).strip())
                .isEqualTo("○ offline 3s · me · 2:#ops · 3:#dev(12) · 3 unsent");
        assertThat(status(true, view, 40, Optional.empty()).strip())
                .isEqualTo("○ offline 3s · me · 2:#ops · 3:#dev(12)");
        assertThat(status(true, view, 20, Optional.empty()).strip()).isEqualTo("○ offline 3s · me");
    }

    @Test
    void of_many_rooms_with_news_some_are_named_and_the_others_counted() {
        View.Tab[] tabs = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new View.Tab(i, "#room" + i, i, 0, false, false))
                .toArray(View.Tab[]::new);

        assertThat(status(true, view(Link.State.ONLINE, 0, tabs), 60, Optional.empty()))
                .contains("1:#room1(1) 2:#room2(2) 3:#room3(3) +6");
        assertThat(status(true, view(Link.State.ONLINE, 0, tabs), 20, Optional.empty()))
                .contains("+9");
    }

    @Test
    void without_a_list_of_rooms_the_status_counts_them_when_it_does_not_name_them_all() {
        View.Tab lobby = new View.Tab(1, "#lobby", 0, 0, false, false);
        View.Tab dev = new View.Tab(3, "#dev", 12, 0, false, false);

        assertThat(status(true, view(Link.State.ONLINE, 0, lobby, OPS, dev), 59, Optional.empty())
                        .strip())
                .isEqualTo("● online · me · 2:#ops · 3:#dev(12) · 3 rooms · bob typing");
        assertThat(status(true, view(Link.State.ONLINE, 0, OPS, dev), 59, Optional.empty()))
                .doesNotContain("rooms");
        assertThat(status(true, view(Link.State.ONLINE, 0, lobby, OPS, dev), 100, Optional.empty()))
                .doesNotContain("rooms");
    }

    @Test
    void no_row_is_wider_than_the_screen() {
        View view = view(Link.State.ONLINE, 3, OPS, new View.Tab(3, "#dev", 12, 0, false, false));
        for (int columns = 1; columns < 120; columns++) {
            assertThat(status(true, view, columns, Optional.of("below"))).hasSizeLessThanOrEqualTo(columns);
            Row topic = bars(true).topic(view, Layout.of(columns, 24, Panes.STANDARD));
            Row.Piece last = topic.pieces().get(1);
            assertThat(topic.pieces().get(0).text()).hasSizeLessThan(last.column());
        }
    }

    @Test
    void without_other_characters_than_ascii_there_are_words() {
        assertThat(status(false, view(Link.State.ONLINE, 0, OPS), 60, Optional.empty())
                        .strip())
                .isEqualTo("[online] | me | 2:#ops | bob typing");
    }

    @Test
    void the_topic_ends_where_the_number_of_members_begins() {
        Row topic = bars(true).topic(view(Link.State.ONLINE, 0, OPS), Layout.of(40, 24, Panes.STANDARD));

        assertThat(topic.pieces().get(0).text()).isEqualTo(" #ops  be nice                ");
        assertThat(topic.pieces().get(1)).isEqualTo(new Row.Piece(31, "5 members "));
    }
}
