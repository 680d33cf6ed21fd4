package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.room.Opening;
import tupa.core.room.RoomReply;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.Status;

/** Joining a room where everybody is in one at a time. */
final class MovingTest extends OneSession {
    private static final RoomKey THERE = RoomKey.of(ATTIC);

    @Override
    SessionSettings settings() {
        return Some.session("rooms.join-mode = switch");
    }

    private void askToJoin(String id) {
        ask(id, new Request.Join(ATTIC, Optional.empty(), 0));
    }

    private List<RoomKey> rooms() {
        return session.rooms().all().stream().map(membership -> membership.key).toList();
    }

    private static List<RoomKey> rooms(SessionRow row) {
        return row.rooms().stream().map(SessionRow.Joined::room).toList();
    }

    @Test
    void one_row_has_him_in_the_new_room_and_out_of_the_old_one_before_he_is_told() {
        welcome();
        askToJoin("j1");
        admit(THERE);
        assertThat(rooms(lastRow())).containsExactly(THERE);
        assertThat(reader.read()).as("not stored yet").isEmpty();
        assertThat(around.leaves).isEmpty();

        around.saved(true);

        Event left = new Event.Left(Some.LOBBY_NAME, Some.member("ann").person(), LeftReason.LEFT);
        assertThat(reader.read()).containsExactly(left);
        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(around.sats).last().satisfies(sat -> {
            assertThat(sat.room()).isEqualTo(THERE);
            assertThat(sat.opening()).isInstanceOf(Opening.Joining.class);
        });
    }

    @Test
    void an_old_room_that_ends_and_comes_back_does_not_get_him_back() {
        welcome();
        askToJoin("j1");
        admit(THERE);
        session.rooms().gone(Some.LOBBY);
        around.saved(true);
        reader.read();

        admit(Some.LOBBY);

        assertThat(around.joins).containsExactly(Some.LOBBY, THERE);
        assertThat(around.leaves).containsExactly(Some.LOBBY, Some.LOBBY);
        assertThat(rooms()).containsExactly(THERE);
    }

    @Test
    void what_he_said_in_the_old_room_is_answered_first() {
        welcome();
        ask("p1", post("c1"));
        askToJoin("j1");
        assertThat(around.joins).containsExactly(Some.LOBBY);

        accept(around.submitted.get(0), 1);

        assertThat(around.joins).containsExactly(Some.LOBBY, THERE);
        assertThat(reader.read()).singleElement().extracting(OneSession::reply).isInstanceOf(Reply.PostDone.class);
    }

    @Test
    void a_room_that_does_not_admit_him_leaves_him_where_he_is() {
        welcome();
        askToJoin("j1");

        session.said(new RoomReply.NotAdmitted(THERE, ErrorCode.ROOM_FULL));

        assertThat(refusal(reader.read().get(0))).isEqualTo(ErrorCode.ROOM_FULL);
        assertThat(rooms()).containsExactly(Some.LOBBY);
        assertThat(around.leaves).isEmpty();
    }

    @Test
    void a_move_that_cannot_be_stored_leaves_him_where_he_is() {
        welcome();
        askToJoin("j1");
        admit(THERE);

        around.saved(false);

        assertThat(refusal(reader.read().get(0))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(rooms()).containsExactly(Some.LOBBY);
        assertThat(around.leaves).containsExactly(THERE);
    }

    @Test
    void a_room_that_admits_him_after_his_connection_was_replaced_does_not_get_him() {
        welcome();
        askToJoin("j1");
        hello(Reader.wide());
        admit(Some.LOBBY);
        around.saved(true);

        admit(THERE);

        assertThat(rooms()).containsExactly(Some.LOBBY);
        assertThat(around.leaves).containsExactly(THERE);
    }

    @Test
    void a_move_that_is_being_stored_is_what_the_next_connection_is_told_of() {
        welcome();
        askToJoin("j1");
        admit(THERE);
        Reader next = Reader.wide();
        hello(next, Map.of(Some.LOBBY_NAME, new Position(0, Some.EPOCH)));

        around.saved(false);
        admit(THERE);
        around.saved(true);

        Reply.Welcome welcome = (Reply.Welcome) reply(next.read().get(0));
        assertThat(welcome.rooms()).containsOnlyKeys(ATTIC);
        assertThat(rooms()).containsExactly(THERE);
        assertThat(around.leaves).containsExactly(Some.LOBBY);
    }

    /** The first took him out of the old room, and said so to a connection that was gone. */
    @Test
    void who_asks_on_two_connections_is_told_on_the_second_that_he_left() {
        welcome();
        askToJoin("j1");
        Reader next = Reader.wide();
        hello(next);
        admit(Some.LOBBY);
        around.saved(true);
        next.read();
        session.received(next.outbox(), List.of(asked("j2", new Request.Join(ATTIC, Optional.empty(), 0))), () -> {});

        admit(THERE);
        around.saved(true);

        assertThat(next.read()).singleElement().isInstanceOf(Event.Left.class);
        assertThat(rooms()).containsExactly(THERE);
    }

    @Test
    void of_several_rooms_that_a_hello_names_the_first_is_joined() {
        Request.Hello hello = new Request.Hello(
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(ATTIC, Some.LOBBY_NAME, new RoomName("cellar"))),
                Optional.empty(),
                Map.of(Some.LOBBY_NAME, new Position(0, Some.EPOCH)));
        session.attach(new Attachment(reader.outbox(), PEER, clock.instant()), Optional.of("h1"), hello, "token");
        admit(THERE);
        around.saved(true);

        List<ServerMessage> heard = reader.read();
        assertThat(((Reply.Welcome) reply(heard.get(0))).rooms()).containsOnlyKeys(ATTIC);
        assertThat(heard.subList(1, 3))
                .extracting(notice -> ((Event.Notice) notice).text())
                .containsExactly(
                        "#lobby: You are in as many rooms as one may be.",
                        "#cellar: You are in as many rooms as one may be.");
        assertThat(around.joins).containsExactly(THERE);
    }

    @Test
    void of_several_rooms_from_before_he_keeps_the_one_he_joined_last_and_his_conversations() {
        RoomKey talk = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        List<SessionRow.Joined> before = List.of(
                new SessionRow.Joined(Some.LOBBY, 0, Some.EPOCH),
                new SessionRow.Joined(THERE, 0, Some.EPOCH),
                new SessionRow.Joined(talk, 0, Some.EPOCH));
        session.restore(
                new SessionRow(
                        Some.user("ann"),
                        Some.member("ann").nick(),
                        Status.ONLINE,
                        "hash",
                        before,
                        Optional.of(Some.NOON)),
                () -> {});

        assertThat(rooms(lastRow())).containsExactly(THERE, talk);
        assertThat(around.joins).doesNotContain(Some.LOBBY);
    }

    /** He went on in the first room when the second had been stored, because the leave that came to nothing put him back. */
    @Test
    void a_leave_that_cannot_be_stored_does_not_put_him_back_beside_the_room_he_has_come_into() {
        welcome();
        enterAttic();
        ask("l1", new Request.Leave(ATTIC));
        RoomName cellar = new RoomName("cellar");
        hello(Reader.wide(), Map.of(cellar, new Position(0, Some.EPOCH)));
        admit(RoomKey.of(cellar));

        around.saved(false);

        assertThat(rooms()).containsExactly(RoomKey.of(cellar));
    }
}
