package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What becomes of a hole in what arrives, also when filling it does not go as it should. */
class HistoriesTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    private final FakeServer server = new FakeServer();
    private final Harness alice = new Harness(server, "Alice", true, "lobby");
    private final Person bob = server.guest("Bob", "lobby");

    /** Three messages have arrived. */
    @BeforeEach
    void begin() {
        alice.connect().settle();
        say(1, 3);
        alice.settle();
    }

    private void say(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(seq -> server.say(bob, "lobby", "m" + seq));
    }

    private Event.Message message(long seq) {
        return new Event.Message(
                LOBBY, seq, "k1-" + seq, FakeServer.NOON, bob, new Cid("m" + seq), "m" + seq, Kind.TEXT);
    }

    private Reply.Page page(boolean more, long oldest, long... seqs) {
        List<Event> events = LongStream.of(seqs).<Event>mapToObj(this::message).toList();
        return new Reply.Page(events, more, oldest, 9);
    }

    /** Messages arrive in spite of a hole before them, and the server does not get what is asked about it. */
    private void jumpTo(long... seqs) {
        LongStream.of(seqs).forEach(seq -> alice.hear(message(seq)));
        assertThat(alice.swallow()).isEqualTo(after(3));
    }

    private static Request after(long seq) {
        return new Request.History(LOBBY, OptionalLong.empty(), OptionalLong.of(seq), 200);
    }

    private void refuse(ErrorCode code) {
        alice.hear(alice.answer(Reply.Refusal.of(code)));
    }

    private long asked() {
        return server.heard().stream().filter(Request.History.class::isInstance).count();
    }

    @Test
    void a_hole_without_a_gap_is_shown_and_filled() {
        alice.hear(message(6));
        say(4, 6);

        alice.settle();

        assertThat(alice.texts()).contains("Messages 4 to 5 of #lobby did not arrive; asking for them again.");
        assertThat(alice.said()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
    }

    @Test
    void a_gap_the_server_tells_of_moves_on_and_asks_for_nothing() {
        alice.hear(new Event.Gap(LOBBY, 4, 9, 10, "k1"));

        alice.hear(message(10));

        assertThat(alice.texts()).endsWith("Messages 4 to 9 of #lobby are gone; the oldest that is kept is 10.", "m10");
        alice.settle();
        assertThat(asked()).isZero();
    }

    @Test
    void events_of_a_later_version_are_skipped_but_counted() {
        alice.hear(new Event.Unknown("edited", Optional.of(LOBBY), OptionalLong.of(4)));

        alice.hear(message(5));

        assertThat(alice.said()).endsWith("m3", "m5");
        assertThat(alice.texts()).noneMatch(text -> text.contains("did not arrive"));
    }

    @Test
    void what_the_server_cannot_tell_now_is_asked_for_again_when_it_says() {
        jumpTo(6);
        alice.hear(alice.answer(Reply.Refusal.of(ErrorCode.RATE_LIMITED, 3_000)));
        say(4, 6);
        alice.later(Duration.ofMillis(2_999));
        assertThat(asked()).isZero();

        alice.later(Duration.ofMillis(1));
        alice.settle().later(Duration.ofSeconds(9));
        alice.settle();

        assertThat(asked()).isEqualTo(1);
        assertThat(alice.said()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
        assertThat(alice.texts()).noneMatch(text -> text.contains("Slow down"));
    }

    @Test
    void where_the_server_names_no_time_or_one_that_nobody_waits_for_it_is_asked_again_all_the_same() {
        jumpTo(6);
        refuse(ErrorCode.INTERNAL);
        alice.later(Duration.ofSeconds(1));
        assertThat(alice.swallow()).isEqualTo(after(3));
        alice.hear(alice.answer(Reply.Refusal.of(ErrorCode.BUSY, Long.MAX_VALUE)));

        alice.later(Duration.ofSeconds(10));

        assertThat(alice.swallow()).isEqualTo(after(3));
    }

    @Test
    void what_is_refused_again_and_again_is_told_as_missing_and_the_room_goes_on() {
        jumpTo(6, 7);
        for (int i = 0; i < 4; i++) {
            refuse(ErrorCode.STORAGE_UNAVAILABLE);
            alice.later(Duration.ofSeconds(10));
            assertThat(alice.swallow()).isEqualTo(after(3));
        }
        assertThat(alice.said()).endsWith("m3");

        refuse(ErrorCode.STORAGE_UNAVAILABLE);
        alice.hear(message(8));

        assertThat(alice.texts())
                .endsWith(
                        "Messages 4 to 5 of #lobby are missing here, and could not be had:"
                                + " The server cannot store anything right now.",
                        "m6",
                        "m7",
                        "m8");
    }

    @Test
    void what_is_refused_for_good_is_told_as_missing_at_once() {
        jumpTo(5);
        refuse(ErrorCode.FORBIDDEN);

        assertThat(alice.texts())
                .endsWith(
                        "Messages 4 to 4 of #lobby are missing here, and could not be had: That is not allowed.", "m5");
    }

    @Test
    void what_is_missing_before_nothing_that_arrived_is_told_too() {
        alice.hear(new Event.Live(LOBBY, 5));
        alice.swallow();
        refuse(ErrorCode.FORBIDDEN);

        alice.hear(message(6));

        assertThat(alice.texts())
                .endsWith(
                        "Messages 4 to 5 of #lobby are missing here, and could not be had: That is not allowed.", "m6");
    }

    @Test
    void what_the_server_has_no_more_at_the_end_of_its_pages_is_told() {
        alice.hear(new Event.Live(LOBBY, 6));
        alice.swallow();

        alice.hear(alice.answer(page(false, 1, 4)));

        assertThat(alice.texts()).endsWith("m4", "Messages 5 to 6 of #lobby are gone; the oldest that is kept is 1.");
    }

    @Test
    void pages_that_bring_nothing_new_are_not_asked_for_for_ever() {
        jumpTo(6);
        alice.hear(alice.answer(page(true, 1, 2, 3)));
        alice.settle();

        assertThat(asked()).isZero();
        assertThat(alice.texts()).endsWith("Messages 4 to 5 of #lobby are gone; the oldest that is kept is 1.", "m6");
    }

    @Test
    void what_is_too_much_to_be_held_back_is_asked_for_even_if_nothing_follows_it() {
        jumpTo(LongStream.rangeClosed(5, 600).toArray());
        say(4, 600);
        alice.hear(alice.answer(page(false, 1, 4)));

        alice.settle();

        assertThat(alice.said())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 600).mapToObj(seq -> "m" + seq).toList());
    }

    @Test
    void a_gap_told_after_a_hole_does_not_hide_it() {
        jumpTo(6);
        alice.hear(new Event.Gap(LOBBY, 7, 8, 9, "k1"));
        alice.hear(alice.answer(page(false, 1, 4, 5)));

        assertThat(alice.texts())
                .endsWith("m4", "m5", "m6", "Messages 7 to 8 of #lobby are gone; the oldest that is kept is 9.");
    }

    @Test
    void a_gap_that_begins_too_late_is_itself_behind_a_hole() {
        alice.hear(new Event.Gap(LOBBY, 6, 8, 9, "k1"));
        assertThat(alice.swallow()).isEqualTo(after(3));
        alice.hear(alice.answer(page(true, 1, 4)));
        assertThat(alice.swallow()).isEqualTo(after(4));
        refuse(ErrorCode.FORBIDDEN);

        assertThat(alice.texts())
                .endsWith(
                        "m4",
                        "Messages 5 to 5 of #lobby are missing here, and could not be had: That is not allowed.",
                        "Messages 6 to 8 of #lobby are gone; the oldest that is kept is 9.");
    }

    @Test
    void whoever_comes_back_does_not_ask_on_the_new_connection_for_what_the_old_one_left_out() {
        jumpTo(6);
        refuse(ErrorCode.BUSY);
        say(4, 6);

        alice.cut();
        alice.connect().settle().later(Duration.ofSeconds(10));
        alice.settle();

        assertThat(asked()).isZero();
        assertThat(alice.said()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6");
    }
}
