package tupa.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.Reply;

/**
 * What one client was shown of one room, over all its connections, and everything about it that the protocol forbids: a
 * message missing, shown twice or out of order, or a {@code live} that came too early.
 */
public final class Transcript {
    private final List<Event> events = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Optional<String> epoch = Optional.empty();
    private long last;
    private boolean begun;
    private boolean live;

    Transcript() {}

    private Transcript(Transcript other) {
        events.addAll(other.events);
        faults.addAll(other.faults);
        epoch = other.epoch;
        last = other.last;
        begun = other.begun;
        live = other.live;
    }

    Transcript copy() {
        return new Transcript(this);
    }

    /** The room's stored events, in the order in which they came. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** What people said, in the order in which it came. */
    public List<String> texts() {
        return events.stream().flatMap(event -> text(event).stream()).toList();
    }

    /** The cids of what people said, in the order in which it came. */
    public List<String> cids() {
        return events.stream().flatMap(event -> cid(event).stream()).toList();
    }

    /** What was wrong; empty when all was well. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The last seq shown; 0 when there was none. */
    public long last() {
        return last;
    }

    public boolean isLive() {
        return live;
    }

    /** Where to resume. */
    public Optional<Position> position() {
        return begun ? epoch.map(name -> new Position(last, name)) : Optional.empty();
    }

    void standing(Reply.Standing standing) {
        live = false;
        if (epoch.isPresent() && !epoch.get().equals(standing.epoch())) {
            forget();
        }
        epoch = Optional.of(standing.epoch());
    }

    /** The stay is over, and the next one begins wherever the server says. */
    void forget() {
        begun = false;
        live = false;
        last = 0;
    }

    void stored(Event event, long seq) {
        if (begun && seq != last + 1) {
            faults.add(seq + " came after " + last);
        }
        begun = true;
        last = seq;
        events.add(event);
    }

    void epoch(String name) {
        epoch = Optional.of(name);
    }

    void gap(Event.Gap gap) {
        begun = true;
        last = gap.to();
    }

    void lagging() {
        live = false;
    }

    void live(Event.Live word) {
        if (begun && word.seq() != last) {
            faults.add("live at " + word.seq() + " came after " + last);
        }
        begun = true;
        live = true;
        last = word.seq();
    }

    private static Optional<String> text(Event event) {
        if (event instanceof Event.Message message) {
            return Optional.of(message.text());
        }
        return event instanceof Event.Dm dm ? Optional.of(dm.text()) : Optional.empty();
    }

    private static Optional<String> cid(Event event) {
        if (event instanceof Event.Message message) {
            return Optional.of(message.cid().value());
        }
        return event instanceof Event.Dm dm ? Optional.of(dm.cid().value()) : Optional.empty();
    }
}
