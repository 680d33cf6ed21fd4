package tupa.core.registry;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import tupa.core.room.RoomSettings;
import tupa.core.room.SimulatedRelay;
import tupa.core.room.SimulatedRoom;
import tupa.core.sim.engine.Cell;
import tupa.core.store.MessageLog;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;

/** The directory of a simulation: what {@link RoomDirectory} is to {@link Incarnations} in the server. */
public final class SimulatedDirectory
        implements Incarnations.Surroundings<SimulatedRoom.Mail>, SimulatedRoom.Directory {
    private final Cell cell;
    private final RoomSettings settings;
    private final MessageLog log;
    private final Function<String, Cell> spawn;
    private final Incarnations<SimulatedRoom.Mail> incarnations;
    private final Map<Long, SimulatedRoom> running = new LinkedHashMap<>();
    private final Map<RoomKey, Integer> members = new HashMap<>();

    public SimulatedDirectory(Cell cell, RoomSettings settings, MessageLog log, Function<String, Cell> spawn) {
        this.cell = cell;
        this.settings = settings;
        this.log = log;
        this.spawn = spawn;
        this.incarnations = new Incarnations<>(settings.pendingMax(), settings.openMax(), cell.queue(), this);
    }

    public List<SimulatedRoom> rooms() {
        return List.copyOf(running.values());
    }

    public void deliver(RoomKey key, SimulatedRoom.Mail mail, OptionalLong ended) {
        cell.tell("deliver " + mail.what(), () -> {
            ended.ifPresent(number -> incarnations.relayEnded(key, number));
            if (!incarnations.deliver(key, mail)) {
                mail.refuse().accept(ErrorCode.BUSY);
            }
        });
    }

    @Override
    public void start(RoomKey key, long incarnation) {
        RoomSettings its = settings.of(key);
        SimulatedRelay relay = new SimulatedRelay(spawn.apply("relay-" + incarnation + "-" + key), its, log, key);
        Cell roomCell = spawn.apply("room-" + incarnation + "-" + key);
        SimulatedRoom room =
                new SimulatedRoom(roomCell, its, log, key, incarnation, relay, this, members.getOrDefault(key, 0));
        cell.watch(relay.cell(), "relay ended", () -> incarnations.relayEnded(key, incarnation));
        cell.watch(roomCell, "room ended", () -> incarnations.roomEnded(key, incarnation));
        running.put(incarnation, room);
        room.begin();
    }

    @Override
    public void tell(long incarnation, SimulatedRoom.Mail message) {
        find(incarnation).ifPresent(room -> room.tell(message));
    }

    @Override
    public void stopRoom(long incarnation) {
        find(incarnation).ifPresent(room -> room.cell().stopSoon());
    }

    @Override
    public void stopRelay(long incarnation) {
        find(incarnation).ifPresent(room -> room.relay().cell().stopSoon());
    }

    @Override
    public void ended(RoomKey key, long incarnation) {
        running.remove(incarnation);
    }

    @Override
    public void restartAfter(int failures, RoomKey key) {
        cell.after(key, settings.restartPause(failures), "restart " + key, () -> incarnations.restart(key));
    }

    @Override
    public void forgotten(RoomKey key) {
        members.remove(key);
    }

    public void expect(Map<RoomKey, Integer> returning) {
        cell.tell("expect", () -> members.putAll(returning));
    }

    @Override
    public void changed(RoomKey key, int now) {
        cell.tell("changed " + key, () -> {
            if (incarnations.present(key).isPresent()) {
                members.put(key, now);
            }
        });
    }

    @Override
    public void idle(RoomKey key, long incarnation) {
        cell.tell("idle " + key, () -> {
            if (incarnations.close(key, incarnation)) {
                tell(incarnation, new SimulatedRoom.Mail("stop", SimulatedRoom::stop, code -> {}));
            }
        });
    }

    @Override
    public void stillInUse(RoomKey key, long incarnation) {
        cell.tell("still in use " + key, () -> incarnations.reopen(key, incarnation));
    }

    private Optional<SimulatedRoom> find(long incarnation) {
        return Optional.ofNullable(running.get(incarnation));
    }
}
