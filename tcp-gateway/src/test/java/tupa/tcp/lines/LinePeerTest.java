package tupa.tcp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Exchange;
import tupa.core.connection.FakeSession;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.socket.FakeConnection;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JoinMode;
import tupa.wire.Kind;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class LinePeerTest {
    private static final RoomName LOBBY = new RoomName("lobby");
    private static final Person ALICE = new Person(new UserId("g-alice"), new Nick("alice"));
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Exchange.Limits PATIENCE = new Exchange.Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5));

    private final Outbox outbox = new Outbox(new Outbox.Bounds(1000, 1 << 20, 1 << 16));
    private final FakeSession session = new FakeSession(outbox);
    private final FakeConnection connection = new FakeConnection();
    private long nanos;
    private final LinePeer peer = LinePeer.begin(
            connection,
            outbox,
            session,
            new LinePeer.Settings(LOBBY, 1000, PATIENCE, LineStyle.of(ZoneOffset.UTC, () -> NOON)),
            () -> nanos);

    @Test
    void what_is_asked_by_a_line_whose_answer_says_nothing_is_told_in_the_same_turn() {
        chatting();
        type("/nick alice\n/help\nhello\n");
        session.takeUp();
        answer(new Reply.Done());

        assertThat(written()).contains("/join <room>");
        assertThat(peer.isSteady())
                .as("the session was asked as this was written")
                .isFalse();
        session.takeUp();
        assertThat(lastRequest()).isInstanceOf(Request.Post.class);
    }

    @Test
    void what_was_typed_before_the_end_is_carried_out_and_then_it_is_goodbye() {
        chatting();
        type("last words");
        peer.ended();
        session.takeUp();
        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Post.class, post -> assertThat(post.text()).isEqualTo("last words"));
        answer(new Reply.PostDone("k-1", 1, NOON, false));
        written();
        session.takeUp();
        assertThat(lastRequest()).isInstanceOf(Request.Join.class);
        answer(joined());
        written();
        session.takeUp();
        assertThat(lastRequest()).isInstanceOf(Request.Bye.class);
        outbox.close(Event.Bye.of(CloseReason.CLOSED));

        assertThat(written()).isEqualTo("*** Goodbye. ***\n");
        assertThat(connection.isFinished).isTrue();
        assertThat(peer.isOver()).isTrue();
    }

    @Test
    void who_said_goodbye_is_read_from_until_he_closes_but_not_listened_to() {
        chatting();
        type("/quit\n");
        session.takeUp();
        answer(joined());
        written();
        session.takeUp();
        assertThat(peer.isReading()).isFalse();
        outbox.close(Event.Bye.of(CloseReason.CLOSED));
        written();

        assertThat(peer.isReading()).isTrue();
        int before = session.heard.size();
        type("too late\n");
        assertThat(session.heard).hasSize(before);
        assertThat(peer.isOver()).isFalse();
        peer.ended();
        assertThat(peer.isOver()).isTrue();
    }

    @Test
    void nothing_more_is_handed_over_before_the_session_has_taken_up_what_it_was_given() {
        chatting();
        type("one\n");
        int before = session.heard.size();
        type("two\n");
        assertThat(session.heard).hasSize(before);
        session.takeUp();

        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Post.class, post -> assertThat(post.text()).isEqualTo("two"));
    }

    @Test
    void a_session_that_takes_nothing_up_is_given_up_however_much_is_said_in_the_room() {
        chatting();
        type("one\n");
        for (int i = 1; i <= 30; i++) {
            outbox.offer(Parcel.of(said(i)), () -> {});
            assertThat(written()).endsWith("alice: text\n");
            pass(Duration.ofSeconds(1));
        }

        assertThat(outbox.farewell()).contains(CloseReason.INTERNAL);
    }

    @Test
    void a_person_may_be_quiet_for_as_long_as_he_likes() {
        chatting();
        for (int hour = 0; hour < 24; hour++) {
            pass(Duration.ofHours(1));
        }

        assertThat(outbox.isClosed()).isFalse();
    }

    @Test
    void who_does_not_even_read_what_his_own_lines_are_answered_with_is_let_go() {
        chatting();
        type("/help\n");
        pass(PATIENCE.idle());

        assertThat(outbox.farewell()).contains(CloseReason.SLOW_CONSUMER);
        pass(PATIENCE.linger());
        assertThat(connection.isCut).isTrue();
    }

    @Test
    void what_is_said_in_the_room_while_he_is_answered_is_not_lost() {
        chatting();
        type("/help\n");
        outbox.offer(Parcel.of(said(1)), () -> {});
        outbox.answer(Parcel.of(new Event.Notice("look")));

        assertThat(written()).contains("/join <room>").endsWith("alice: text\n*** look ***\n");
    }

    @Test
    void all_who_are_in_one_room_are_written_the_same_bytes() {
        chatting();
        Parcel parcel = Parcel.of(said(1));
        outbox.offer(parcel, () -> {});
        byte[] first = peer.write().get(0);
        outbox.offer(parcel, () -> {});

        assertThat(peer.write().get(0)).isSameAs(first);
    }

    @Test
    void whoever_gives_no_name_has_done_no_harm_and_whoever_floods_has() {
        outbox.close(Event.Bye.of(CloseReason.HELLO_REQUIRED));
        written();

        assertThat(connection.isFinished).isTrue();
        assertThat(connection.hasOffended).isFalse();
    }

    @Test
    void whoever_floods_has_offended() {
        outbox.close(Event.Bye.of(CloseReason.FLOOD));
        written();

        assertThat(connection.hasOffended).isTrue();
    }

    private void chatting() {
        session.takeUp();
        written();
        type("alice\n");
        session.takeUp();
        answer(new Reply.Welcome(
                1, "tupa", ALICE, "t", false, NOON, new Limits(1, 1, 1, JoinMode.ADD, 1, 1, 1, 1, 1, 1), Map.of()));
        written();
        type("\n");
        session.takeUp();
        answer(joined());
        written();
    }

    private void type(String text) {
        peer.received(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    /** Answers what was asked last. */
    private void answer(Reply reply) {
        outbox.answer(Parcel.answer(last().id(), reply));
    }

    private String written() {
        StringBuilder all = new StringBuilder();
        for (List<byte[]> next = peer.write(); !next.isEmpty(); next = peer.write()) {
            next.forEach(bytes -> all.append(new String(bytes, UTF_8)));
        }
        return all.toString();
    }

    private void pass(Duration time) {
        peer.patience();
        nanos += time.toNanos();
        if (peer.patience() <= 0) {
            peer.late();
        }
    }

    private Request lastRequest() {
        return ((Incoming.Asked) last()).request();
    }

    private Incoming last() {
        List<Incoming> portion = session.heard.get(session.heard.size() - 1);
        return portion.get(portion.size() - 1);
    }

    private static Reply joined() {
        return new Reply.JoinDone(LOBBY, new Reply.Standing(0, "k", false, 1), "", 10, List.of());
    }

    private static Event said(long seq) {
        return new Event.Message(LOBBY, seq, "k-" + seq, NOON, ALICE, new Cid("c" + seq), "text", Kind.TEXT);
    }
}
