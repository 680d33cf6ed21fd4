package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;
import tupa.core.Readiness;
import tupa.core.store.HeldAppend;
import tupa.core.testing.Reader;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Reply;

/** What peers in every state are told when the server stops. */
final class DrainTest {
    @Test
    void what_is_in_flight_is_answered_before_anybody_is_sent_away_and_nobody_new_is_welcome() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            chat.storage.messages().appends().hold();
            final String post = alice.post("c1", "in flight");
            HeldAppend append = chat.storage.messages().appends().next();

            TestProbe<Done> drained = chat.drain();
            assertThat(chat.readiness()).isEqualTo(Readiness.DRAINING);
            assertFarewell(new Reader(chat.knock()));
            drained.expectNoMessage();
            append.commit();
            drained.receiveMessage();

            assertThat(alice.expect(post, Reply.PostDone.class).seq()).isEqualTo(1);
            assertThat(alice.await(Event.Bye.class, any -> true).reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
            assertFarewell(new Reader(chat.knock()));
        }
    }

    @Test
    void a_store_that_hangs_does_not_hold_it_up() {
        try (Chat chat = Chat.start()) {
            Peer alice = chat.guest("alice");
            chat.storage.messages().appends().hold();
            alice.post("c1", "in flight");
            chat.storage.messages().appends().next();

            TestProbe<Done> drained = chat.drain();
            chat.readiness();
            chat.passUntil(Duration.ofSeconds(1), () -> alice.readAll().isClosed());

            drained.receiveMessage();
            assertThat(alice.read(Event.Bye.class))
                    .extracting(Event.Bye::reason)
                    .containsExactly(CloseReason.SHUTTING_DOWN);
        }
    }

    /** All came back at the same moment who had not yet said hello. */
    @Test
    void everybody_is_asked_back_at_a_moment_of_his_own() {
        try (Chat chat = Chat.start()) {
            List<Peer> peers = IntStream.range(0, 20)
                    .mapToObj(i -> i < 10 ? chat.connect() : chat.guest("guest" + i))
                    .toList();

            chat.drain().receiveMessage();

            List<Event.Bye> byes = peers.stream()
                    .map(peer -> peer.await(Event.Bye.class, any -> true))
                    .toList();
            assertThat(byes).allMatch(bye -> bye.reconnect() && bye.retryAfterMs() > 0 && bye.retryAfterMs() <= 2000);
            assertThat(byes.subList(0, 10)).extracting(Event.Bye::retryAfterMs).doesNotHaveDuplicates();
        }
    }

    private static void assertFarewell(Reader reader) {
        reader.read();
        assertThat(reader.heard()).hasSize(1);
        Event.Bye bye = (Event.Bye) reader.heard().get(0);
        assertThat(bye.reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
        assertThat(bye.retryAfterMs()).isPositive();
    }
}
