package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tupa.core.store.HeldCall;
import tupa.core.store.RoomKey;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;

/** What members and newcomers are told while the oldest events are being deleted. */
final class RetentionTest {
    private static final String[] SETTINGS = {
        "tupa.limits.rate.enabled = false",
        "tupa.session.idle-timeout = 10 days",
        "tupa.rooms.relay-memory = 5",
        "tupa.outbox.messages = 4",
        "tupa.retention { keep-count = 10, chunk = 7, interval = 30 hours, pause = 10 ms }",
    };
    private static final String[] HOURLY = {
        "tupa.limits.rate.enabled = false",
        "tupa.session.idle-timeout = 10 days",
        "tupa.retention { keep-count = 10, chunk = 7, interval = 1 hour }",
    };
    private static final RoomKey LOBBY = new RoomKey("lobby");

    @Test
    void readers_behind_miss_nothing_but_what_they_are_told_while_others_go_on_talking() {
        try (Chat chat = Chat.start(SETTINGS)) {
            Peer alice = chat.guest("alice");
            say(alice, 1, 60);
            chat.pass(Duration.ofHours(29));
            Peer bob = readerFrom(chat, "bob", 0);
            bob.awaitMessage("m3");

            chat.pass(Duration.ofHours(1));
            int posted = 60;
            while (chat.storage.messages().peek(LOBBY).oldest() < 51) {
                say(alice, posted + 1, ++posted);
                chat.pass(Duration.ofMillis(10));
            }
            Peer carol = readerFrom(chat, "carol", 2);
            say(alice, posted + 1, ++posted);
            long newest = posted;
            bob.await(Event.Message.class, message -> message.seq() == newest);
            carol.await(Event.Message.class, message -> message.seq() == newest);
            alice.await(Event.Message.class, message -> message.seq() == newest);

            assertThat(bob.welcome().rooms().get(Peer.LOBBY).recovered()).isTrue();
            assertThat(bob.read(Event.Gap.class)).hasSize(1);
            assertThat(toldOf(bob)).containsExactlyElementsOf(seqs(1, newest));
            assertThat(carol.welcome().rooms().get(Peer.LOBBY).recovered()).isFalse();
            assertThat(toldOf(carol)).containsExactlyElementsOf(seqs(3, newest));
            assertThat(alice.seqs(Peer.LOBBY)).containsExactlyElementsOf(seqs(1, newest));
        }
    }

    @Test
    void whoever_comes_is_told_where_history_begins_before_anything_is_deleted() {
        try (Chat chat = Chat.start(SETTINGS)) {
            Peer alice = chat.guest("alice");
            say(alice, 1, 30);
            chat.storage.messages().prunes().hold();
            chat.pass(Duration.ofHours(30));
            HeldCall<Integer> first = chat.storage.messages().prunes().next();

            Peer bob = readerFrom(chat, "bob", 10);
            bob.awaitMessage("m30");

            assertThat(chat.storage.messages().peek(LOBBY).oldest()).isEqualTo(1);
            Reply.Standing standing = bob.welcome().rooms().get(Peer.LOBBY);
            assertThat(standing.oldest()).isEqualTo(21);
            assertThat(standing.recovered()).isFalse();
            assertThat(bob.read(Event.Gap.class)).containsExactly(new Event.Gap(Peer.LOBBY, 11, 20, 21, "epoch-1"));
            first.answer();
        }
    }

    @Test
    void what_is_young_stays_and_a_failure_is_tried_again_at_the_next_time() {
        try (Chat chat = Chat.start(HOURLY)) {
            Peer alice = chat.guest("alice");
            say(alice, 1, 30);
            chat.storage.messages().prunes().hold();
            chat.pass(Duration.ofHours(23));
            alice.expect(alice.ask(new Request.Ping()), Reply.Pong.class);
            assertThat(chat.storage.messages().prunes().count()).isZero();

            chat.pass(Duration.ofHours(2));
            chat.storage.messages().prunes().next().fail();
            while (chat.storage.messages().prunes().count() == 1) {
                chat.pass(Duration.ofHours(1));
            }
            chat.storage.messages().prunes().next().answer();

            assertThat(chat.storage.messages().peek(LOBBY).oldest()).isEqualTo(8);
        }
    }

    @Test
    void a_room_nobody_is_in_is_cut_too_and_a_room_with_a_rule_of_its_own_keeps_more() {
        try (Chat chat =
                Chat.start("tupa.retention { keep-count = 2, interval = 1 hour, rooms { dev { keep-count = 4 } } }")) {
            chat.storage.messages().given(LOBBY, Some.events(1, 9));
            chat.storage.messages().given(new RoomKey("dev"), Some.events(1, 9));
            chat.storage.messages().prunes().hold();
            chat.pass(Duration.ofDays(200));
            chat.storage.messages().prunes().next().answer();
            chat.storage.messages().prunes().next().answer();

            assertThat(chat.storage.messages().peek(LOBBY).oldest()).isEqualTo(8);
            assertThat(chat.storage.messages().peek(new RoomKey("dev")).oldest())
                    .isEqualTo(6);
        }
    }

    private static Peer readerFrom(Chat chat, String nick, long seq) {
        Peer peer = chat.connect();
        peer.helloFrom(nick, Map.of(Peer.LOBBY, new Position(seq, "epoch-1")));
        return peer;
    }

    private static void say(Peer peer, int first, int last) {
        for (int i = first; i <= last; i++) {
            peer.expect(peer.post("c" + i, "m" + i), Reply.PostDone.class);
        }
    }

    /** Every seq a reader knows about, in the order he learnt of it: because he was given it, or told that it is gone. */
    private static List<Long> toldOf(Peer peer) {
        List<Long> told = new ArrayList<>();
        for (Event event : peer.read(Event.class)) {
            if (event instanceof Event.Message message) {
                told.add(message.seq());
            } else if (event instanceof Event.Gap gap) {
                told.addAll(seqs(gap.from(), gap.to()));
            }
        }
        return told;
    }

    private static List<Long> seqs(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
