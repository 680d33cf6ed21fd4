package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** Members who read late, and rooms that come and go meanwhile. */
final class SlowReaderTest {
    private static final String UNLIMITED = "tupa.limits.rate.enabled = false";

    private static final String NEVER_IDLE = "tupa.session.idle-timeout = 10 days";

    @Test
    void an_outbox_that_drains_in_the_very_moment_it_refuses_leaves_nobody_behind() {
        try (Chat chat = Chat.start("tupa.outbox.messages = 4", UNLIMITED)) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            int posts = 300;

            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> bob.awaitMessage("m" + posts), task -> new Thread(task).start());
            List<String> asked = new ArrayList<>();
            for (int i = 1; i <= posts; i++) {
                asked.add(alice.post("c" + i, "m" + i));
                alice.readAll();
            }
            asked.forEach(id -> alice.expect(id, Reply.PostDone.class));
            reading.join();

            assertThat(bob.seqs(Peer.LOBBY)).containsExactlyElementsOf(seqs(1, posts));
        }
    }

    @Test
    void a_member_who_reads_again_is_told_lagging_gets_everything_once_and_is_told_live() {
        try (Chat chat = Chat.start("tupa.outbox.messages = 10", "tupa.rooms.relay-memory = 5", UNLIMITED)) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            for (int i = 1; i <= 200; i++) {
                alice.expect(alice.post("c" + i, "m" + i), Reply.PostDone.class);
            }

            bob.await(Event.Live.class, live -> live.seq() == 200);
            alice.expect(alice.post("after", "after"), Reply.PostDone.class);
            bob.awaitMessage("after");

            assertThat(bob.seqs(Peer.LOBBY)).containsExactlyElementsOf(seqs(1, 201));
            assertThat(bob.read(Event.Lagging.class)).hasSize(1);
        }
    }

    @Test
    void a_post_to_a_room_that_is_stopping_goes_to_its_next_incarnation() {
        try (Chat chat = Chat.start(UNLIMITED, NEVER_IDLE)) {
            Peer alice = chat.guest("alice");
            RoomName ops = new RoomName("ops");
            for (int round = 1; round <= 30; round++) {
                alice.expect(alice.ask(new Request.Join(ops, Optional.empty(), 0)), Reply.JoinDone.class);
                String post = alice.post(ops, "c" + round, "round " + round);
                assertThat(alice.expect(post, Reply.PostDone.class).seq()).isEqualTo(round);
                alice.awaitMessage("round " + round);
                alice.expect(alice.ask(new Request.Leave(ops)), Reply.Done.class);
                chat.pass(Duration.ofMinutes(2));
                alice.readAll();
            }

            assertThat(alice.seqs(ops)).containsExactlyElementsOf(seqs(1, 30));
            assertThat(chat.storage.messages().opens().count()).isGreaterThan(2);
        }
    }

    private static List<Long> seqs(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
