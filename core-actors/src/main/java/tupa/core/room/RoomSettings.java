package tupa.core.room;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tupa.core.config.Keys;
import tupa.core.store.RoomKey;
import tupa.wire.RoomName;

/** The keys under {@code tupa.rooms}, explained in {@code reference.conf}. */
public record RoomSettings(
        RoomName defaultRoom,
        int capacity,
        Map<RoomName, Integer> capacities,
        int presenceLimit,
        Duration idleStop,
        Duration returnWindow,
        Duration restartMin,
        Duration restartMax,
        int openMax,
        int pendingMax,
        int batchMax,
        int recentCids,
        int conversationMemory,
        int relayMemory,
        int relayMemoryBytes) {
    private static final int DOUBLINGS_MAX = 20;

    public RoomSettings {
        capacities = Map.copyOf(capacities);
    }

    public static RoomSettings of(Config rooms) {
        return new RoomSettings(
                RoomName.parse(rooms.getString("default"))
                        .orElseThrow(() -> Keys.bad(rooms, "default", "is not a room name")),
                Keys.positiveInt(rooms, "capacity"),
                capacities(rooms),
                Keys.positiveInt(rooms, "presence-limit"),
                Keys.positiveDuration(rooms, "idle-stop"),
                Keys.positiveDuration(rooms, "return-window"),
                Keys.positiveDuration(rooms, "restart-min"),
                Keys.positiveDuration(rooms, "restart-max"),
                Keys.positiveInt(rooms, "open-max"),
                Keys.positiveInt(rooms, "pending-max"),
                Keys.positiveInt(rooms, "batch-max"),
                Keys.positiveInt(rooms, "recent-cids"),
                Keys.positiveInt(rooms, "conversation-memory"),
                Keys.positiveInt(rooms, "relay-memory"),
                Keys.positiveBytes(rooms, "relay-memory-bytes"));
    }

    /** How many members {@code key} admits; a private conversation has two. */
    public int capacityOf(RoomKey key) {
        return key.room().map(name -> capacities.getOrDefault(name, capacity)).orElse(2);
    }

    /** The same for one room: a private conversation remembers less. */
    public RoomSettings of(RoomKey key) {
        if (!key.isPrivate()) {
            return this;
        }
        return with(
                capacity,
                capacities,
                Math.min(recentCids, conversationMemory),
                Math.min(relayMemory, conversationMemory));
    }

    private RoomSettings with(int all, Map<RoomName, Integer> some, int cids, int events) {
        return new RoomSettings(
                defaultRoom,
                all,
                some,
                presenceLimit,
                idleStop,
                returnWindow,
                restartMin,
                restartMax,
                openMax,
                pendingMax,
                batchMax,
                cids,
                conversationMemory,
                events,
                relayMemoryBytes);
    }

    /** These with the capacities of {@code other}. */
    public RoomSettings withCapacitiesOf(RoomSettings other) {
        return with(other.capacity, other.capacities, recentCids, relayMemory);
    }

    /** How long a room that has failed so many times in a row is waited with. */
    public Duration restartPause(int failures) {
        Duration pause = restartMin.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return pause.compareTo(restartMax) < 0 ? pause : restartMax;
    }

    private static Map<RoomName, Integer> capacities(Config rooms) {
        Config each = rooms.getConfig("capacities");
        Map<RoomName, Integer> capacities = new HashMap<>();
        for (String name : each.root().keySet()) {
            RoomName room = RoomName.parse(name)
                    .orElseThrow(() -> Keys.bad(rooms, "capacities", "\"" + name + "\" is not a room name"));
            capacities.put(room, Keys.positiveInt(each, ConfigUtil.quoteString(name)));
        }
        return capacities;
    }
}
