package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/** How a relay answers those who join. */
final class RelayJoinTest extends OneRelay {
    @Test
    void a_joiner_gets_his_ok_his_own_joined_the_newest_events_and_live_in_this_order() {
        publish(1, 5);
        relay.presence().arrived(Some.member("bob"), false);

        seat.owe("7");
        relay.sit(seat, new Opening.Joining(new Start.Newest(2)));

        Reply.Standing standing = new Reply.Standing(5, Some.EPOCH, true, 1);
        assertThat(reader.read())
                .containsExactly(
                        new Answer(
                                Optional.of("7"),
                                new Reply.JoinDone(Some.LOBBY_NAME, standing, "", 1000, List.of(Some.member("bob")))),
                        new Event.Joined(Some.LOBBY_NAME, Some.member("bob").person()),
                        said(4),
                        said(5),
                        live(5));
    }

    /** The next one answered it again. */
    @Test
    void a_join_whose_relay_died_after_the_answer_is_answered_once() {
        seat.owe("7");
        relay.sit(seat, new Opening.Joining(new Start.Newest(0)));
        relay = relay(1);

        relay.sit(seat, new Opening.Joining(new Start.Newest(0)));

        assertThat(reader.read()).filteredOn(heard -> heard instanceof Answer).hasSize(1);
    }

    @Test
    void a_second_join_is_answered_and_says_live_again() {
        sit(0);
        publish(1, 1);
        reader.read();

        seat.owe("8");
        relay.sit(seat, new Opening.Again());

        List<ServerMessage> heard = reader.read();
        assertThat(heard).hasSize(2).endsWith(live(1));
        assertThat(heard.get(0)).isInstanceOf(Answer.class);
    }

    @Test
    void a_second_join_is_answered_by_the_first_relay_that_takes_the_seat() {
        seat.owe("8");

        sit(0);

        assertThat(reader.read()).filteredOn(heard -> heard instanceof Answer).hasSize(1);
    }

    @Test
    void a_second_join_whose_relay_died_is_answered_by_the_next_one() {
        sit(0);
        publish(1, 1);
        reader.read();

        seat.owe("8");
        relay = relay(1);
        relay.sit(seat, new Opening.Returning());

        assertThat(reader.read().get(0)).isInstanceOf(Answer.class);
    }
}
