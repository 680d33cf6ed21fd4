package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.store.HeldAppend;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;

/** What a user, and everybody else, notices when the actor of his session fails. */
final class SessionFailureTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Test
    void the_user_of_a_session_that_failed_resumes_and_nobody_else_sees_anything() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            bob.expect(bob.ask(new Request.Join(OPS, Optional.empty(), 0)), Reply.JoinDone.class);
            bob.expect(bob.ask(new Request.SetStatus(Status.AWAY)), Reply.Done.class);
            alice.await(Event.Joined.class, joined -> joined.who().nick().equals(new Nick("bob")));

            chat.killBelowGuardian("session-2");
            Event.Bye bye = bob.await(Event.Bye.class, any -> true);
            alice.expect(alice.post("c1", "meanwhile"), Reply.PostDone.class);
            Peer again = resumed(chat, bob, Map.of("lobby", 0L, "ops", 0L));
            again.awaitMessage("meanwhile");
            chat.pass(Duration.ofSeconds(30));
            alice.expect(alice.post("c2", "afterwards"), Reply.PostDone.class);
            again.awaitMessage("afterwards");
            alice.readAll();

            assertThat(bye.reason()).isEqualTo(CloseReason.INTERNAL);
            assertThat(bye.reconnect()).isTrue();
            assertThat(again.welcome().resumed()).isTrue();
            assertThat(again.nick()).isEqualTo("bob");
            assertThat(again.welcome().rooms()).containsOnlyKeys(Peer.LOBBY, OPS);
            assertThat(alice.read(Event.Left.class)).isEmpty();
            assertThat(alice.read(Event.Joined.class)).hasSize(2);
        }
    }

    @Test
    void what_was_posted_before_is_not_doubled_by_the_retry_after_it() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            chat.storage.messages().appends().hold();
            bob.post("c1", "once");
            HeldAppend append = chat.storage.messages().appends().next();

            chat.killBelowGuardian("session-2");
            bob.await(Event.Bye.class, any -> true);
            Peer again = resumed(chat, bob, Map.of("lobby", 0L));
            String retry = again.post("c1", "once");
            append.commit();
            chat.storage.messages().appends().release();

            assertThat(again.expect(retry, Reply.PostDone.class).seq()).isEqualTo(1);
            alice.awaitMessage("once");
            assertThat(alice.texts(Peer.LOBBY)).containsExactly("once");
        }
    }

    @Test
    void whoever_resumes_before_the_session_is_back_waits_for_it_and_his_nick_is_his() {
        try (Chat chat = Chat.start()) {
            Peer bob = chat.guest("bob");
            chat.killBelowGuardianAndAwait("session-1");
            bob.await(Event.Bye.class, any -> true);

            Peer again = chat.connect();
            String hello = again.askWithoutWaiting(Peer.helloWith(bob.token(), "bob", Map.of()));
            Peer thief = chat.connect();
            String theft = thief.ask(new Request.Hello(
                    1,
                    Optional.of(new Nick("bob")),
                    Optional.empty(),
                    Optional.of(List.of()),
                    Optional.empty(),
                    Map.of()));
            thief.expectRefusal(theft, ErrorCode.NICK_TAKEN);
            chat.passUntil(
                    Duration.ofMillis(50),
                    () -> again.readAll().read(tupa.wire.Answer.class).size() == 1);

            assertThat(again.expect(hello, Reply.Welcome.class).resumed()).isTrue();
        }
    }

    @Test
    void a_greeting_that_failed_leaves_nothing_behind() {
        try (Chat chat = Chat.start()) {
            Peer bob = chat.connect();

            chat.killBelowGuardian("session-1");
            bob.await(Event.Bye.class, any -> true);
            chat.pass(PAUSE);

            assertThat(chat.guest("bob").welcome().resumed()).isFalse();
        }
    }

    /** Without it nobody could be found any more, and the process went on as if nothing were. */
    @Test
    void without_registry_or_directory_the_core_ends() {
        try (Chat chat = Chat.start()) {
            chat.killBelowGuardian("registry");
            chat.awaitEnd();
        }
        try (Chat chat = Chat.start()) {
            chat.killBelowGuardian("rooms");
            chat.awaitEnd();
        }
    }

    private static Peer resumed(Chat chat, Peer before, Map<String, Long> seen) {
        Peer peer = chat.connect();
        peer.resumeWhenBack(chat, before, seen);
        return peer;
    }
}
