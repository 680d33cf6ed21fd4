package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.room.Admission;
import tupa.core.room.Opening;
import tupa.core.room.RoomReply;
import tupa.core.room.Start;
import tupa.core.store.Entry;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.StoredEvent;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.ServerMessage;

/** What becomes of something under way when something else comes in between. */
final class SessionRaceTest extends OneSession {
    /** The join under way when he left made him a member again whom nobody, himself included, knew of. */
    @Test
    void who_leaves_a_room_that_is_coming_back_is_not_brought_back_into_it() {
        welcome();
        enterAttic();
        session.rooms().gone(RoomKey.of(ATTIC));

        ask("l1", new Request.Leave(ATTIC));
        admit(RoomKey.of(ATTIC));
        around.saved(true);

        List<ServerMessage> heard = reader.read();
        assertThat(refusal(heard.get(0))).as("no relay had answered the join").isEqualTo(ErrorCode.BUSY);
        assertThat(reply(heard.get(1))).isEqualTo(new Reply.Done());
        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isEmpty();
        assertThat(around.leaves).containsExactly(RoomKey.of(ATTIC));
    }

    /** The room that came back took his seat for one that had begun, at the very first event, and he got no answer. */
    @Test
    void a_join_whose_relay_died_before_it_could_answer_is_carried_out_by_the_next_one() {
        welcome();
        enterAttic();
        Opening first = around.sats.get(around.sats.size() - 1).opening();
        assertThat(first).isInstanceOf(Opening.Joining.class);

        session.rooms().gone(RoomKey.of(ATTIC));
        admit(RoomKey.of(ATTIC));

        assertThat(around.sats.get(around.sats.size() - 1).opening()).isEqualTo(first);
    }

    /** An id belongs to the connection it came on: another one took the answer for one to a request of its own. */
    @Test
    void what_was_asked_on_another_connection_is_not_answered_on_the_next_one() {
        welcome();
        enterAttic();
        ask("l1", new Request.Leave(ATTIC));
        Reader next = Reader.wide();
        hello(next);

        around.saved(false);
        admit(Some.LOBBY);
        around.saved(true);

        assertThat(next.read())
                .filteredOn(Answer.class::isInstance)
                .extracting(message -> ((Answer) message).re())
                .containsExactly(Optional.of("h1"));
        assertThat(around.sats).extracting(ListedSurroundings.Sat::room).endsWith(Some.LOBBY, RoomKey.of(ATTIC));
    }

    /** His next connection was welcomed into the room, and then he was taken out of it without a word. */
    @Test
    void a_leave_that_waits_for_an_answer_dies_with_its_connection() {
        welcome();
        enterAttic();
        ask("p1", new Request.Post(ATTIC, new Cid("c1"), "text", Kind.TEXT));
        ask("l1", new Request.Leave(ATTIC));
        Reader next = Reader.wide();
        hello(next);
        admit(Some.LOBBY);
        admit(RoomKey.of(ATTIC));
        around.saved(true);

        Entry said = around.submitted.get(0);
        session.said(new RoomReply.Accepted(RoomKey.of(ATTIC), Some.EPOCH, new StoredEvent(1, Some.NOON, said), false));

        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isPresent();
        assertThat(around.leaves).isEmpty();
    }

    /** Events beyond the fiftieth between the admission and the welcome were never shown to him, who was a member. */
    @Test
    void the_history_that_follows_a_welcome_begins_where_the_welcome_says_the_room_stood() {
        hello();
        session.rooms().admitted(new Admission(Some.LOBBY, 1, new RoomId(1), Some.EPOCH, 1, 80));
        around.saved(true);

        assertThat(around.sats)
                .extracting(ListedSurroundings.Sat::opening)
                .containsExactly(new Opening.Greeting(true, new Start.After(new Position(30, Some.EPOCH))));
    }

    /** He had two seats on one connection, and was shown everything twice. */
    @Test
    void who_asks_for_the_same_room_on_two_connections_has_one_seat_in_it() {
        welcome();
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        Reader next = Reader.wide();
        hello(next);
        admit(Some.LOBBY);
        around.saved(true);
        session.received(next.outbox(), List.of(asked("j2", new Request.Join(ATTIC, Optional.empty(), 0))), () -> {});

        admit(RoomKey.of(ATTIC));
        around.saved(true);
        around.saved(true);

        List<ListedSurroundings.Sat> inAttic = around.sats.stream()
                .filter(sat -> sat.room().equals(RoomKey.of(ATTIC)))
                .toList();
        assertThat(inAttic)
                .extracting(ListedSurroundings.Sat::seat)
                .containsOnly(inAttic.get(0).seat());
        assertThat(inAttic).last().extracting(ListedSurroundings.Sat::opening).isEqualTo(new Opening.Again());
    }

    /** His second request put him out of the room that the first had shown him, and he was shown it all the same. */
    @Test
    void a_second_request_that_cannot_be_stored_takes_nobody_out_of_the_room_he_is_shown() {
        welcome();
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        Reader next = Reader.wide();
        hello(next);
        admit(Some.LOBBY);
        around.saved(true);
        session.received(next.outbox(), List.of(asked("j2", new Request.Join(ATTIC, Optional.empty(), 0))), () -> {});

        admit(RoomKey.of(ATTIC));
        around.saved(true);
        around.saved(false);

        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isPresent();
        assertThat(around.leaves).isEmpty();
    }

