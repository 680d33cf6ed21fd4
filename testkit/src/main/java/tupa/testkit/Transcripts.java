package tupa.testkit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;

/** The transcripts of all rooms of one client. */
final class Transcripts {
    private final Map<RoomAddress, Transcript> rooms = new LinkedHashMap<>();

    Transcript of(RoomAddress room) {
        return rooms.computeIfAbsent(room, name -> new Transcript());
    }

    /** Where each room is to be resumed. */
    Map<RoomAddress, Position> positions() {
        Map<RoomAddress, Position> positions = new HashMap<>();
        rooms.forEach((room, transcript) -> transcript.position().ifPresent(at -> positions.put(room, at)));
        return positions;
    }

    void answered(Request request, Reply reply) {
        if (reply instanceof Reply.Welcome welcome) {
            welcome.rooms().forEach((room, standing) -> of(room).standing(standing));
        } else if (reply instanceof Reply.JoinDone join) {
            of(join.room()).standing(join.standing());
        } else if (reply instanceof Reply.Done && request instanceof Request.Leave leave) {
            of(leave.room()).forget();
        }
    }

    void take(Event event) {
        if (event instanceof Event.Message message) {
            stored(message, message.room(), message.seq(), message.mid());
        } else if (event instanceof Event.Dm dm) {
            stored(dm, dm.room(), dm.seq(), dm.mid());
        } else if (event instanceof Event.TopicChanged topic) {
            of(topic.room()).stored(topic, topic.seq());
        } else if (event instanceof Event.SystemMessage message) {
            of(message.room()).stored(message, message.seq());
        } else if (event instanceof Event.Unknown unknown) {
            unknown.room().ifPresent(room -> unknown.seq().ifPresent(seq -> of(room).stored(unknown, seq)));
        } else {
            mark(event);
        }
    }

    private void stored(Event event, RoomAddress room, long seq, String mid) {
        Transcript transcript = of(room);
        transcript.epoch(mid.substring(0, mid.lastIndexOf('-')));
        transcript.stored(event, seq);
    }

    private void mark(Event event) {
        if (event instanceof Event.Live live) {
            of(live.room()).live(live);
        } else if (event instanceof Event.Lagging lagging) {
            of(lagging.room()).lagging();
        } else if (event instanceof Event.Gap gap) {
            of(gap.room()).gap(gap);
        }
    }
}
