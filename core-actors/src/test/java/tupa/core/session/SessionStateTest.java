package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.room.RoomReply;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.ServerMessage;
import tupa.wire.Status;

final class SessionStateTest extends OneSession {
    @Test
    void a_guest_is_welcomed_when_he_is_in_the_default_room_and_stored() {
        hello();
        assertThat(around.joins).containsExactly(Some.LOBBY);
        admit(Some.LOBBY);
        assertThat(reader.read()).as("not stored yet").isEmpty();

        around.saved(true);

        assertThat(reader.read()).singleElement().extracting(OneSession::reply).isInstanceOf(Reply.Welcome.class);
        assertThat(around.sats).extracting(ListedSurroundings.Sat::room).containsExactly(Some.LOBBY);
    }

    @Test
    void a_guest_who_cannot_be_stored_is_told_to_come_again() {
        hello();
        admit(Some.LOBBY);

        around.saved(false);

        List<ServerMessage> heard = reader.read();
        assertThat(refusal(heard.get(0))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(((Event.Bye) heard.get(1)).reconnect()).isTrue();
    }

    @Test
    void a_post_is_answered_when_the_room_has_stored_it_and_given_again_to_the_room_that_comes_back() {
        welcome();
        ask("p1", post("c1"));
        session.rooms().gone(Some.LOBBY);
        admit(Some.LOBBY);
        assertThat(around.submitted).hasSize(2);

        accept(around.submitted.get(0), 1);
        accept(around.submitted.get(0), 1);

        assertThat(reader.read()).singleElement().extracting(OneSession::reply).isInstanceOf(Reply.PostDone.class);
    }

    @Test
    void a_post_that_a_room_may_have_stored_before_it_failed_is_not_refused_but_given_again() {
        welcome();
        ask("p1", post("c1"));
        session.rooms().gone(Some.LOBBY);
        incarnation++;
        admit(Some.LOBBY);

        session.said(new RoomReply.Rejected(Some.LOBBY, new Cid("c1"), ErrorCode.BUSY));
        assertThat(reader.read()).as("it may appear").isEmpty();
        around.fire(key -> key.toString().contains("SubmitAgain"));

        assertThat(around.submitted).hasSize(3);
        accept(around.submitted.get(2), 1);
        assertThat(reader.read()).singleElement().extracting(OneSession::reply).isInstanceOf(Reply.PostDone.class);
    }

    @Test
    void a_repeat_waits_with_the_first_and_both_are_answered() {
        welcome();
        ask("p1", post("c1"));
        ask("p2", post("c1"));
        assertThat(around.submitted).hasSize(1);

        accept(around.submitted.get(0), 1);

        assertThat(reader.read())
                .extracting(message -> ((Answer) message).re())
                .containsExactly(Optional.of("p1"), Optional.of("p2"));
    }

    @Test
    void who_repeats_without_end_is_let_go_and_his_post_is_not_refused() {
        welcome();
        ask("p1", post("c1"));
        for (int i = 0; i < Some.session("").unansweredMax(); i++) {
            ask("r" + i, post("c1"));
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(reader.outbox().isClosed()).isFalse();

        ask("one too many", post("c1"));

        assertThat(reader.read()).singleElement().isEqualTo(Event.Bye.of(CloseReason.FLOOD));
        assertThat(session.isOver()).isFalse();
        assertThat(around.submitted).hasSize(1);
    }

    @Test
    void who_comes_again_and_again_while_a_room_does_not_answer_does_not_make_it_wait_longer() {
        hello();
        int begun = around.begun(key -> key.toString().contains("AskAgain"));

        hello(Reader.wide());

        assertThat(begun).isEqualTo(1);
        assertThat(around.begun(key -> key.toString().contains("AskAgain"))).isEqualTo(1);
        assertThat(around.joins).as("but asks again").hasSize(2);
    }

    @Test
    void a_post_that_no_room_was_ever_given_is_refused_when_the_room_cannot_be_reached() {
        welcome();
        session.rooms().gone(Some.LOBBY);
        ask("p1", post("c1"));
        assertThat(around.submitted).isEmpty();

        session.said(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.STORAGE_UNAVAILABLE));

        assertThat(refusal(reader.read().get(0))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
    }

    @Test
    void a_room_that_is_gone_is_joined_again_after_growing_pauses_until_it_is_back() {
        welcome();
        session.rooms().gone(Some.LOBBY);
        for (int i = 0; i < 3; i++) {
            session.said(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.BUSY));
            around.fire(key -> key.toString().contains("Rejoin"));
        }
        assertThat(around.joins).hasSize(5);

        admit(Some.LOBBY);

        assertThat(session.rooms().find(Some.LOBBY)).get().matches(membership -> !membership.isLost());
        assertThat(around.timers)
                .noneSatisfy((key, then) -> assertThat(key.toString()).contains("oin"));
    }

    @Test
    void a_lost_connection_keeps_the_session_for_the_resume_window_and_no_longer() {
        welcome();
        session.lost(reader.outbox());
        assertThat(lastRow().expires()).contains(Some.NOON.plus(Some.session("").resumeWindow()));

        around.fire(key -> key.toString().equals("RESUME_WINDOW"));
        around.deleted();

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(around.ended).isTrue();
    }

    /** What the store did not take may be there all the same: a restart would find what nobody goes on with. */
    @Test
    void a_row_that_could_not_be_stored_is_stored_later_as_it_is_then() {
        welcome();
        ask("l1", new Request.SetStatus(Status.AWAY));
        around.saved(false);
        session.me().changeStatus(Status.ONLINE);
        int rows = around.rows.size();

        around.fire(key -> key.toString().equals("WRITE_AGAIN"));

        assertThat(around.rows).hasSize(rows + 1);
        assertThat(lastRow().status()).isEqualTo(Status.ONLINE);
        around.saved(true);
        assertThat(around.timers.keySet()).noneMatch(key -> key.toString().equals("WRITE_AGAIN"));
    }

    @Test
    void whoever_goes_while_the_store_is_away_is_gone_and_his_row_is_deleted_when_it_is_back() {
        welcome();
        ask("b1", new Request.Bye(Optional.empty()));
        around.deleted(false);

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(reader.outbox().isClosed()).isTrue();
        assertThat(around.ended).isFalse();
        around.fire(key -> key.toString().equals("DELETE_AGAIN"));
        around.deleted();

        assertThat(around.ended).isTrue();
        assertThat(around.leaves).hasSize(1);
    }

    /** His row goes first: whoever was seen to leave was back after a restart. */
    @Test
    void whoever_goes_waits_for_his_answers_and_leaves_every_room() {
        welcome();
        ask("p1", post("c1"));
        ask("b1", new Request.Bye(Optional.empty()));
        assertThat(around.leaves).isEmpty();

        accept(around.submitted.get(0), 1);
        assertThat(around.leaves).isEmpty();
        around.deleted();

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(reader.read()).hasSize(3).last().isInstanceOf(Event.Bye.class);
        assertThat(reader.outbox().isFinished()).isTrue();
    }
}
