package tupa.core.room;

import com.typesafe.config.ConfigFactory;
import java.time.Instant;
import java.util.List;
import tupa.benchmarks.Talk;
import tupa.core.store.OpenedRoom;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;

/** A room in which nothing was ever said, with the settings that a server has unless told otherwise. */
final class Lobby {
    static final RoomKey KEY = RoomKey.of(Talk.ROOM);
    static final OpenedRoom OPENED = new OpenedRoom(new RoomId(1), Talk.EPOCH, 0, 1, Instant.EPOCH, "", List.of());
    static final RoomSettings SETTINGS = RoomSettings.of(ConfigFactory.load().getConfig("tupa.rooms"));

    private Lobby() {}
}
