package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.View;
import tupa.terminal.text.Width;
import tupa.terminal.view.Theme;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

final class ListsTest {
    private final Lists lists = new Lists(Theme.nothing(), Width.APART, true);

    private static Member member(String nick, Status status) {
        return new Member(new UserId("g-" + nick), new Nick(nick), status);
    }

    private static View.Front front(int size, Member... members) {
        return new View.Front("#ops", false, "", size, List.of(members), List.of(), List.of());
    }

    @Test
    void rooms_have_their_numbers_and_what_is_new_and_conversations_stand_below_them() {
        List<View.Tab> tabs = List.of(
                new View.Tab(1, "#lobby", 0, 0, true, false),
                new View.Tab(2, "@bob", 1, 0, false, true),
                new View.Tab(3, "#a-long-name-of-a-room", 12, 2, false, false));

        assertThat(lists.rooms(tabs, 14, 20))
                .containsExactly("ROOMS", "1 #lobby      ", "3 #a-long… 12!", "DIRECT", "2 @bob       1");
    }

    @Test
    void of_more_rooms_than_rows_those_around_the_front_one_are_shown() {
        List<View.Tab> tabs = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new View.Tab(i, "#r" + i, 0, 0, i == 40, false))
                .toList();

        assertThat(lists.rooms(tabs, 14, 5)).hasSize(5).anyMatch(row -> row.startsWith("40 #r40"));
    }

    @Test
    void members_are_here_or_away() {
        View.Front front = front(2, member("alice", Status.ONLINE), member("carol", Status.AWAY));

        assertThat(lists.members(front, 15, 20)).containsExactly("MEMBERS 2", "● alice", "○ carol (away)");
    }

    @Test
    void members_that_are_not_shown_are_counted() {
        View.Front front = front(7, member("a", Status.ONLINE), member("b", Status.ONLINE), member("c", Status.ONLINE));

        assertThat(lists.members(front, 15, 4)).containsExactly("MEMBERS 7", "● a", "● b", "+5");
        assertThat(lists.members(front, 15, 1)).containsExactly("MEMBERS 7");
        assertThat(lists.members(front, 15, 0)).isEmpty();
    }
}
