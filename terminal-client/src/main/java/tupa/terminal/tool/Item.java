package tupa.terminal.tool;

import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.RoomName;

/** What a {@link Feed} tells. */
sealed interface Item {
    /**
     * An event.
     *
     * @param line as the server wrote it
     */
    record Told(String line, Event event) implements Item {
        static Told of(Event event) {
            return new Told(JsonCodec.encode(event), event);
        }
    }

    /** The answer to a request of {@link Feed#send}. */
    record Answered(String line, Answer answer) implements Item {}

    /**
     * The connection is there again.
     *
     * @param anew the session before it is over
     */
    record Online(boolean anew) implements Item {}

    record Offline(String reason) implements Item {}

    /** A room that could not be joined again. */
    record Shut(RoomName room, Reply.Refusal refusal) implements Item {}

    record Typed(String line) implements Item {}

    record InputEnded() implements Item {}
}
