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
    void an_announcement_stands_once_in_every_room_with_members_with_a_number_of_its_own() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            join(alice, DEV);
            alice.expect(alice.post("c1", "before"), Reply.PostDone.class);

            Operator.Announced announced = announce(chat, "we stop at noon");

            assertThat(announced).isEqualTo(new Operator.Announced(2, 0));
            Event.SystemMessage inLobby = alice.await(Event.SystemMessage.class, in(Peer.LOBBY));
            Event.SystemMessage inDev = alice.await(Event.SystemMessage.class, in(DEV));
            assertThat(List.of(inLobby.seq(), inDev.seq())).containsExactly(2L, 1L);
            assertThat(inLobby.text()).isEqualTo("we stop at noon");
            assertThat(alice.expect(alice.post("c2", "after"), Reply.PostDone.class)
                            .seq())
                    .isEqualTo(3);
        }
    }

    @Test
    void whoever_was_away_is_told_after_a_restart_and_whoever_was_told_is_not_told_again() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        Peer alice;
        Peer bob;
        try (Chat chat = Chat.restart(storage)) {
            alice = chat.guest("alice");
            bob = chat.guest("bob");
            bob.drop();
            announce(chat, "we stop now");
            alice.await(Event.SystemMessage.class, in(Peer.LOBBY));
        }
        try (Chat chat = Chat.restart(storage)) {
            Peer aliceAgain = chat.resumed(alice, Map.of("lobby", 1L));
            Peer bobAgain = chat.resumed(bob, Map.of("lobby", 0L));
            aliceAgain.await(Event.Live.class, live -> live.seq() == 1);
            bobAgain.await(Event.Live.class, live -> live.seq() == 1);

            assertThat(aliceAgain.read(Event.SystemMessage.class)).isEmpty();
            assertThat(bobAgain.read(Event.SystemMessage.class))
                    .extracting(Event.SystemMessage::text)
                    .containsExactly("we stop now");
        }
    }

    @Test
    void a_room_that_fails_with_an_announcement_in_flight_says_it_once() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            chat.storage.messages().appends().hold();
            var announced = chat.<Operator.Announced>ask(to -> new Operator.Announce("once", to));
            HeldAppend inFlight = chat.storage.messages().appends().next();

            chat.kill("room-1");
            chat.pass(Duration.ofMillis(100));
            inFlight.commit();
            chat.storage.messages().appends().release();
            chat.pass(Duration.ofSeconds(1));

            assertThat(announced.receiveMessage()).isEqualTo(new Operator.Announced(1, 0));
            alice.expect(alice.post("c1", "after"), Reply.PostDone.class);
            alice.awaitMessage("after");
            assertThat(alice.read(Event.SystemMessage.class)).hasSize(1);
        }
    }

    @Test
    void where_the_store_does_not_answer_the_operator_is_told_so() {
        try (Chat chat = Chat.start()) {
            chat.guest("alice");
            chat.storage.messages().appends().hold();
            var announced = chat.<Operator.Announced>ask(to -> new Operator.Announce("lost", to));
            chat.storage.messages().appends().next();

            chat.pass(Duration.ofSeconds(4));

            assertThat(announced.receiveMessage()).isEqualTo(new Operator.Announced(0, 1));
        }
    }

    @Test
    void users_are_no_operators() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");

            alice.expectRefusal(alice.ask(new Request.Broadcast("hear me")), ErrorCode.FORBIDDEN);

            alice.expect(alice.post("c1", "after"), Reply.PostDone.class);
            assertThat(alice.readAll().read(Event.SystemMessage.class)).isEmpty();
        }
    }

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
            assertThat(alice.texts(DEV)).containsExactly("last words");
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

    private static Predicate<Event.Left> mine(Peer peer) {
        return left -> left.who().nick().value().equals(peer.nick());
    }

    private static Operator.Announced announce(Chat chat, String text) {
        return chat.operate(to -> new Operator.Announce(text, to));
    }

    private static void join(Peer peer, RoomName room) {
        peer.expect(peer.ask(new Request.Join(room, Optional.empty(), 50)), Reply.JoinDone.class);
        peer.await(Event.Live.class, live -> live.room().equals(room));
    }

    private static Predicate<Event.SystemMessage> in(RoomName room) {
        return message -> message.room().equals(room);
    }
}
