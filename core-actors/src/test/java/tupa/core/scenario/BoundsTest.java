package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tupa.core.store.ScriptedStorage;
import tupa.core.store.SessionRow;
import tupa.core.testing.Some;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.Status;

/** What becomes of one too many. */
final class BoundsTest {
    /** Time passes in which nobody says anything. */
    private static final String PATIENT =
            "tupa { session { idle-timeout = 1 hour, resume-window = 1 hour }, limits.rate.enabled = false }";

    @Test
    void beyond_the_sessions_a_server_takes_a_newcomer_is_told_to_come_again_and_who_is_known_is_not() {
        try (Chat chat = Chat.start("tupa.session { max = 2, detached-max = 2 }")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            Peer late = chat.connect();

            Reply.Refusal refusal = late.expect(late.ask(hello("late")), Reply.Refusal.class);
            bob.drop();
            Peer back = chat.resumed(bob, Map.of("lobby", 0L));
            back.expect(back.ask(new Request.Bye(Optional.empty())), Reply.Done.class);
            alice.await(Event.Left.class, left -> left.reason() == LeftReason.QUIT);
            late.hello("late");

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(refusal.retryAfterMs()).hasValue(1000);
        }
    }

    @Test
    void beyond_the_sessions_kept_for_users_who_are_away_the_one_away_longest_is_over() {
        try (Chat chat = Chat.start("tupa.session.detached-max = 1")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            Peer carl = chat.guest("carl");
            bob.drop();
            chat.pass(Duration.ofSeconds(1));

            carl.drop();
            Event.Left left = alice.await(Event.Left.class, any -> true);
            Peer bobAgain = chat.connect();
            bobAgain.expectRefusal(
                    bobAgain.ask(Peer.helloWith(bob.token(), "bob", Map.of())), ErrorCode.SESSION_EXPIRED);
            Peer carlAgain = chat.resumed(carl, Map.of("lobby", 0L));

            assertThat(left.who().nick().value()).isEqualTo("bob");
            assertThat(left.reason()).isEqualTo(LeftReason.TIMEOUT);
            assertThat(carlAgain.welcome().resumed()).isTrue();
            assertThat(alice.readAll().read(Event.Left.class)).hasSize(1);
        }
    }

    @Test
    void a_restart_brings_back_no_more_sessions_than_may_be_away() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        storage.sessions().given(row("bob", Optional.of(Instant.parse("2100-01-01T00:00:00Z"))));
        storage.sessions().given(row("alice", Optional.empty()));

        try (Chat chat = Chat.restart(storage, "tupa.session.detached-max = 1")) {
            Peer late = chat.connect();
            late.expectRefusal(late.ask(hello("alice")), ErrorCode.NICK_TAKEN);
            late.hello("bob");

            assertThat(storage.sessions().stored())
                    .extracting(row -> row.nick().value())
                    .containsExactlyInAnyOrder("alice", "bob");
        }
    }

    @Test
    void beyond_the_rooms_that_may_be_open_whoever_wants_another_is_told_busy_until_one_closes() {
        try (Chat chat = Chat.start(PATIENT, "tupa.rooms { open-max = 2, idle-stop = 1 second }")) {
            Peer alice = chat.guest("alice");
            RoomName attic = new RoomName("attic");
            RoomName cellar = new RoomName("cellar");
            alice.expect(alice.ask(join(attic)), Reply.JoinDone.class);

            alice.expectRefusal(alice.ask(join(cellar)), ErrorCode.BUSY);
            Peer bob = chat.guest("bob");
            bob.expectRefusal(bob.ask(new Request.Dm("alice", new Cid("d1"), "psst")), ErrorCode.BUSY);
            alice.expect(alice.ask(new Request.Leave(attic)), Reply.Done.class);

            assertThat(untilOneCloses(chat, () -> alice.expect(alice.ask(join(cellar)), Reply.class)))
                    .isInstanceOf(Reply.JoinDone.class);
        }
    }

    @Test
    void a_conversation_closes_when_both_its_parties_are_away_and_nothing_in_it_is_lost() {
        try (Chat chat = Chat.start(PATIENT, "tupa.rooms { open-max = 2, idle-stop = 1 second }")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            Peer carl = chat.guest("carl");
            alice.expect(alice.ask(new Request.Dm("bob", new Cid("d1"), "psst")), Reply.DmDone.class);
            RoomName attic = new RoomName("attic");
            carl.expectRefusal(carl.ask(join(attic)), ErrorCode.BUSY);

            alice.drop();
            bob.drop();
            untilOneCloses(chat, () -> carl.expect(carl.ask(join(attic)), Reply.class));
            carl.expect(carl.ask(new Request.Leave(attic)), Reply.Done.class);
            Reply back = untilOneCloses(chat, () -> resume(chat, bob));

            assertThat(((Reply.Welcome) back).rooms())
                    .containsKey(RoomAddress.parse(alice.address()).orElseThrow());
        }
    }

    /** Rooms close in their own turn, so that the first who ask may still be told busy. */
    private static Reply untilOneCloses(Chat chat, Supplier<Reply> request) {
        Reply reply = request.get();
        while (reply instanceof Reply.Refusal) {
            chat.pass(Duration.ofSeconds(1));
            reply = request.get();
        }
        return reply;
    }

    private static Reply resume(Chat chat, Peer before) {
        Peer peer = chat.connect();
        return peer.expect(peer.ask(Peer.helloWith(before.token(), before.nick(), Map.of())), Reply.class);
    }

    private static SessionRow row(String nick, Optional<Instant> expires) {
        return new SessionRow(Some.user(nick), new Nick(nick), Status.ONLINE, "hash of " + nick, List.of(), expires);
    }

    private static Request join(RoomName room) {
        return new Request.Join(room, Optional.empty(), 0);
    }

    private static Request hello(String nick) {
        return new Request.Hello(
                1, Optional.of(new Nick(nick)), Optional.empty(), Optional.of(List.of()), Optional.empty(), Map.of());
    }
}
