package tupa.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Exchange;
import tupa.core.connection.FakeSession;
import tupa.core.connection.Outbox;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.socket.FakeConnection;
import tupa.tcp.framed.FramedPeer;

final class FirstByteTest implements FirstByte.Peers {
    private final List<String> taken = new ArrayList<>();
    private final Outbox outbox = new Outbox(new Outbox.Bounds(10, 1000, 100));
    private final FakeConnection connection = new FakeConnection();
    private final FirstByte first = new FirstByte(connection, this, Duration.ofHours(1));

    @Test
    void who_begins_with_a_zero_is_a_program_and_who_begins_with_anything_else_a_person() {
        for (int next = 0; next < 256; next++) {
            taken.clear();
            first.received(ByteBuffer.wrap(new byte[] {(byte) next, 0}));
            assertThat(taken).containsExactly(next == 0 ? "program" : "person");
            assertThat(connection.became).hasSize(next + 1);
        }
    }

    @Test
    void who_says_nothing_is_a_person_once_he_has_been_silent_for_long_enough() {
        first.received(ByteBuffer.allocate(0));
        assertThat(taken).isEmpty();
        assertThat(first.patience()).isPositive();
        first.late();
        assertThat(taken).containsExactly("person");
    }

    @Test
    void who_closes_without_a_word_has_merely_left() {
        first.ended();

        assertThat(first.isOver()).isTrue();
        assertThat(taken).isEmpty();
    }

    @Override
    public Conversation program(Connection whose) {
        return next("program", whose);
    }

    @Override
    public Conversation person(Connection whose) {
        return next("person", whose);
    }

    private Conversation next(String kind, Connection whose) {
        taken.add(kind);
        return FramedPeer.begin(
                whose,
                outbox,
                new FakeSession(outbox),
                new FramedPeer.Limits(
                        1000,
                        new Exchange.Limits(
                                Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1))),
                System::nanoTime);
    }
}
