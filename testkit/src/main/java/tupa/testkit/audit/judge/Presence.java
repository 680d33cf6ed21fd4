package tupa.testkit.audit.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Person;

/** Comings, goings and renames as they are shown: less than happened is allowed, for they are hints; more is not. */
public final class Presence {
    private record Sight(Witness witness, String room, Life life, String what) {}

    private record Departure(Witness witness, Life life, Event.Left left, int count) {}

    private final Findings findings;
    private final People people;
    private final Map<Sight, Integer> counts = new HashMap<>();
    private final List<Departure> departures = new ArrayList<>();

    public Presence(Findings findings, People people) {
        this.findings = findings;
        this.people = people;
    }

    public void joined(Witness witness, Event.Joined joined) {
        findings.checked(Promise.PRESENCE, 1);
        known(witness, joined.who()).ifPresent(life -> {
            String room = joined.room().value();
            if (count(witness, room, life, "joined") > life.entries(room)) {
                broken(witness, joined + ", but he entered " + life.entries(room) + " times");
            }
        });
    }

    public void left(Witness witness, Event.Left left) {
        findings.checked(Promise.PRESENCE, 1);
        known(witness, left.who()).ifPresent(life -> {
            String room = left.room().value();
            departures.add(new Departure(witness, life, left, count(witness, room, life, "left")));
        });
    }

    public void renamed(Witness witness, Event.NickChanged change) {
        findings.checked(Promise.NAMES, 1);
        Optional<Life> life = people.find(change.who());
        String room = change.room().value();
        if (life.isEmpty()
                || people.find(new Person(change.who().user(), change.old())).isEmpty()) {
            findings.broken(Promise.NAMES, witness, change + ", but neither nick, or not both, are his");
        } else if (count(witness, room, life.get(), change.who().nick().value()) > 1) {
            findings.broken(Promise.NAMES, witness, change + " was told again");
        }
    }

    private Optional<Life> known(Witness witness, Person who) {
        Optional<Life> life = people.find(who);
        if (life.isEmpty()) {
            broken(witness, who + " came or went, and nobody has that nick and id");
        }
        return life;
    }

    private int count(Witness witness, String room, Life life, String what) {
        return counts.merge(new Sight(witness, room, life, what), 1, Integer::sum);
    }

    /** By now everybody knows what became of him: others may be shown that before he is told. */
    public void close() {
        departures.forEach(this::judge);
    }

    private void judge(Departure seen) {
        Life life = seen.life();
        int departures = life.departures(seen.left().room().value());
        switch (seen.left().reason()) {
            case TIMEOUT -> require(life.mayHaveTimedOut(), seen, "his session is alive");
            case QUIT -> require(life.hasQuit(), seen, "he said no goodbye");
            default -> require(seen.count() <= departures, seen, "he left " + departures + " times");
        }
    }

    private void require(boolean holds, Departure seen, String otherwise) {
        if (!holds) {
            broken(seen.witness(), seen.left() + ", but " + otherwise);
        }
    }

    private void broken(Witness witness, String what) {
        findings.broken(Promise.PRESENCE, witness, what);
    }
}
