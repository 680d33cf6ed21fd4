package tupa.core.testing;

import java.util.ArrayList;
import java.util.List;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/** The far end of a connection: takes what waits in its outbox and reads it. */
public final class Reader {
    private static final Outbox.Bounds WIDE = new Outbox.Bounds(1000, 1 << 20, 1 << 20);

    private final Outbox outbox;
    private final List<ServerMessage> heard = new ArrayList<>();

    public Reader(Outbox outbox) {
        this.outbox = outbox;
    }

    /** With an outbox that hardly ever is full. */
    public static Reader wide() {
        return new Reader(new Outbox(WIDE));
    }

    /** With an outbox for so many messages, and as much of a reserve as anybody needs. */
    public static Reader narrow(int messages) {
        return new Reader(new Outbox(new Outbox.Bounds(messages, 1 << 20, 1 << 20)));
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Takes a few parcels out; the answer is what they said. */
    public List<ServerMessage> read(int maxBytes) {
        List<ServerMessage> fresh = outbox.take(maxBytes).stream()
                .map(Parcel::json)
                .flatMap(json -> JsonCodec.decodeMessages(json).stream())
                .toList();
        heard.addAll(fresh);
        return fresh;
    }

    /** Takes everything out; the answer is what it said. */
    public List<ServerMessage> read() {
        List<ServerMessage> all = new ArrayList<>();
        while (!outbox.isEmpty()) {
            all.addAll(read(Integer.MAX_VALUE));
        }
        return all;
    }

    /** Everything read so far. */
    public List<ServerMessage> heard() {
        return List.copyOf(heard);
    }
}
