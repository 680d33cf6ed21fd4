package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.core.store.Page;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Position;

final class RelayStateTest extends OneRelay {
    @Test
    void who_is_level_gets_every_batch_as_it_comes() {
        sit(0);
        publish(1, 2);
        publish(3, 3);

        assertThat(reader.read()).containsExactly(members(), live(0), said(1), said(2), said(3));
    }

    /** Told after what he wrote, it would stay until it is forgotten. */
    @Test
    void that_somebody_writes_is_not_told_after_what_he_wrote() {
        relay.presence().arrived(Some.member("ann"), true);
        sit(0);
        reader.read();
        relay.presence().typing().began(Some.user("ann"));

        publish(1, 1);
        relay.presence().typing().tell();

        assertThat(reader.read()).containsExactly(said(1));
    }

    @Test
    void a_batch_that_comes_again_is_told_once() {
        sit(0);
        publish(1, 3);
        relay.publish(Some.events(2, 5));
        relay.publish(Some.events(1, 5));

        assertThat(reader.read()).containsExactly(members(), live(0), said(1), said(2), said(3), said(4), said(5));
    }

    @Test
    void a_batch_that_was_missed_is_read_from_the_log() {
        sit(0);
        publish(1, 1);
        log.append(2, 3);
        publish(4, 5);
        assertThat(reader.read()).containsExactly(members(), live(0), said(1));

        log.answerMissed(relay);

        assertThat(reader.read()).containsExactly(said(2), said(3), said(4), said(5));
    }

    @Test
    void a_reader_who_is_too_slow_is_told_so_once_and_gets_the_rest_as_he_reads() {
        Reader slow = Reader.narrow(4);
        Seat slowSeat = seat(slow);
        relay.sit(slowSeat, greeting(0));
        publish(1, 2);
        publish(3, 4);
        publish(5, 6);

        assertThat(slow.read()).containsExactly(members(), live(0), said(1), said(2), lagging(4));
        log.runFeeds(relay);
        log.answerReads(relay);
        assertThat(slow.read()).containsExactly(said(3), said(4), said(5), said(6), live(6));
    }

    @Test
    void what_is_no_longer_in_memory_is_read_from_the_log_only_as_far_as_the_relay_has_come() {
        publish(1, 10);
        log.append(11, 12);

        sit(0);
        assertThat(reader.read()).isEmpty();
        log.answerReads(relay);

        assertThat(reader.read()).startsWith(said(1)).endsWith(said(10), members(), live(10));
    }

    @Test
    void events_that_are_gone_from_the_log_are_told_as_a_gap() {
        publish(1, 10);
        sit(0);
        log.forgetBefore(4);

        log.answerReads(relay);

        assertThat(reader.read()).startsWith(gap(1, 3, 4), said(4)).endsWith(said(10), members(), live(10));
    }

    /** The gap reached to the relay's newest event, over events that came while the page was read and are there. */
    @Test
    void a_gap_ends_where_the_log_begins_whatever_was_said_while_it_was_read() {
        publish(1, 10);
        sit(0);
        log.takeReads();
        publish(11, 14);

        relay.read(seat, new Page(List.of(), 11, 14));
        log.answerReads(relay);

        assertThat(reader.read())
                .containsExactly(gap(1, 10, 11), said(11), said(12), said(13), said(14), members(), live(14));
    }

    /** A page that no longer continues the seat was taken for a hole in the log. */
    @Test
    void a_page_that_came_too_late_is_no_gap() {
        publish(1, 10);
        sit(0);
        log.answerReads(relay);
        reader.read();
        Seat behind = seat(reader);
        relay.sit(behind, new Opening.Greeting(false, new Start.After(new Position(5, Some.EPOCH))));
        log.takeReads();

        relay.read(behind, new Page(Some.events(3, 5), 1, 10));
        log.answerReads(relay);

        assertThat(reader.read()).containsExactly(said(6), said(7), said(8), said(9), said(10), members(), live(10));
    }

    /** The relay took him for a stranger to its history, and showed him all of it once more. */
    @Test
    void who_has_seen_what_has_not_come_here_yet_is_shown_what_follows_it() {
        publish(1, 2);
        relay.hearOf(4);

        sit(4);
        publish(3, 5);
        log.runFeeds(relay);
        log.answerReads(relay);

        assertThat(reader.read()).containsExactly(members(), live(4), said(5));
    }

    @Test
    void a_read_that_failed_is_made_again_when_the_seat_is_fed() {
        publish(1, 10);
        sit(0);
        log.takeReads();
        relay.readFailed(seat);
        assertThat(reader.read()).isEmpty();

        relay.feed(seat);
        log.answerReads(relay);

        assertThat(reader.read()).endsWith(said(10), members(), live(10));
    }

    /** Another relay had given the seat an event between the look at it and the offer, and nobody fed it again. */
    @Test
    void a_seat_that_another_relay_has_fed_meanwhile_is_fed_on_from_there() {
        publish(1, 3);
        RelayState stale = relay(3);
        sit(3);
        stale.sit(seat, new Opening.Returning());
        publish(4, 4);
        stale.publish(Some.events(4, 4));
        log.runFeeds(stale);
        stale.publish(Some.events(5, 5));
        publish(5, 6);
        log.runFeeds(relay);

        assertThat(reader.read()).containsExactly(members(), live(3), said(4), members(), said(5), said(6));
    }

    @Test
    void a_relay_that_came_back_gives_what_was_missed_and_nothing_else() {
        sit(0);
        publish(1, 2);
        log.append(3, 6);
        relay = relay(3);

        relay.sit(seat, new Opening.Returning());
        log.answerReads(relay);
        publish(7, 7);

        assertThat(reader.read())
                .containsExactly(
                        members(), live(0), said(1), said(2), said(3), said(4), said(5), said(6), members(), said(7));
    }

    /** Who left while there was no relay stayed on the lists of those who came back. */
    @Test
    void who_came_back_is_owed_the_list_of_members() {
        sit(0);
        relay = relay(0);
        relay.sit(seat, new Opening.Returning());
        reader.read();

        assertThat(relay.presence().hasDebts()).isTrue();
        relay.presence().payDebts();

        assertThat(reader.read()).containsExactly(members());
    }

    @Test
    void who_departed_is_told_nothing_more() {
        sit(0);
        publish(1, 1);
        seat.end();
        relay.depart(Some.user("bob"));
        publish(2, 2);

        assertThat(reader.read()).containsExactly(members(), live(0), said(1));
    }

    /** The word that he left came after he was back, took his new seat from him, and he was shown nothing more. */
    @Test
    void who_is_back_before_the_relay_hears_that_he_left_keeps_his_seat() {
        sit(0);

        relay.depart(Some.user("bob"));
        publish(1, 1);

        assertThat(reader.read()).endsWith(said(1));
    }

    @Test
    void a_seat_that_was_replaced_can_no_longer_be_taken_away() {
        sit(0);
        Reader next = Reader.wide();
        relay.sit(seat(next), new Opening.Greeting(false, new Start.Newest(0)));

        relay.stand(seat);
        publish(1, 1);

        assertThat(next.read()).containsExactly(members(), live(0), said(1));
        assertThat(reader.read()).containsExactly(members(), live(0));
    }
}
