package tupa.core.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tupa.core.connection.Outbox;
import tupa.core.registry.UserRegistry;
import tupa.core.room.RoomSettings;
import tupa.core.session.SessionSettings;
import tupa.core.sim.engine.Dice;
import tupa.wire.JoinMode;
import tupa.wire.Limits;
import tupa.wire.RoomName;

/** What a run is like: bounds so small that they are reached, and how often which fault comes. */
record Plan(
        RoomSettings rooms,
        SessionSettings sessions,
        Outbox.Bounds outbox,
        int clients,
        int actionMillis,
        int faultMillis,
        List<Fault> faults,
        Duration storm) {
    enum Fault {
        ROOM_FAILS,
        RELAY_FAILS,
        SESSION_FAILS,
        ACTOR_STALLS,
        STORE_FAILS,
        PROCESS_KILLED
    }

    static final RoomName LOBBY = new RoomName("lobby");
    static final List<RoomName> ROOMS = List.of(LOBBY, new RoomName("attic"), new RoomName("cellar"));

    /** So long that every window of time and every backoff has come to its end. */
    static final Duration SETTLING = Duration.ofSeconds(100);

    static Plan of(Dice dice) {
        List<Fault> faults = List.of(Fault.values()).stream()
                .filter(fault -> dice.chance(0.5))
                .toList();
        return new Plan(
                roomSettings(dice),
                sessionSettings(dice),
                new Outbox.Bounds(dice.between(4, 40), dice.between(2_000, 20_000), 40_000),
                dice.between(2, 5),
                dice.pick(List.of(100, 300, 1_000)),
                dice.pick(List.of(300, 1_000, 4_000)),
                faults,
                Duration.ofSeconds(dice.between(5, 14)));
    }

    private static RoomSettings roomSettings(Dice dice) {
        return new RoomSettings(
                LOBBY,
                dice.pick(List.of(3, 100)),
                Map.of(LOBBY, 100),
                dice.pick(List.of(2, 200)),
                Duration.ofMillis(dice.between(500, 5_000)),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                1_000,
                dice.between(3, 20),
                dice.between(1, 8),
                dice.between(1, 20),
                dice.between(1, 20),
                dice.between(1, 20),
                dice.pick(List.of(500, 100_000)));
    }

    private static SessionSettings sessionSettings(Dice dice) {
        Duration window = Duration.ofSeconds(dice.between(12, 40));
        Duration idle = Duration.ofSeconds(20);
        boolean rated = dice.chance(0.2);
        JoinMode mode = dice.chance(0.3) ? JoinMode.SWITCH : JoinMode.ADD;
        return new SessionSettings(
                new UserRegistry.Bounds(1_000, 1_000),
                new Limits(
                        400,
                        4_000,
                        3,
                        mode,
                        dice.between(2, 50),
                        dice.between(1, 5),
                        10,
                        8_000,
                        idle.toMillis(),
                        window.toMillis()),
                rated,
                20,
                dice.pick(List.of(1, 50)),
                dice.chance(0.3),
                window,
                Duration.ofSeconds(10),
                idle,
                dice.between(2, 20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }
}
