package tupa.core.room;

import java.util.List;
import tupa.core.connection.Parcel;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** Turns what is stored into what is said. Live and replayed events pass here alike, so they cannot differ. */
public record EventView(RoomKey key, String epoch) {
    /** {@code stored} as {@code viewer} is told it; only in a private conversation does it matter who that is. */
    public Event of(StoredEvent stored, UserId viewer) {
        Entry entry = stored.entry();
        Person from = new Person(entry.author(), entry.nick());
        if (key.isPrivate()) {
            UserId reader = key.otherThan(entry.author());
            Person to = new Person(reader, entry.peerNick().orElse(entry.nick()));
            Peer room = new Peer(key.otherThan(viewer));
            return new Event.Dm(
                    room, stored.seq(), mid(stored.seq()), stored.ts(), from, to, entry.cid(), entry.text());
        }
        RoomName room = new RoomName(key.value());
        if (entry.kind() == EntryKind.TOPIC) {
            return new Event.TopicChanged(room, stored.seq(), stored.ts(), from, entry.text());
        }
        if (entry.kind() == EntryKind.SYSTEM) {
            return new Event.SystemMessage(room, stored.seq(), stored.ts(), entry.text());
        }
        Kind kind = entry.kind() == EntryKind.ACTION ? Kind.ACTION : Kind.TEXT;
        return new Event.Message(
                room, stored.seq(), mid(stored.seq()), stored.ts(), from, entry.cid(), entry.text(), kind);
    }

    /** The name of one message in all of Tupa's rooms and histories. */
    public String mid(long seq) {
        return epoch + "-" + seq;
    }

    /** Each of them, as the viewer is told it. */
    List<Parcel> parcels(List<StoredEvent> events, UserId viewer) {
        return events.stream().map(event -> Parcel.of(of(event, viewer))).toList();
    }
}
