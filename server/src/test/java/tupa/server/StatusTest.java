package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.Readiness;
import tupa.core.Ready;
import tupa.core.connection.Outbox;
import tupa.core.operator.Operator;
import tupa.core.registry.RoomPace;
import tupa.core.registry.SessionView;
import tupa.core.room.Closing;
import tupa.core.room.RoomInfo;
import tupa.core.store.RoomKey;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** How an operator is shown what he asks for. */
class StatusTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RoomName DEV = new RoomName("dev");
    private static final SessionView ANN = new SessionView(
            member("ann"),
            Optional.of(new SessionView.Connected(
                    InetSocketAddress.createUnresolved("192.0.2.1", 4711), NOON, new Outbox.Waiting(3, 700))),
            Optional.empty(),
            List.of(DEV, new RoomName("lobby")));
    private static final SessionView BOB =
            new SessionView(member("bob"), Optional.empty(), Optional.of(NOON.plusSeconds(300)), List.of(DEV));
    private static final List<RoomPace> ROOMS = List.of(
            new RoomPace(new RoomInfo(new RoomKey("lobby"), 1, "", 1000, 4), 0),
            new RoomPace(new RoomInfo(RoomKey.of(DEV), 2, "build", 50, 120), 2.25),
            new RoomPace(new RoomInfo(new RoomKey("@u-ann:u-bob"), 2, "", 2, 9), 0.5));

    @Test
    void a_server_that_works_is_told_in_ten_lines() {
        Status status = new Status(
                Duration.ofSeconds(93_784),
                new Ready(Readiness.SERVING, Optional.empty()),
                3,
                List.of(ANN, BOB),
                ROOMS,
                2,
                List.of(Duration.ofNanos(400_000), Duration.ofMillis(12)),
                new Status.Heap(45L << 20, 96L << 20, 1024L << 20));

        assertThat(status.toString().lines())
                .containsExactly(
                        "up            1 d 2 h 3 min 4 s",
                        "state         serving",
                        "connections   3",
                        "sessions      1 attached, 1 detached",
                        "rooms         2 open, 1 private conversations",
                        "messages      2.8 per second",
                        "busiest       #dev 2.3",
                        "outboxes      ann 700 B",
                        "log           2 rows wait; the last 2 commits took 0.4 to 12.0 ms",
                        "heap          45 of 96 MiB used, at most 1024 MiB");
    }

    @Test
    void trouble_and_quiet_are_told_too() {
        Status status = new Status(
                Duration.ZERO,
                new Ready(Readiness.DRAINING, Optional.of("disk full")),
                0,
                List.of(),
                List.of(),
                0,
                List.of(),
                new Status.Heap(0, 0, 0));

        assertThat(status.toString())
                .contains("draining; nothing can be stored: disk full", "no room", "nothing waits", "no commits");
    }

    @Test
    void rooms_are_listed_by_name_and_private_conversations_are_not() {
        assertThat(RoomCommands.list(ROOMS).lines())
                .containsExactly(
                        "room    members  capacity  events  per second  topic",
                        "#dev    2        50        120     2.3         build",
                        "#lobby  1        1000      4       0.0");
    }

    @Test
    void sessions_are_listed_with_their_connection_or_their_end() {
        assertThat(PeopleCommands.list(List.of(ANN, BOB)).lines())
                .containsExactly(
                        "nick  user   address         since or until              waiting    rooms",
                        "ann   u-ann  192.0.2.1:4711  since 2026-03-01T12:00:00Z  3 (700 B)  #dev #lobby",
                        "bob   u-bob  -               until 2026-03-01T12:05:00Z  -          #dev");
        assertThat(PeopleCommands.users(List.of(ANN, BOB)).lines())
                .containsExactly("nick  status  connected", "ann   online  yes", "bob   online  no");
        assertThat(PeopleCommands.list(List.of())).isEqualTo("Nobody is there.");
    }

    @Test
    void what_did_not_become_of_it_is_a_refusal() {
        assertThat(RoomCommands.told(new Operator.Announced(1, 0)).text()).isEqualTo("Said in 1 room.");
        assertThat(RoomCommands.told(new Operator.Announced(2, 1)).verdict()).isEqualTo(Answer.Verdict.REFUSED);
        assertThat(RoomCommands.closed(DEV, new Closing(Closing.Verdict.CLOSED, 3))
                        .text())
                .isEqualTo("Everybody leaves #dev, 3 in all.");
        assertThat(RoomCommands.closed(DEV, Closing.not(Closing.Verdict.DEFAULT_ROOM))
                        .verdict())
                .isEqualTo(Answer.Verdict.REFUSED);
    }

    private static Member member(String nick) {
        return new Member(new UserId("u-" + nick), new Nick(nick), tupa.wire.Status.ONLINE);
    }
}
