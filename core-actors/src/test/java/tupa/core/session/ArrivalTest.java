package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tupa.core.room.RoomReply;
import tupa.core.store.RoomKey;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** In which order somebody comes into the rooms that his {@code hello} names. */
final class ArrivalTest extends OneSession {
    private static final RoomKey A = room("a");
    private static final RoomKey B = room("b");
    private static final RoomKey C = room("c");

    private static RoomKey room(String name) {
        return RoomKey.of(new RoomName(name));
    }

    private void hello(Reader on, RoomKey... rooms) {
        List<RoomName> names =
                Stream.of(rooms).flatMap(key -> key.room().stream()).toList();
        Request.Hello hello = new Request.Hello(
                1, Optional.empty(), Optional.empty(), Optional.of(names), Optional.empty(), Map.of());
        session.attach(new Attachment(on.outbox(), PEER, clock.instant()), Optional.of("h1"), hello, "token");
    }

    /** He is in as many of them as he may be at once: those of a burst, and the one that comes with the hello. */
    private int nameTooMany() {
        int atOnce = Some.session("").limits().rateBurst() + 1;
        RoomKey[] rooms =
                IntStream.range(0, atOnce + 2).mapToObj(i -> room("r" + i)).toArray(RoomKey[]::new);
        hello(reader, rooms);
        for (int i = 0; i < atOnce; i++) {
            admit(rooms[i]);
        }
        return atOnce;
    }

    @Test
    void rooms_are_joined_one_after_the_other() {
        hello(reader, A, B, C);
        assertThat(around.joins).containsExactly(A);
        admit(A);
        assertThat(around.joins).containsExactly(A, B);
        session.said(new RoomReply.NotAdmitted(B, ErrorCode.ROOM_FULL));
        assertThat(around.joins).containsExactly(A, B, C);
        admit(C);

        around.saved(true);

        assertThat(around.sats).extracting(ListedSurroundings.Sat::room).containsExactly(A, C);
        assertThat(reader.read())
                .satisfiesExactly(
                        welcome -> assertThat(reply(welcome)).isInstanceOf(Reply.Welcome.class),
                        notice -> assertThat(((Event.Notice) notice).text()).startsWith("#b: "));
    }

    @Test
    void a_room_that_does_not_answer_keeps_nobody_out_of_the_others() {
        hello(reader, A, B, C);

        around.fire(JoinQueue.class::isInstance);
        assertThat(around.joins).containsExactly(A, B);
        admit(B);
        admit(C);
        session.said(new RoomReply.NotAdmitted(A, ErrorCode.BUSY));
        around.saved(true);

        assertThat(around.sats).extracting(ListedSurroundings.Sat::room).containsExactly(B, C);
    }

    @Test
    void what_takes_too_long_is_refused_and_he_is_welcomed_into_the_rest() {
        hello(reader, A, B, C);
        clock.move(Duration.ofSeconds(15));
        admit(A);

        around.saved(true);

        assertThat(around.joins).containsExactly(A);
        assertThat(reader.read())
                .hasSize(3)
                .first()
                .extracting(OneSession::reply)
                .isInstanceOf(Reply.Welcome.class);
    }

    /** What nobody may do with as many requests he may not do with one. */
    @Test
    void who_names_more_rooms_than_he_may_make_requests_at_once_waits_for_those_beyond() {
        int atOnce = nameTooMany();
        assertThat(around.joins).hasSize(atOnce);

        around.fire(JoinQueue.class::isInstance);

        assertThat(around.joins).hasSize(atOnce + 1);
    }

    @Test
    void whoever_goes_while_he_waits_comes_into_no_more_rooms() {
        int atOnce = nameTooMany();
        session.lost(reader.outbox());

        around.fire(JoinQueue.class::isInstance);

        assertThat(around.joins).hasSize(atOnce);
    }

    @Test
    void nor_does_whoever_is_sent_away() {
        int atOnce = nameTooMany();
        session.end(LeftReason.REMOVED, () -> {});

        around.fire(JoinQueue.class::isInstance);

        assertThat(around.joins).hasSize(atOnce);
    }

    /** He was seen to leave it, and to come in again at once. */
    @Test
    void a_room_whose_turn_has_not_come_is_not_left_any_more() {
        welcome();
        enterAttic();
        ask("l1", new Request.Leave(ATTIC));
        hello(Reader.wide(), A, RoomKey.of(ATTIC));

        around.saved(true);
        admit(A);
        admit(RoomKey.of(ATTIC));

        assertThat(around.leaves).isEmpty();
        assertThat(session.rooms().find(RoomKey.of(ATTIC))).isPresent();
    }

    @Test
    void rooms_he_is_in_are_all_reached_at_once() {
        hello(reader, A, B);
        admit(A);
        admit(B);
        around.saved(true);
        around.joins.clear();

        hello(Reader.wide(), C);

        assertThat(around.joins).containsExactly(A, B, C);
    }

    @Test
    void nobody_comes_into_rooms_for_a_connection_that_is_gone() {
        welcome();
        hello(Reader.wide(), A, B);
        around.joins.clear();
        hello(Reader.wide(), C);

        admit(A);
        admit(C);

        assertThat(around.joins).containsExactly(Some.LOBBY, C);
        assertThat(session.rooms().find(B)).isEmpty();
    }
}
