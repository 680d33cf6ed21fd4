package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.UserId;

/** A client that is told what a server should not tell him; he is connected to nobody who reads. */
class LoadClientTest {
    private static final RoomName ROOM = new RoomName("load-" + Unheard.RUN + "-0");
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    private final Ledger ledger = new Ledger(1, 1);
    private Unheard server;
    private LoadClient client;
    private int arrivals;

    @BeforeEach
    void threePostsAreAcknowledged() throws IOException {
        server = new Unheard();
        client = server.client(ledger, () -> arrivals++);
        for (int post = 0; post < 3; post++) {
            client.post(System.nanoTime());
            tell(answer(post, new Reply.PostDone("m", post + 1, TIME, false)));
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void everything_once_and_in_order_is_good_in_whatever_frames_it_comes() throws IOException {
        tell(message(0, 1), message(1, 2));
        tell(message(2, 3));

        assertThat(ledger.account().isGood()).isTrue();
        assertThat(ledger.isSettled()).isTrue();
    }

    @Test
    void what_does_not_come_is_lost() throws IOException {
        tell(message(0, 1), message(2, 3));

        assertThat(ledger.account().lost()).isEqualTo(1);
    }

    @Test
    void what_comes_again_is_doubled() throws IOException {
        tell(message(0, 1), message(1, 2), message(1, 2), message(2, 3));

        assertThat(ledger.account().doubled()).isEqualTo(1);
    }

    @Test
    void what_comes_too_late_is_out_of_order() throws IOException {
        tell(message(1, 2), message(0, 1), message(2, 3));

        assertThat(ledger.account().reordered()).isEqualTo(1);
    }

    @Test
    void one_message_in_the_place_of_another_is_out_of_order() throws IOException {
        tell(message(1, 1), message(0, 2), message(2, 3));

        assertThat(ledger.account().reordered()).isEqualTo(2);
        assertThat(ledger.account().isGood()).isFalse();
    }

    @Test
    void what_nobody_said_is_invented() throws IOException {
        tell(message(3, 4));

        assertThat(ledger.account().invented()).isEqualTo(1);
    }

    @Test
    void an_answer_that_comes_again_is_doubled() throws IOException {
        tell(answer(1, new Reply.PostDone("m", 2, TIME, false)));

        assertThat(ledger.account().doubled()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_counted() throws IOException {
        client.post(System.nanoTime());

        tell(answer(3, Reply.Refusal.of(ErrorCode.BUSY)));

        assertThat(ledger.account().refusals()).containsEntry(ErrorCode.BUSY, 1L);
    }

    @Test
    void he_arrives_once_however_often_he_is_level() throws IOException {
        tell(new Event.Live(ROOM, 0));
        tell(new Event.Lagging(ROOM, 3), new Event.Live(ROOM, 3));

        assertThat(arrivals).isEqualTo(1);
    }

    @Test
    void a_goodbye_ends_the_load() {
        Event bye = new Event.Bye(CloseReason.FLOOD, "Too much.", false, 0);

        assertThatThrownBy(() -> tell(bye)).hasMessageContaining("goodbye").hasMessageContaining("Too much.");
    }

    private void tell(ServerMessage... messages) throws IOException {
        String frame = Stream.of(messages).map(JsonCodec::encode).collect(Collectors.joining("\n"));
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        client.text(bytes, 0, bytes.length);
    }

    private static Answer answer(int post, Reply reply) {
        return new Answer(Optional.of(Integer.toString(post)), reply);
    }

    private static Event message(int post, long seq) {
        Person from = new Person(new UserId("g-1"), new Nick("somebody"));
        String text = "x".repeat(Unheard.SIZE);
        return new Event.Message(ROOM, seq, "m", TIME, from, new Cid(Unheard.RUN + "-" + post), text, Kind.TEXT);
    }
}
