package tupa.core.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import tupa.core.room.RoomSettings;
import tupa.core.session.SessionSettings;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.OpenedRoom;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

/** People, rooms and words that tests speak of. A user's id is his nick with {@code u-} before it. */
public final class Some {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final RoomName LOBBY_NAME = new RoomName("lobby");
    public static final RoomKey LOBBY = RoomKey.of(LOBBY_NAME);
    public static final String EPOCH = "epoch-1";

    private static final Config DEFAULTS = ConfigFactory.load().getConfig("tupa");

    private Some() {}

    public static UserId user(String nick) {
        return new UserId("u-" + nick);
    }

    public static Member member(String nick) {
        return new Member(user(nick), new Nick(nick), Status.ONLINE);
    }

    public static Entry entry(String nick, String cid, String text) {
        return entry(nick, cid, EntryKind.TEXT, text);
    }

    public static Entry entry(String nick, String cid, EntryKind kind, String text) {
        return new Entry(user(nick), new Nick(nick), Optional.empty(), kind, new Cid(cid), text);
    }

    /** What Ann says under this number. */
    public static StoredEvent event(long seq) {
        return event(seq, "ann", "line " + seq);
    }

    public static StoredEvent event(long seq, String nick, String text) {
        return new StoredEvent(seq, NOON.minusSeconds(3600).plusMillis(seq), entry(nick, "c" + seq, text));
    }

    public static List<StoredEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Some::event).toList();
    }

    /** A room in which nothing was ever said. */
    public static OpenedRoom emptyRoom() {
        return room(List.of());
    }

    /** A room that stores from seq 1 on, with the events {@code recent} as its newest. */
    public static OpenedRoom room(List<StoredEvent> recent) {
        long newest = recent.isEmpty() ? 0 : recent.get(recent.size() - 1).seq();
        Instant ts =
                recent.isEmpty() ? Instant.EPOCH : recent.get(recent.size() - 1).ts();
        return new OpenedRoom(new RoomId(1), EPOCH, newest, 1, ts, "", recent);
    }

    /** The settings of {@code reference.conf}, except those given in HOCON. */
    public static RoomSettings rooms(String except) {
        return RoomSettings.of(ConfigFactory.parseString(except).withFallback(DEFAULTS.getConfig("rooms")));
    }

    /** The settings of {@code reference.conf}, except those given in HOCON. */
    public static SessionSettings session(String except) {
        return SessionSettings.of(ConfigFactory.parseString(except).withFallback(DEFAULTS));
    }
}