    /** The room was told that he had left, after he had come in again: he was in it and nobody, the room included, knew. */
    @Test
    void a_leave_that_is_overtaken_by_a_hello_that_names_the_room_is_not_carried_out() {
        welcome();
        enterAttic();
        ask("l1", new Request.Leave(ATTIC));
        Reader next = Reader.wide();
        hello(next, Map.of(ATTIC, new Position(0, Some.EPOCH)));

        around.saved(true);
        admit(RoomKey.of(ATTIC));

        assertThat(around.leaves).isEmpty();
        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isPresent();
    }

    /** He was put back into a room that had ended, and never came into the next one. */
    @Test
    void who_could_not_leave_a_room_that_has_ended_meanwhile_comes_back_into_it() {
        welcome();
        enterAttic();
        ask("l1", new Request.Leave(ATTIC));
        session.rooms().gone(RoomKey.of(ATTIC));

        around.saved(false);
        around.fire(key -> key.toString().contains("Rejoin"));

        assertThat(around.joins).endsWith(RoomKey.of(ATTIC), RoomKey.of(ATTIC));
    }

    /** He was joined to it again a moment after he had left, and neither he nor his client knew. */
    @Test
    void who_leaves_as_a_room_cannot_be_reached_is_not_joined_to_it_again() {
        welcome();
        enterAttic();
        session.rooms().gone(RoomKey.of(ATTIC));
        ask("p1", new Request.Post(ATTIC, new Cid("c1"), "text", Kind.TEXT));
        ask("l1", new Request.Leave(ATTIC));

        session.said(new RoomReply.NotAdmitted(RoomKey.of(ATTIC), ErrorCode.STORAGE_UNAVAILABLE));
        around.saved(true);

        assertThat(reader.read()).last().extracting(OneSession::reply).isEqualTo(new Reply.Done());
        assertThat(around.timers.keySet()).noneMatch(key -> key.toString().contains("Rejoin"));
    }

    /** He was welcomed into it, and put out again without a word. */
    @Test
    void a_room_that_cannot_be_stored_is_kept_for_the_connection_that_was_welcomed_into_it() {
        welcome();
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        hello(Reader.wide());
        admit(Some.LOBBY);
        admit(RoomKey.of(ATTIC));
        around.saved(true);

        around.saved(false);

        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isPresent();
        assertThat(around.leaves).isEmpty();
    }

    /** Both rows had the nick; the one that came second was a session that no token found. */
    @Test
    void a_stored_session_whose_nick_is_taken_comes_back_under_another() {
        around.taken.add(new Nick("ann"));
        around.taken.add(new Nick("ann-2"));
        List<String> held = new ArrayList<>();

        session.restore(rowNow(), () -> held.add(session.me().nick().value()));

        assertThat(held).containsExactly("ann-3");
    }

    /** The second word went out although neither session's row knew of the conversation. */
    @Test
    void a_conversation_that_could_not_be_stored_is_not_one() {
        welcome();
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        List<Boolean> accepted = new ArrayList<>();
        session.conversations().invited(Some.member("bob").person(), accepted::add);
        admit(key);
        around.saved(false);

        session.conversations().invited(Some.member("bob").person(), accepted::add);
        admit(key);
        around.saved(true);

        assertThat(accepted).containsExactly(false, true);
        assertThat(lastRow().rooms()).extracting(SessionRow.Joined::room).contains(key);
    }

    /** A guest who went before he was welcomed came back after the next start as a session that nobody can resume. */
    @Test
    void a_session_that_is_over_is_not_stored_again() {
        hello();
        session.lost(reader.outbox());

        admit(Some.LOBBY);

        assertThat(around.isSaving()).isFalse();
        around.deleted();
        assertThat(around.ended).isTrue();
    }

    /** What was stored of a session that was detached before held the end of that old window. */
    @Test
    void what_is_stored_after_the_farewell_of_a_shutdown_keeps_the_whole_resume_window() {
        welcome();
        session.drain(() -> {});
        clock.move(Duration.ofSeconds(1));

        session.save(stored -> {});

        assertThat(lastRow().expires()).contains(Some.NOON.plus(Some.session("").resumeWindow()));
    }

    @Test
    void an_admission_that_nobody_waits_for_any_more_is_given_back() {
        welcome();
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        for (long second = 0; second < Some.session("").operationTimeout().toSeconds(); second++) {
            assertThat(reader.read()).isEmpty();
            around.fire(key -> key.toString().contains("AskAgain"));
        }
        assertThat(refusal(reader.read().get(0))).isEqualTo(ErrorCode.BUSY);
        assertThat(around.joins)
                .filteredOn(RoomKey.of(ATTIC)::equals)
                .as("at once, and each second")
                .hasSize(5);

        admit(RoomKey.of(ATTIC));

        assertThat(around.leaves).containsExactly(RoomKey.of(ATTIC));
        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isEmpty();
    }
}
