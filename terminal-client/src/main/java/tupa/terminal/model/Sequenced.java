package tupa.terminal.model;

import java.util.OptionalLong;
import tupa.wire.Event;

/** The seq of a stored event. */
public final class Sequenced {
    private Sequenced() {}

    public static OptionalLong seqOf(Event event) {
        if (event instanceof Event.Message message) {
            return OptionalLong.of(message.seq());
        }
        if (event instanceof Event.Dm dm) {
            return OptionalLong.of(dm.seq());
        }
        if (event instanceof Event.TopicChanged topic) {
            return OptionalLong.of(topic.seq());
        }
        if (event instanceof Event.SystemMessage message) {
            return OptionalLong.of(message.seq());
        }
        return event instanceof Event.Unknown unknown ? unknown.seq() : OptionalLong.empty();
    }

    /** The epoch in a mid, which is epoch-seq. */
    public static String epochOf(String mid, long seq) {
        String tail = "-" + seq;
        return mid.endsWith(tail) ? mid.substring(0, mid.length() - tail.length()) : mid;
    }
}
