package tupa.testkit.audit.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.Reply;

/**
 * What one user was shown of one room or conversation, over all his connections: only where he stands, and what is wrong
 * with the way there. Whatever the protocol leaves open, where a history begins, a gap that is told, is left open here.
 */
public final class Track {
    private static final int LARGEST_HOLE = 10_000;

    /** Events that a user was told are gone. */
    public record Told(long from, long to) {}

    private final Witness witness;
    private final Findings findings;
    private final String log;
    private final TreeSet<Long> missing = new TreeSet<>();
    private final List<Told> gaps = new ArrayList<>();
    private Optional<String> epoch = Optional.empty();
    private boolean inside;
    private boolean begun;
    private boolean live;
    private long last;
    /** Events from here on must be shown, though where the replay begins is not known. */
    private long due = Long.MAX_VALUE;

    private Track(Witness witness, Findings findings, String log) {
        this.witness = witness;
        this.findings = findings;
        this.log = log;
    }

    /** Of a room: nothing is to be shown before it is joined. */
    public static Track room(Witness witness, Findings findings, String log) {
        return new Track(witness, findings, log);
    }

    /** Of a private conversation, which is seen from its first word. */
    public static Track conversation(Witness witness, Findings findings, String log) {
        Track track = new Track(witness, findings, log);
        track.inside = true;
        track.begun = true;
        return track;
    }

    public String log() {
        return log;
    }

    public boolean isInside() {
        return inside;
    }

    public boolean isLive() {
        return live;
    }

    public long last() {
        return last;
    }

    public List<Told> gaps() {
        return List.copyOf(gaps);
    }

    /** What should have been shown and was not. */
    public List<Long> missing() {
        return List.copyOf(missing);
    }

    /** Where to go on; empty while nothing was shown. */
    public Optional<Position> position() {
        return begun && last > 0 ? epoch.map(name -> new Position(last, name)) : Optional.empty();
    }

    /** The last that he was shown, also of a stay that is over. */
    public Optional<Position> lastSeen() {
        return last > 0 ? epoch.map(name -> new Position(last, name)) : Optional.empty();
    }

    /** He is told, in answer to a join or a hello, that he is in the room; {@code from} is what he named. */
    public void entered(Reply.Standing standing, Optional<Position> from) {
        same(standing.epoch());
        live = false;
        if (from.isPresent()) {
            findings.checked(Promise.RESUME, 1);
            boolean gone = standing.oldest() > from.get().seq() + 1;
            if (!standing.recovered() && !gone) {
                broken(Promise.RESUME, "not recovered after " + from.get().seq() + ": " + standing);
            }
            begun = true;
            last = from.get().seq();
        } else if (!inside) {
            begun = false;
            due = standing.seq() + 1;
        } else {
            due = Math.min(due, standing.seq() + 1);
        }
        inside = true;
    }

    /** He is in the room by a request whose answer was lost: where that began is not known to him. */
    public void appeared() {
        if (!inside) {
            inside = true;
            begun = false;
            due = Long.MAX_VALUE;
        }
    }

    private void same(String name) {
        if (epoch.isPresent() && !epoch.get().equals(name)) {
            broken(Promise.RESUME, "another epoch, " + name + " after " + epoch.get());
        }
        epoch = Optional.of(name);
    }

    /** His leave was answered. */
    public void left() {
        inside = false;
        live = false;
        begun = false;
        due = Long.MAX_VALUE;
    }

    /** His connection is gone. */
    public void cut() {
        live = false;
    }

    /** An event with a number of its own. */
    public void shown(long seq, Optional<String> mid) {
        findings.checked(Promise.DOUBLED, 1);
        mid.ifPresent(name -> numbered(seq, name));
        if (!inside) {
            broken(Promise.ORDER, seq + " was shown to somebody who is not in it");
            return;
        }
        if (!begun) {
            lacks(due, seq - 1);
            begun = true;
            last = seq;
        } else if (seq > last) {
            lacks(last + 1, seq - 1);
            last = seq;
        } else if (missing.remove(seq)) {
            broken(Promise.ORDER, seq + " was shown after " + last);
        } else {
            broken(Promise.DOUBLED, seq + " was shown again, after " + last);
        }
    }

    private void numbered(long seq, String mid) {
        if (!mid.endsWith("-" + seq)) {
            broken(Promise.ORDER, "mid " + mid + " under seq " + seq);
        } else {
            same(mid.substring(0, mid.length() - Long.toString(seq).length() - 1));
        }
    }

    public void gap(Event.Gap gap) {
        if (begun && gap.from() != last + 1) {
            broken(Promise.ORDER, "a gap from " + gap.from() + " after " + last);
        }
        gaps.add(new Told(gap.from(), gap.to()));
        begun = true;
        last = gap.to();
    }

    public void lagging() {
        live = false;
    }

    public void live(long seq) {
        if (!inside) {
            broken(Promise.ORDER, "live in a room he is not in");
            return;
        }
        if (begun && seq < last) {
            broken(Promise.ORDER, "live at " + seq + " after " + last);
        } else {
            lacks(begun ? last + 1 : due, seq);
            last = seq;
        }
        begun = true;
        live = true;
    }

    private void lacks(long from, long to) {
        for (long seq = from; seq <= Math.min(to, from + LARGEST_HOLE); seq++) {
            missing.add(seq);
        }
    }

    /** The last word: what is missing now is lost. {@code newest} is what the log ends with. */
    public void close(long newest) {
        if (!missing.isEmpty()) {
            broken(Promise.LOST, missing.size() + " events were never shown, the first of them " + missing.first());
        }
        if (!inside) {
            return;
        }
        findings.checked(Promise.BEHIND, 1);
        if (last < newest || (!live && newest > 0)) {
            broken(Promise.BEHIND, "at " + last + (live ? "" : ", not live") + ", the log ends with " + newest);
        } else if (last > newest) {
            broken(Promise.INVENTED, "shown up to " + last + ", the log ends with " + newest);
        }
    }

    private void broken(Promise promise, String what) {
        findings.broken(promise, witness, log + ": " + what);
    }
}
