package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.core.room.Chaos;
import tupa.core.store.HeldAppend;
import tupa.core.store.RoomKey;
import tupa.core.store.ScriptedStorage;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What a room's members notice of its failures: nothing. */
final class RoomFailureTest {
    @Test
    void a_room_killed_with_a_batch_in_flight_and_posts_behind_it_loses_and_doubles_nothing() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            chat.storage.messages().appends().hold();
            chat.storage.messages().opens().hold();
            int opens = chat.storage.messages().opens().count();
            final String one = alice.post("c1", "one");
            HeldAppend inFlight = chat.storage.messages().appends().next();
            final String two = alice.post("c2", "two");
            final String three = alice.post("c3", "three");

            chat.kill("room-1");
            chat.pass(Duration.ofMillis(100));
            inFlight.commit();
            chat.storage.messages().appends().release();
            chat.storage.messages().opens().release();

            assertThat(alice.expect(one, Reply.PostDone.class).seq()).isEqualTo(1);
            assertThat(alice.expect(two, Reply.PostDone.class).seq()).isEqualTo(2);
            assertThat(alice.expect(three, Reply.PostDone.class).seq()).isEqualTo(3);
            bob.awaitMessage("three");
            assertThat(bob.texts(Peer.LOBBY)).containsExactly("one", "two", "three");
            assertThat(bob.read(Event.Left.class)).isEmpty();
            assertThat(chat.storage.messages().opens().count()).isEqualTo(opens + 1);
        }
    }

    @Test
    void a_relay_killed_with_members_behind_leaves_nobody_behind() {
        try (Chat chat = Chat.start("tupa.outbox.messages = 8", "tupa.limits.rate.enabled = false")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            IntStream.rangeClosed(1, 30).forEach(i -> alice.expect(alice.post("c" + i, "m" + i), Reply.PostDone.class));

            chat.kill("relay-1");
            chat.pass(Duration.ofMillis(100));
            String last = alice.post("c31", "m31");

            alice.expect(last, Reply.PostDone.class);
            bob.awaitMessage("m31");
            // The last may come before he is level, or as any other after it.
            bob.await(Event.Live.class, live -> live.seq() >= 30);
            assertThat(bob.seqs(Peer.LOBBY))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 31).mapToObj(Long::valueOf).toList());
            // At the ninth; and at the last, if he was level by then and had not read on.
            assertThat(bob.read(Event.Lagging.class)).hasSizeBetween(1, 2);
            assertThat(bob.read(Event.Joined.class)).hasSize(1);
            assertThat(bob.read(Event.Left.class)).isEmpty();
        }
    }

    @Test
    void an_append_of_unknown_outcome_that_commits_late_settles_every_post_once() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            chat.storage.messages().appends().hold();
            final String one = alice.post("c1", "one");
            HeldAppend append = chat.storage.messages().appends().next();
            final String behind = alice.post("c2", "behind");

            append.storeButLose();
            alice.expectRefusal(behind, ErrorCode.STORAGE_UNAVAILABLE);
            alice.expectRefusal(alice.post("c3", "while settling"), ErrorCode.STORAGE_UNAVAILABLE);
            append.settle();
            chat.storage.messages().appends().release();

            assertThat(alice.expect(one, Reply.PostDone.class).dup()).isFalse();
            assertThat(alice.expect(alice.post("c2", "behind"), Reply.PostDone.class)
                            .seq())
                    .isEqualTo(2);
            bob.awaitMessage("behind");
            assertThat(bob.texts(Peer.LOBBY)).containsExactly("one", "behind");
        }
    }

    @Test
    void a_room_killed_while_its_batch_is_being_settled_answers_it_once_it_is_back() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            chat.storage.messages().appends().hold();
            final String one = alice.post("c1", "one");
            HeldAppend append = chat.storage.messages().appends().next();
            append.storeButLose();
            alice.expectRefusal(alice.post("c2", "behind"), ErrorCode.STORAGE_UNAVAILABLE);

            chat.kill("room-1");
            append.settle();
            chat.storage.messages().appends().release();
            chat.passUntil(
                    Duration.ofMillis(50), () -> bob.readAll().texts(Peer.LOBBY).contains("one"));

            assertThat(alice.expect(one, Reply.PostDone.class).seq()).isEqualTo(1);
            assertThat(bob.texts(Peer.LOBBY)).containsExactly("one");
        }
    }

    @Test
    void a_cid_older_than_the_rooms_memory_harms_none_of_its_neighbours() {
        try (Chat chat = Chat.start("tupa.rooms.recent-cids = 1")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            alice.expect(alice.post("old", "old"), Reply.PostDone.class);
            alice.expect(alice.post("newer", "newer"), Reply.PostDone.class);
            chat.storage.messages().appends().hold();
            final String first = alice.post("c1", "first");
            final List<String> batch =
                    List.of(alice.post("c2", "second"), alice.post("old", "old"), bob.post("b1", "third"));
            chat.storage.messages().appends().release();

            assertThat(alice.expect(first, Reply.PostDone.class).seq()).isEqualTo(3);
            assertThat(alice.expect(batch.get(0), Reply.PostDone.class).seq()).isEqualTo(4);
            assertThat(bob.expect(batch.get(2), Reply.PostDone.class).seq()).isEqualTo(5);
            Reply.PostDone repeated = alice.expect(batch.get(1), Reply.PostDone.class);
            assertThat(repeated.seq()).isEqualTo(1);
            assertThat(repeated.dup()).isTrue();
            bob.awaitMessage("third");
            assertThat(bob.texts(Peer.LOBBY)).containsExactly("old", "newer", "first", "second", "third");
        }
    }

    @Test
    void a_replay_overlapping_a_batch_on_its_way_shows_each_event_once() {
        try (Chat chat = Chat.start("tupa.rooms.recent-cids = 1", "tupa.rooms.relay-memory = 2")) {
            Peer alice = chat.guest("alice");
            IntStream.rangeClosed(1, 5).forEach(i -> alice.expect(alice.post("c" + i, "m" + i), Reply.PostDone.class));
            chat.storage.messages().reads().hold();
            Peer bob = chat.connect();
            bob.helloWithoutWaiting("bob");
            var read = chat.storage.messages().reads().next();

            alice.expect(alice.post("c6", "m6"), Reply.PostDone.class);
            alice.awaitMessage("m6");
            read.answer();
            chat.storage.messages().reads().release();

            bob.await(Event.Live.class, live -> live.seq() == 6);
            assertThat(bob.seqs(Peer.LOBBY)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void leaving_a_room_that_fails_in_that_moment_is_answered() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            RoomName ops = new RoomName("ops");
            alice.expect(alice.ask(new Request.Join(ops, Optional.empty(), 0)), Reply.JoinDone.class);

            chat.kill("room-2");
            String left = alice.askWithoutWaiting(new Request.Leave(ops));
            for (int second = 0; second < 12; second++) {
                chat.pass(Duration.ofSeconds(1));
                alice.readAll();
            }

            alice.expect(left, Reply.Done.class);
        }
    }

    /** The answer went down with the relay that was to give it. */
    @Test
    void a_repeated_join_is_answered_though_the_relay_fails_in_that_moment() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            alice.expect(alice.post("c1", "one"), Reply.PostDone.class);

            chat.kill("relay-1");
            String join = alice.askWithoutWaiting(new Request.Join(Peer.LOBBY, Optional.empty(), 0));
            chat.passUntil(
                    Duration.ofMillis(50),
                    () -> alice.readAll().read(Answer.class).stream()
                            .anyMatch(answer -> answer.re().equals(Optional.of(join))));

            assertThat(alice.expect(join, Reply.JoinDone.class).members()).hasSize(1);
            alice.await(Event.Live.class, live -> live.seq() == 1);
        }
    }

    /** What is asked of a room in the moment in which it is away was refused as busy. */
    @Test
    void what_is_asked_of_a_room_that_is_coming_back_is_answered_when_it_is_back() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            alice.expect(alice.post("c1", "one"), Reply.PostDone.class);
            chat.storage.messages().opens().hold();
            chat.kill("room-1");
            chat.passUntil(
                    Duration.ofMillis(50), () -> chat.storage.messages().opens().count() == 2);

            String join = alice.askWithoutWaiting(new Request.Join(Peer.LOBBY, Optional.empty(), 0));
            String users = alice.askWithoutWaiting(new Request.Users(Optional.of(Peer.LOBBY)));
            String history = alice.askWithoutWaiting(
                    new Request.History(Peer.LOBBY, OptionalLong.empty(), OptionalLong.of(0), 10));
            chat.storage.messages().opens().release();

            assertThat(alice.expect(join, Reply.JoinDone.class).members()).hasSize(1);
            assertThat(alice.expect(users, Reply.UserList.class).users()).hasSize(1);
            assertThat(alice.expect(history, Reply.Page.class).events()).hasSize(1);
        }
    }

    @Test
    void a_stranger_cannot_take_the_place_of_a_member_whose_room_is_coming_back() {
        try (Chat chat = Chat.start("tupa.rooms.capacity = 2")) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            alice.await(
                    Event.Joined.class,
                    joined -> joined.who().equals(bob.welcome().you()));
            bob.drop();
            chat.storage.messages().opens().hold();
            chat.kill("room-1");
            chat.passUntil(
                    Duration.ofMillis(50), () -> chat.storage.messages().opens().count() == 2);
            Peer stranger = chat.connect();
            String hello = stranger.askWithoutWaiting(new Request.Hello(
                    1, Optional.of(new Nick("eve")), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
            chat.storage.messages().opens().release();

            assertThat(stranger.expect(hello, Reply.Welcome.class).rooms()).isEmpty();
            Peer again = chat.resumed(bob, Map.of("lobby", 0L));
            assertThat(again.welcome().rooms()).containsOnlyKeys(Peer.LOBBY);
        }
    }

    @Test
    void a_stranger_cannot_take_the_place_of_a_member_whose_server_started_again() {
        ScriptedStorage storage = new ScriptedStorage().automatic();
        Optional<Peer> alice = Optional.empty();
        try (Chat chat = Chat.restart(storage, "tupa.rooms.capacity = 1")) {
            alice = Optional.of(chat.guest("alice"));
        }
        try (Chat next = Chat.restart(storage, "tupa.rooms.capacity = 1")) {
            Peer stranger = next.connect();
            stranger.helloWithoutWaiting("eve");

            assertThat(stranger.welcome().rooms()).isEmpty();
            assertThat(next.resumed(alice.get(), Map.of()).welcome().rooms()).containsOnlyKeys(Peer.LOBBY);
        }
    }

    @Test
    void a_room_is_killed_on_purpose_only_where_that_is_allowed() {
        try (Chat chat = Chat.start()) {
            chat.guest("alice");
            assertThat(chat.killOnPurpose(RoomKey.of(Peer.LOBBY), Chaos.Part.ROOM))
                    .isEqualTo(Chaos.Outcome.DISABLED);
        }
        try (Chat chat = Chat.start("tupa.chaos.enabled = true")) {
            Peer alice = chat.guest("alice");
            assertThat(chat.killOnPurpose(RoomKey.of(Peer.LOBBY), Chaos.Part.ROOM))
                    .isEqualTo(Chaos.Outcome.KILLED);
            String post = alice.post("c1", "one");
            chat.passUntil(
                    Duration.ofMillis(50),
                    () -> alice.readAll().texts(Peer.LOBBY).contains("one"));
            assertThat(alice.expect(post, Reply.PostDone.class).seq()).isEqualTo(1);
        }
    }
}
