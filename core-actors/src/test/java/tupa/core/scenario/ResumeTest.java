package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tupa.core.store.ScriptedStorage;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** A session that outlives sockets and processes, and what its user and others see of that. */
final class ResumeTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Test
    void resuming_while_the_old_socket_still_drains_shows_each_event_once() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer old = chat.guest("bob");
            say(alice, 1, 5);
            old.awaitMessage("m2");
            long seen = old.seqs(Peer.LOBBY).get(old.seqs(Peer.LOBBY).size() - 1);

            Peer bob = chat.resumed(old, Map.of("lobby", seen));
            say(alice, 6, 8);
            bob.awaitMessage("m8");

            assertThat(bob.seqs(Peer.LOBBY)).containsExactlyElementsOf(seqs(seen + 1, 8));
            assertThat(old.readAll().seqs(Peer.LOBBY)).containsExactlyElementsOf(seqs(1, 5));
            assertThat(old.read(Event.Bye.class)).extracting(Event.Bye::reason).containsExactly(CloseReason.REPLACED);
            assertThat(bob.welcome().resumed()).isTrue();
        }
    }

    @Test
    void a_second_connection_with_the_token_takes_the_session_over_and_nobody_sees_it() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer first = chat.guest("bob");
            alice.await(
                    Event.Joined.class, joined -> joined.who().nick().value().equals("bob"));

            Peer second = chat.resumed(first, Map.of("lobby", 0L));
            second.await(Event.Live.class, live -> true);
            second.expect(second.post("c1", "from the second"), Reply.PostDone.class);
            alice.awaitMessage("from the second");

            assertThat(first.isClosed()).isTrue();
            assertThat(alice.read(Event.Left.class)).isEmpty();
            assertThat(alice.read(Event.Joined.class)).hasSize(2);
        }
    }

    @Test
    void a_post_that_was_not_answered_when_the_session_was_taken_over_is_answered_where_it_is_repeated() {
        try (Chat chat = Chat.start()) {
            Peer first = chat.guest("alice");
            chat.storage.messages().appends().hold();
            String lost = first.post("c1", "hello");
            Peer second = chat.resumed(first, Map.of("lobby", 0L));

            String repeated = second.post("c1", "hello");
            chat.storage.messages().appends().release();

            assertThat(second.expect(repeated, Reply.PostDone.class).seq()).isEqualTo(1);
            second.awaitMessage("hello");
            assertThat(second.seqs(Peer.LOBBY)).containsExactly(1L);
            assertThat(first.readAll().read(Answer.class))
                    .noneMatch(answer -> answer.re().equals(Optional.of(lost)));
        }
    }

    @Test
    void a_post_that_was_not_answered_when_the_socket_broke_appears_once_when_it_is_repeated() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            chat.storage.messages().appends().hold();
            alice.post("c1", "hello");
            alice.drop();
            Peer back = chat.resumed(alice, Map.of("lobby", 0L));

            String repeated = back.post("c1", "hello");
            chat.storage.messages().appends().release();

            assertThat(back.expect(repeated, Reply.PostDone.class).seq()).isEqualTo(1);
            assertThat(back.expect(back.post("c1", "hello"), Reply.PostDone.class)
                            .dup())
                    .isTrue();
            back.expectRefusal(back.post("c1", "something else"), ErrorCode.CID_CONFLICT);
            back.awaitMessage("hello");
            assertThat(back.seqs(Peer.LOBBY)).containsExactly(1L);
        }
    }

    @Test
    void a_private_message_first_received_while_detached_is_there_on_return() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            Peer eve = chat.guest("eve");
            bob.drop();
            int rows = chat.storage.sessions().writes().count();

            String asked = alice.ask(new Request.Dm("BOB", new Cid("d1"), "psst"));
            Reply.DmDone done = alice.expect(asked, Reply.DmDone.class);
            Peer back = chat.resumed(bob, Map.of("lobby", 0L));
            Event.Dm dm = back.await(Event.Dm.class, message -> true);
            back.await(Event.Live.class, live -> live.room().equals(dm.room()));

            assertThat(done.seq()).isEqualTo(1);
            assertThat(dm.text()).isEqualTo("psst");
            assertThat(dm.room().wire()).isEqualTo(alice.address());
            assertThat(dm.to().nick().value()).isEqualTo("bob");
            assertThat(back.read(Event.Dm.class)).hasSize(1);
            assertThat(chat.storage.sessions().writes().count()).isGreaterThan(rows);
            assertThat(eve.readAll().read(Event.Dm.class)).isEmpty();
        }
    }

    @Test
    void a_private_message_is_not_acknowledged_before_its_reader_is_sure_to_get_it() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        Peer bob;
        try (Chat chat = Chat.restart(storage)) {
            Peer alice = chat.guest("alice");
            bob = chat.guest("bob");
            bob.drop();
            alice.expect(alice.ask(new Request.Dm("bob", new Cid("d1"), "psst")), Reply.DmDone.class);
        }

        try (Chat chat = Chat.restart(storage)) {
            Peer back = chat.resumed(bob, Map.of("lobby", 0L));

            assertThat(back.await(Event.Dm.class, dm -> true).text()).isEqualTo("psst");
        }
    }

    @Test
    void a_restart_with_sessions_held_shows_nobody_leaving_or_coming() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        Peer alice;
        Peer bob;
        try (Chat chat = Chat.restart(storage)) {
            alice = chat.guest("alice");
            bob = chat.guest("bob");
            alice.expect(alice.ask(join("ops")), Reply.JoinDone.class);
            say(alice, 1, 3);
            bob.awaitMessage("m3");
        }

        try (Chat chat = Chat.restart(storage)) {
            Peer thief = chat.connect();
            thief.expectRefusal(thief.ask(hello("ALICE")), ErrorCode.NICK_TAKEN);
            Peer bobAgain = chat.resumed(bob, Map.of("lobby", 3L));
            bobAgain.await(Event.Live.class, live -> live.room().equals(Peer.LOBBY));
            Peer aliceAgain = chat.resumed(alice, Map.of("lobby", 1L));
            aliceAgain.await(Event.Live.class, live -> live.room().equals(new RoomName("ops")));
            aliceAgain.expect(aliceAgain.post("m2", "m2"), Reply.PostDone.class);
            aliceAgain.expect(aliceAgain.post("c4", "m4"), Reply.PostDone.class);
            bobAgain.awaitMessage("m4");
            aliceAgain.awaitMessage("m4");

            assertThat(aliceAgain.seqs(Peer.LOBBY)).containsExactly(2L, 3L, 4L);
            assertThat(bobAgain.seqs(Peer.LOBBY)).containsExactly(4L);
            assertThat(bobAgain.read(Event.Joined.class)).isEmpty();
            assertThat(bobAgain.read(Event.Left.class)).isEmpty();
        }
    }

    @Test
    void a_room_joined_by_a_hello_that_was_taken_over_is_live_on_the_connection_that_took_over() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            RoomName ops = new RoomName("ops");
            int opens = chat.storage.messages().opens().count();
            chat.storage.messages().opens().hold();
            Peer first = chat.connect();
            first.askWithoutWaiting(new Request.Hello(
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(List.of(ops)),
                    Optional.of(alice.token()),
                    Map.of()));
            for (int i = 0; i <= opens; i++) {
                chat.storage.messages().opens().next();
            }

            Peer second = chat.resumed(alice, Map.of("lobby", 0L));
            chat.storage.messages().opens().release();
            second.await(Event.Live.class, live -> live.room().equals(ops));

            second.expect(second.post(ops, "c1", "here"), Reply.PostDone.class);
            second.awaitMessage("here");
            assertThat(first.isClosed()).isTrue();
        }
    }

    @Test
    void a_session_ends_with_its_resume_window_and_frees_the_nick() {
        try (Chat chat = Chat.start("tupa.session.idle-timeout = 1 day")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            bob.drop();
            alice.expect(alice.ask(new Request.Ping()), Reply.Pong.class);
            Peer early = chat.connect();
            early.expectRefusal(early.ask(hello("bob")), ErrorCode.NICK_TAKEN);

            chat.pass(WINDOW);
            alice.await(Event.Left.class, left -> left.who().nick().value().equals("bob"));
            Peer late = chat.connect();
            late.expectRefusal(late.ask(Peer.helloWith(bob.token(), "bob", Map.of())), ErrorCode.SESSION_EXPIRED);
            late.hello("bob");

            assertThat(late.welcome().resumed()).isFalse();
            assertThat(late.welcome().you().user())
                    .isNotEqualTo(bob.welcome().you().user());
        }
    }

    private static Request.Hello hello(String nick) {
        return new Request.Hello(
                1,
                Optional.of(new tupa.wire.Nick(nick)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Request.Join join(String room) {
        return new Request.Join(new RoomName(room), Optional.empty(), 50);
    }

    private static void say(Peer who, int first, int last) {
        for (int i = first; i <= last; i++) {
            who.expect(who.post("m" + i, "m" + i), Reply.PostDone.class);
        }
    }

    private static List<Long> seqs(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
