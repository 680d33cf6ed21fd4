package tupa.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.command.Line;
import tupa.wire.command.LineParser;

/** Says to a room that the user is writing something for it: only while his text changes, and not with every key. */
final class TypingSignal {
    /** The server passes no more on. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private Optional<RoomAddress> place = Optional.empty();
    private String text = "";
    private Instant notBefore = Instant.MIN;

    /** What is half typed in the room in front; the answer is to be sent now, and will not be answered. */
    Optional<Request> typed(RoomAddress front, String draft, Instant now) {
        boolean changed = !draft.equals(text) && place.equals(Optional.of(front));
        place = Optional.of(front);
        text = draft;
        if (!changed || now.isBefore(notBefore) || !(LineParser.parse(draft) instanceof Line.Say)) {
            return Optional.empty();
        }
        return front instanceof RoomName room ? Optional.of(say(room, now)) : Optional.empty();
    }

    private Request say(RoomName room, Instant now) {
        notBefore = now.plus(PAUSE);
        return new Request.Typing(room);
    }
}
