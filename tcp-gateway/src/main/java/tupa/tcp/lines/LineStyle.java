package tupa.tcp.lines;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import tupa.core.connection.Framing;
import tupa.core.connection.Parcel;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/**
 * How lines look, alike for everybody who reads them. What is said in a room is written once for all who are in one room, and
 * once for all who must be told which room it is.
 */
public final class LineStyle {
    private final EventLines plain;
    private final EventLines withRooms;
    private final Framing plainFraming;
    private final Framing withRoomsFraming;

    private LineStyle(EventLines plain, EventLines withRooms) {
        this.plain = plain;
        this.withRooms = withRooms;
        this.plainFraming = utf8 -> write(utf8, plain);
        this.withRoomsFraming = utf8 -> write(utf8, withRooms);
    }

    /**
     * The usual one.
     *
     * @param zone in which times of day are told
     * @param clock for what carries no time of its own
     */
    public static LineStyle of(ZoneId zone, InstantSource clock) {
        return new LineStyle(new EventLines(zone, clock, false), new EventLines(zone, clock, true));
    }

    /** What is written of a parcel that is {@link Parcel#isAlikeForAll}. */
    byte[] write(Parcel parcel, boolean rooms) {
        return parcel.framed(rooms ? withRoomsFraming : plainFraming);
    }

    /** The lines of one event, each with its end; empty when there is nothing to say of it. */
    String write(Event event, boolean rooms) {
        return event.accept(rooms ? withRooms : plain);
    }

    private static byte[] write(byte[] utf8, EventLines lines) {
        StringBuilder text = new StringBuilder();
        for (ServerMessage message : JsonCodec.decodeMessages(new String(utf8, StandardCharsets.UTF_8))) {
            if (message instanceof Event event) {
                text.append(event.accept(lines));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
