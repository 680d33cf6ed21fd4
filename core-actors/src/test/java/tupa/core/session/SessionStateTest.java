package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.core.room.Opening;
import tupa.core.room.Room;
import tupa.core.room.RoomRelay;
import tupa.core.room.RoomReply;
import tupa.core.store.Entry;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.StoredEvent;
import tupa.core.testing.HandClock;
import tupa.core.testing.NothingUnhandled;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Kind;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** One session, whose rooms and stores answer when the test says so. */
final class SessionStateTest {
    private static final RoomName ATTIC = new RoomName("attic");

    @RegisterExtension
    final NothingUnhandled system = new NothingUnhandled();

    private final TestProbe<Room.Command> room = system.kit().createTestProbe(Room.Command.class);
    private final TestProbe<RoomRelay.Command> relay = system.kit().createTestProbe(RoomRelay.Command.class);
    private final HandClock clock = new HandClock();
    private final ListedSurroundings around = new ListedSurroundings();
    private final Reader reader = Reader.wide();
    private final SessionState session = new SessionState(
            new SessionState.Shared(Some.session(""), Some.LOBBY_NAME, clock, new Ids(new Random(1))),
            around,
            Some.member("ann"),
            "hash");

    @Test
    void a_guest_is_welcomed_when_he_is_in_the_default_room_and_stored() {
        hello();
        assertThat(around.joins).containsExactly(Some.LOBBY);
        admit(Some.LOBBY);
        assertThat(reader.read()).as("not stored yet").isEmpty();

        around.saved(true);

        assertThat(reader.read())
                .singleElement()
                .extracting(SessionStateTest::reply)
                .isInstanceOf(Reply.Welcome.class);
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

        assertThat(reader.read())
                .singleElement()
                .extracting(SessionStateTest::reply)
                .isInstanceOf(Reply.PostDone.class);
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

    /** The join under way when he left made him a member again whom nobody, himself included, knew of. */
    @Test
    void who_leaves_a_room_that_is_coming_back_is_not_brought_back_into_it() {
        welcome();
        enterAttic();
        session.rooms().gone(RoomKey.of(ATTIC));

        ask("l1", new Request.Leave(ATTIC));
        admit(RoomKey.of(ATTIC));
        around.saved(true);

        assertThat(reply(reader.read().get(0))).isEqualTo(new Reply.Done());
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

    @Test
    void an_admission_that_nobody_waits_for_any_more_is_given_back() {
        welcome();
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        around.fire(key -> key.toString().contains("JoinTimeout"));
        assertThat(refusal(reader.read().get(0))).isEqualTo(ErrorCode.BUSY);

        admit(RoomKey.of(ATTIC));

        assertThat(around.leaves).containsExactly(RoomKey.of(ATTIC));
        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isEmpty();
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
    void a_lost_connection_keeps_the_session_for_the_resume_window_and_no_longer() {
        welcome();
        session.lost(reader.outbox());
        assertThat(lastRow().expires()).contains(Some.NOON.plus(Some.session("").resumeWindow()));

        around.fire(key -> key.toString().equals("RESUME_WINDOW"));
        around.deleted();

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(around.ended).isTrue();
    }

    @Test
    void whoever_goes_waits_for_his_answers_and_leaves_every_room() {
        welcome();
        ask("p1", post("c1"));
        ask("b1", new Request.Bye(Optional.empty()));
        assertThat(around.leaves).isEmpty();

        accept(around.submitted.get(0), 1);
        around.deleted();

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(reader.read()).hasSize(3).last().isInstanceOf(Event.Bye.class);
        assertThat(reader.outbox().isFinished()).isTrue();
    }

    private void welcome() {
        hello();
        admit(Some.LOBBY);
        around.saved(true);
        reader.read();
    }

    private void enterAttic() {
        ask("j1", new Request.Join(ATTIC, Optional.empty(), 0));
        admit(RoomKey.of(ATTIC));
        around.saved(true);
        reader.read();
    }

    private void hello() {
        Request.Hello hello =
                new Request.Hello(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        session.attach(new Attachment(reader.outbox(), clock.instant()), Optional.of("h1"), hello, "token");
    }

    private void ask(String id, Request request) {
        session.received(reader.outbox(), List.of(new Incoming.Asked(Optional.of(id), request)), () -> {});
    }

    private void admit(RoomKey key) {
        session.said(new RoomReply.Admitted(key, new RoomId(1), Some.EPOCH, 1, 0, room.getRef(), relay.getRef()));
    }

    private void accept(Entry entry, long seq) {
        session.said(new RoomReply.Accepted(Some.LOBBY, Some.EPOCH, new StoredEvent(seq, Some.NOON, entry), false));
    }

    private SessionRow lastRow() {
        return around.rows.get(around.rows.size() - 1);
    }

    private static Request post(String cid) {
        return new Request.Post(Some.LOBBY_NAME, new Cid(cid), "text", Kind.TEXT);
    }

    private static Reply reply(ServerMessage message) {
        return ((Answer) message).reply();
    }

    private static ErrorCode refusal(ServerMessage message) {
        return ((Reply.Refusal) reply(message)).code();
    }
}
