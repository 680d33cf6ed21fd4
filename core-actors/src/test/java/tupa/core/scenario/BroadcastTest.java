package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tupa.core.operator.Operator;
import tupa.core.store.HeldAppend;
import tupa.core.store.ScriptedStorage;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What the server says in every room, however rooms, stores and connections come and go. */
final class BroadcastTest {
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
