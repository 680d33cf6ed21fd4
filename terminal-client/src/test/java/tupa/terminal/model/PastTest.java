package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Person;
import tupa.wire.Request;
import tupa.wire.text.Texts;

/** Scrolling through a room's history, where each room has a place of its own. */
final class PastTest {
    private final FakeServer server = new FakeServer();
    private final Person bob = server.guest("Bob", "lobby");

    private Harness afterBobSaid(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> server.say(bob, "lobby", "m" + i));
        return new Harness(server, "Alice", Setup.Shown.APART, true, "lobby")
                .connect()
                .settle();
    }

    private static List<String> said(Harness user) {
        return user.model
                .timeline()
                .lines()
                .filter(line -> line.sort() == Line.Sort.SAID)
                .map(Line::text)
                .toList();
    }

    private static List<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "m" + i).toList();
    }

    @Test
    void older_pages_come_until_the_first_message_and_no_further() {
        Harness alice = afterBobSaid(450);
        int pages = 0;
        while (!alice.model.timeline().isComplete() && pages < 20) {
            alice.press(ChatModel::older).press(ChatModel::older).settle();
            pages++;
        }

        assertThat(said(alice)).isEqualTo(texts(1, 450));
        long asked = server.heard().stream()
                .filter(Request.History.class::isInstance)
                .count();
        alice.press(ChatModel::older).settle();
        assertThat(server.heard().stream()
                        .filter(Request.History.class::isInstance)
                        .count())
                .isEqualTo(asked);
        assertThat(asked).isEqualTo(pages);
    }

    @Test
    void who_is_far_up_comes_back_to_the_end_and_misses_nothing() {
        Harness alice = afterBobSaid(Timeline.LOADED + 700);
        while (!alice.model.timeline().isDetached()) {
            alice.press(ChatModel::older).settle();
        }
        server.say(bob, "lobby", "news");
        alice.settle();
        assertThat(said(alice)).doesNotContain("news");

        alice.press(ChatModel::newest).settle();

        assertThat(alice.model.timeline().isDetached()).isFalse();
        assertThat(said(alice)).hasSize(100).endsWith("m" + (Timeline.LOADED + 700), "news");
        server.say(bob, "lobby", "more");
        alice.settle();
        assertThat(said(alice)).endsWith("news", "more");
    }

    @Test
    void who_scrolls_down_again_gets_page_after_page() {
        Harness alice = afterBobSaid(Timeline.LOADED + 700);
        while (!alice.model.timeline().isDetached()) {
            alice.press(ChatModel::older).settle();
        }
        while (alice.model.timeline().isDetached()) {
            alice.press(ChatModel::newer).settle();
        }

        List<String> said = said(alice);
        assertThat(said).endsWith("m" + (Timeline.LOADED + 700)).doesNotHaveDuplicates();
        int first = Integer.parseInt(said.get(0).substring(1));
        assertThat(said).isEqualTo(texts(first, Timeline.LOADED + 700));
    }

    @Test
    void what_was_cleared_away_comes_back_by_scrolling() {
        Harness alice = afterBobSaid(80);
        alice.type("/clear");
        server.say(bob, "lobby", "after it");
        assertThat(said(alice.settle())).containsExactly("after it");

        alice.press(ChatModel::older).settle();

        assertThat(said(alice)).hasSize(81).endsWith("m80", "after it");
    }

    @Test
    void a_broken_connection_does_not_leave_the_reader_waiting_for_ever() {
        Harness alice = afterBobSaid(300);
        alice.press(ChatModel::older);
        alice.cut();

        alice.connect().settle().press(ChatModel::older).settle();

        assertThat(said(alice)).isEqualTo(texts(151, 300));
    }

    @Test
    void older_messages_are_refused_in_words_while_there_is_no_connection() {
        Harness alice = afterBobSaid(300);
        alice.cut();

        alice.type("/history 50");

        assertThat(alice.texts()).endsWith(Texts.NOT_CONNECTED.with());
        assertThat(said(alice.connect().settle())).isEqualTo(texts(251, 300));
    }

    @Test
    void who_says_something_far_up_is_brought_where_it_is_said() {
        Harness alice = afterBobSaid(Timeline.LOADED + 700);
        while (!alice.model.timeline().isDetached()) {
            alice.press(ChatModel::older).settle();
        }

        alice.type("found it").settle();

        assertThat(said(alice)).endsWith("m" + (Timeline.LOADED + 700), "found it");
        assertThat(alice.acts).contains(new Effects.Act.ToEnd());
    }

    @Test
    void what_looks_for_old_messages_leaves_the_reader_where_he_is() {
        Harness alice = afterBobSaid(80);

        alice.type("/history", "/search m1", "").settle();
        assertThat(alice.acts).doesNotContain(new Effects.Act.ToEnd());
        alice.type("/nonsense").settle();

        assertThat(alice.acts).contains(new Effects.Act.ToEnd());
    }
}
