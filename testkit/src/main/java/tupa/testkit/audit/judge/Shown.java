package tupa.testkit.audit.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tupa.wire.Event;
import tupa.wire.Peer;
import tupa.wire.UserId;

/** Every event that anybody was shown, by room and number: the first one who sees it says what it is, the others must agree. */
public final class Shown {
    record Sight(Event event, Witness witness) {}

    private final Findings findings;
    private final Map<String, TreeMap<Long, Sight>> logs = new HashMap<>();

    public Shown(Findings findings) {
        this.findings = findings;
    }

    /** The name of a private conversation, whoever of the two looks. */
    public static String conversation(UserId one, UserId other) {
        return one.compareTo(other) <= 0 ? "@" + one + ":" + other : "@" + other + ":" + one;
    }

    public void message(Witness witness, Event.Message message) {
        see(witness, message.room().value(), message.seq(), message);
    }

    public void topic(Witness witness, Event.TopicChanged topic) {
        see(witness, topic.room().value(), topic.seq(), topic);
    }

    /** An operator of the server said something meanwhile. */
    public void system(Witness witness, Event.SystemMessage message) {
        see(witness, message.room().value(), message.seq(), message);
    }

    /** A private message, shown to the user {@code viewer}; tells whether it may be. */
    public boolean dm(Witness witness, UserId viewer, Event.Dm dm) {
        findings.checked(Promise.PRIVATE, 1);
        UserId from = dm.from().user();
        UserId to = dm.to().user();
        UserId other = from.equals(viewer) ? to : from;
        if (!from.equals(viewer) && !to.equals(viewer)) {
            findings.broken(
                    Promise.PRIVATE, witness, "a message from " + from + " to " + to + " was shown to " + viewer);
        } else if (!dm.room().user().equals(other)) {
            findings.broken(Promise.PRIVATE, witness, "a message from " + from + " to " + to + " in " + dm.room());
        }
        see(witness, conversation(from, to), dm.seq(), normal(dm));
        return from.equals(viewer) || to.equals(viewer);
    }

    /** The same for both parties. */
    static Event.Dm normal(Event.Dm dm) {
        Peer peer = new Peer(dm.to().user());
        return new Event.Dm(peer, dm.seq(), dm.mid(), dm.ts(), dm.from(), dm.to(), dm.cid(), dm.text());
    }

    private void see(Witness witness, String log, long seq, Event event) {
        Sight first = logs.computeIfAbsent(log, name -> new TreeMap<>()).putIfAbsent(seq, new Sight(event, witness));
        if (first != null && !first.event().equals(event)) {
            findings.broken(
                    Promise.ORDER,
                    witness,
                    log + ": " + seq + " is " + event + ", and " + first.event() + " to "
                            + first.witness().name());
        }
    }

    Map<Long, Sight> of(String log) {
        return logs.getOrDefault(log, new TreeMap<>());
    }

    /** The rooms and conversations in which anybody was shown anything. */
    public java.util.Set<String> logs() {
        return java.util.Set.copyOf(logs.keySet());
    }
}
