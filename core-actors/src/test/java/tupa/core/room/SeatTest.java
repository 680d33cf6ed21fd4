package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.room.Seat.Verdict;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;

final class SeatTest {
    private final Reader reader = Reader.narrow(2);
    private final Seat seat = new Seat(Some.LOBBY_NAME, Some.user("ann"), reader.outbox());
    private final List<String> calls = new ArrayList<>();

    @Test
    void only_what_begins_with_the_next_event_is_taken() {
        seat.beginAfter(4);

        assertThat(offer(4, 6)).isEqualTo(Verdict.NOT_NEXT);
        assertThat(offer(6, 6)).isEqualTo(Verdict.NOT_NEXT);
        assertThat(offer(5, 6)).isEqualTo(Verdict.TAKEN);
        assertThat(offer(5, 6)).as("a replayed batch").isEqualTo(Verdict.NOT_NEXT);
        assertThat(seat.accepted()).isEqualTo(6);
    }

    @Test
    void a_refusal_changes_nothing_and_is_called_back() {
        seat.beginAfter(0);
        offer(1, 1);
        offer(2, 2);

        assertThat(offer(3, 3)).isEqualTo(Verdict.REFUSED);
        assertThat(seat.accepted()).isEqualTo(2);
        reader.read();
        assertThat(calls).hasSize(1);
        assertThat(offer(3, 3)).isEqualTo(Verdict.TAKEN);
    }

    @Test
    void a_closed_connection_says_so() {
        seat.beginAfter(0);
        reader.outbox().abandon();

        assertThat(offer(1, 1)).isEqualTo(Verdict.CLOSED);
        assertThat(seat.isClosed()).isTrue();
    }

    @Test
    void after_the_end_of_the_stay_nothing_reaches_the_member_and_his_connection_lives() {
        seat.beginAfter(0);

        seat.end();

        assertThat(offer(1, 1)).isEqualTo(Verdict.CLOSED);
        assertThat(seat.hint(Parcel.of(new Event.Notice("joined")))).isFalse();
        seat.tellLive(0);
        assertThat(reader.read()).isEmpty();
        assertThat(reader.outbox().isClosed()).isFalse();
    }

    /** Who came back with more than the relay had heard of was told twice where he stands, the second time too little. */
    @Test
    void nobody_is_told_that_he_has_less_than_he_has() {
        seat.beginAfter(131);
        seat.tellLive(130);
        seat.owe("8");

        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), true, 130);

        Event live = new Event.Live(Some.LOBBY_NAME, 131);
        assertThat(reader.read()).containsExactly(live, new Event.Notice("8"), live);
    }

    /** A relay that was slow for longer than a leave waits for it took the answer with it. */
    @Test
    void what_is_owed_at_the_end_of_the_stay_is_refused() {
        seat.owe("8");

        seat.end();
        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), true, 1);

        assertThat(reader.read()).containsExactly(new Answer(Optional.of("8"), Reply.Refusal.of(ErrorCode.BUSY, 1000)));
    }

    /** A relay that ended at that moment took the answer with it. */
    @Test
    void what_is_owed_is_answered_once_and_live_follows_when_he_is_level() {
        seat.tellLive(5);
        seat.owe("8");
        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), false, 6);
        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), false, 6);
        seat.tellLive(6);

        assertThat(reader.read())
                .containsExactly(
                        new Event.Live(Some.LOBBY_NAME, 5), new Event.Notice("8"), new Event.Live(Some.LOBBY_NAME, 6));
    }

    @Test
    void no_more_is_owed_than_anybody_has_a_reason_to_ask() {
        for (int i = 0; i < 100; i++) {
            assertThat(seat.owe("8")).isTrue();
        }

        assertThat(seat.owe("8")).isFalse();
    }

    @Test
    void live_and_lagging_are_said_once_each_and_in_turn() {
        seat.tellLagging(1);
        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), true, 1);
        assertThat(reader.read()).as("not live yet, so not behind either").isEmpty();

        seat.tellLive(5);
        seat.tellLive(6);
        seat.tellLagging(7);
        seat.tellLagging(8);
        seat.tellLive(8);
        seat.payOwed(re -> Parcel.of(new Event.Notice(re)), true, 9);

        assertThat(reader.read())
                .containsExactly(
                        new Event.Live(Some.LOBBY_NAME, 5),
                        new Event.Lagging(Some.LOBBY_NAME, 7),
                        new Event.Live(Some.LOBBY_NAME, 8),
                        new Event.Live(Some.LOBBY_NAME, 9));
    }

    @Test
    void a_gap_is_told_and_passed_over_but_never_backwards() {
        seat.beginAfter(4);
        Event.Gap gap = new Event.Gap(Some.LOBBY_NAME, 5, 9, 10, Some.EPOCH);

        seat.skipTo(9, gap);
        seat.skipTo(9, gap);
        seat.skipTo(3, gap);

        assertThat(seat.accepted()).isEqualTo(9);
        assertThat(reader.read()).containsExactly(gap);
    }

    @Test
    void a_connection_that_cannot_even_take_an_answer_is_closed() {
        Outbox tight = new Outbox(new Outbox.Bounds(1, 10, 10));
        Seat narrow = new Seat(Some.LOBBY_NAME, Some.user("ann"), tight);

        assertThat(narrow.answer(new Parcel(new byte[100], 1))).isFalse();

        assertThat(narrow.isClosed()).isTrue();
        assertThat(new Reader(tight).read()).containsExactly(Event.Bye.of(CloseReason.SLOW_CONSUMER));
    }

    @Test
    void it_knows_whether_a_relay_has_begun_to_feed_it() {
        assertThat(seat.hasBegun()).isFalse();

        seat.beginAfter(0);

        assertThat(seat.hasBegun()).isTrue();
    }

    private Verdict offer(long first, long last) {
        Event event = new Event.Notice(first + " to " + last);
        return seat.offer(first, last, Parcel.of(event), () -> calls.add("below half"));
    }
}
