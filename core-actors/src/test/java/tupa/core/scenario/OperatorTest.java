package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.junit.jupiter.api.Test;
import tupa.core.operator.Operator;
import tupa.core.registry.RoomPace;
import tupa.core.registry.SessionView;
import tupa.core.room.Closing;
import tupa.core.store.HeldAppend;
import tupa.core.store.ScriptedStorage;
import tupa.core.testing.Some;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What users notice of what an operator does. */
final class OperatorTest {
    private static final RoomName DEV = new RoomName("dev");

    @Test
    void whoever_is_kicked_is_told_why_his_session_is_over_and_his_nick_is_free() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");

            Optional<Member> gone = chat.operate(to -> new Operator.Kick("BOB", "too loud", to));

            assertThat(gone).map(Member::nick).contains(new Nick("bob"));
            Event.Bye bye = bob.await(Event.Bye.class, any -> true);
            assertThat(bye).isEqualTo(new Event.Bye(CloseReason.REMOVED, "You were removed: too loud", false, 0));
            assertThat(alice.await(Event.Left.class, any -> true).reason()).isEqualTo(LeftReason.REMOVED);
            Peer late = chat.connect();
            late.expectRefusal(late.ask(Peer.helloWith(bob.token(), "bob", Map.of())), ErrorCode.SESSION_EXPIRED);
            chat.guest("bob");
        }
    }

    @Test
    void whoever_is_away_can_be_kicked_and_nobody_of_that_name_cannot() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            bob.drop();

            assertThat(chat.<Optional<Member>>operate(
                            to -> new Operator.Kick(bob.address().substring(1), "", to)))
                    .isPresent();
            assertThat(chat.<Optional<Member>>operate(to -> new Operator.Kick("bob", "", to)))
                    .isEmpty();

            assertThat(alice.await(Event.Left.class, any -> true).reason()).isEqualTo(LeftReason.REMOVED);
        }
    }

    @Test
    void a_room_that_is_closed_is_left_by_all_and_who_has_no_other_goes_to_the_default_room() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            join(alice, DEV);
            Peer bob = chat.connect();
            bob.helloFrom("bob", Map.of(DEV, new Position(0, "epoch-1")));
            bob.await(Event.Live.class, live -> live.room().equals(DEV));

            Closing closing = chat.operate(to -> new Operator.CloseRoom(DEV, "spring cleaning", to));

            assertThat(closing).isEqualTo(new Closing(Closing.Verdict.CLOSED, 2));
            for (Peer peer : List.of(alice, bob)) {
                Event.Left left = peer.await(Event.Left.class, mine(peer));
                assertThat(left.room()).isEqualTo(DEV);
                assertThat(left.reason()).isEqualTo(LeftReason.REMOVED);
                assertThat(peer.read(Event.Notice.class))
                        .containsExactly(new Event.Notice("#dev was closed: spring cleaning"));
            }
            bob.await(Event.Live.class, live -> live.room().equals(Peer.LOBBY));
            alice.await(Event.Joined.class, joined -> joined.who().nick().equals(new Nick("bob")));
            alice.expectRefusal(alice.post(DEV, "c1", "too late"), ErrorCode.NOT_IN_ROOM);
            bob.expect(bob.post(Peer.LOBBY, "c2", "here now"), Reply.PostDone.class);
        }
    }

    @Test
    void a_post_that_is_being_stored_is_answered_before_its_author_leaves_a_closed_room() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            join(alice, DEV);
            chat.storage.messages().appends().hold();
            final String post = alice.post(DEV, "c1", "last words");
            HeldAppend inFlight = chat.storage.messages().appends().next();

            chat.<Closing>operate(to -> new Operator.CloseRoom(DEV, "", to));
            inFlight.commit();

            alice.expect(post, Reply.PostDone.class);
            alice.await(Event.Left.class, mine(alice));
        }
    }

    @Test
    void whoever_is_away_is_out_of_a_closed_room_when_he_comes_back_also_after_a_restart() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        Peer alice;
        try (Chat chat = Chat.restart(storage)) {
            alice = chat.connect();
            alice.helloFrom("alice", Map.of(DEV, new Position(0, "epoch-1")));
            alice.await(Event.Live.class, live -> live.room().equals(DEV));
            alice.drop();

            chat.<Closing>operate(to -> new Operator.CloseRoom(DEV, "", to));
            Peer bob = chat.guest("bob");
            bob.await(Event.Joined.class, joined -> joined.who().nick().equals(new Nick("bob")));
            chat.operate(Operator.ListSessions::new);
        }
        try (Chat chat = Chat.restart(storage)) {
            Peer again = chat.resumed(alice, Map.of());

            assertThat(again.welcome().rooms().keySet())
                    .extracting(Object::toString)
                    .containsExactly("lobby");
        }
    }

    @Test
    void the_default_room_and_one_that_is_not_there_cannot_be_closed() {
        try (Chat chat = Chat.start()) {
            chat.guest("alice");

            assertThat(chat.<Closing>operate(to -> new Operator.CloseRoom(Peer.LOBBY, "", to)))
                    .isEqualTo(Closing.not(Closing.Verdict.DEFAULT_ROOM));
            assertThat(chat.<Closing>operate(to -> new Operator.CloseRoom(DEV, "", to)))
                    .isEqualTo(Closing.not(Closing.Verdict.NOT_OPEN));
        }
    }

    @Test
    void sessions_are_told_with_their_connection_or_with_their_end() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            join(alice, DEV);
            Peer bob = chat.guest("bob");
            bob.drop();

            List<SessionView> sessions = chat.operate(Operator.ListSessions::new);

            SessionView first = sessions.get(0);
            assertThat(first.member().nick()).isEqualTo(new Nick("alice"));
            assertThat(first.rooms()).containsExactly(Peer.LOBBY, DEV);
            assertThat(first.connected()).map(SessionView.Connected::peer).isPresent();
            assertThat(first.until()).isEmpty();
            assertThat(sessions.get(1).connected()).isEmpty();
            assertThat(sessions.get(1).until()).isPresent();
        }
    }

    @Test
    void limits_that_are_changed_hold_for_whoever_is_there_and_are_told_to_whoever_comes() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");

            chat.<Done>operate(to -> new Operator.Change(
                    Some.session("limits.rate.burst = 1, limits.rate.per-second = 1"), Some.rooms("capacity = 1"), to));

            alice.expect(alice.post("c1", "one"), Reply.PostDone.class);
            alice.expectRefusal(alice.post("c2", "two"), ErrorCode.RATE_LIMITED);
            Peer bob = chat.connect();
            bob.helloWithoutWaiting("bob");
            assertThat(bob.welcome().limits().rateBurst()).isEqualTo(1);
            bob.await(Event.Notice.class, notice -> notice.text().contains(ErrorCode.ROOM_FULL.text()));
        }
    }

    @Test
    void what_is_open_is_told_with_its_pace() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            chat.pass(Duration.ofSeconds(10));
            for (int i = 0; i < 5; i++) {
                alice.expect(alice.post("c" + i, "m" + i), Reply.PostDone.class);
            }
            chat.pass(Duration.ofSeconds(1));

            List<RoomPace> rooms = chat.operate(Operator.ListRooms::new);

            assertThat(rooms).hasSize(1);
            assertThat(rooms.get(0).room().seq()).isEqualTo(5);
            assertThat(rooms.get(0).perSecond()).isEqualTo(5.0);
            chat.pass(Duration.ofSeconds(10));
            assertThat(chat.<List<RoomPace>>operate(Operator.ListRooms::new)
                            .get(0)
                            .perSecond())
                    .isZero();
        }
    }

    private static void join(Peer peer, RoomName room) {
        peer.expect(peer.ask(new Request.Join(room, Optional.empty(), 50)), Reply.JoinDone.class);
        peer.await(Event.Live.class, live -> live.room().equals(room));
    }

    private static Predicate<Event.Left> mine(Peer peer) {
        return left -> left.who().nick().value().equals(peer.nick());
    }
}
