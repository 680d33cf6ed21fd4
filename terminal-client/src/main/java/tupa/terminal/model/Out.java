package tupa.terminal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.Request;
import tupa.wire.text.Texts;

/** Collects what the model wants done, and remembers which request an answer will belong to. */
final class Out {
    /** Why a request was made, where the request alone does not say it. */
    enum Why {
        ASKED,
        /** The client restores what was there before. */
        RESTORE,
        /** A leave that is part of moving to another room. */
        MOVE,
        /** Fills a hole in a room's history. */
        REPAIR,
        /** A part of a room's history that the user has come to by scrolling. */
        BROWSE,
        /** Finds out about somebody who is in none of the user's rooms. */
        WHOIS
    }

    record Asked(Request request, Why why) {}

    private List<Line> lines = new ArrayList<>();
    private List<Effects.Outgoing> requests = new ArrayList<>();
    private List<Effects.Act> acts = new ArrayList<>();
    private final Map<String, Asked> unanswered = new HashMap<>();
    private Consumer<Line> notes = line -> {};
    private long lastId;
    private boolean linked;

    /** Tells where the lines are kept that belong to no room. */
    void noting(Consumer<Line> keeper) {
        notes = keeper;
    }

    /** Shows a line that belongs to no room. */
    void show(Line line) {
        notes.accept(line);
        print(line);
    }

    /** Shows a line that is kept where it belongs. */
    void print(Line line) {
        lines.add(line);
    }

    void act(Effects.Act act) {
        acts.add(act);
    }

    void ask(Request request, Why why) {
        String id = Long.toString(++lastId);
        unanswered.put(id, new Asked(request, why));
        requests.add(new Effects.Outgoing(Optional.of(id), request));
    }

    /** For what a person asked: tells him when it cannot be asked now. */
    void ask(Request request) {
        if (linked) {
            ask(request, Why.ASKED);
        } else {
            show(Line.error(Texts.NOT_CONNECTED.with()));
        }
    }

    /** Sends what is never answered; if it cannot be sent now, it is of no use later. */
    void tell(Request request) {
        if (linked) {
            requests.add(new Effects.Outgoing(Optional.empty(), request));
        }
    }

    Optional<Asked> answered(Optional<String> id) {
        return id.flatMap(known -> Optional.ofNullable(unanswered.remove(known)));
    }

    boolean allAnswered() {
        return unanswered.isEmpty();
    }

    boolean linked() {
        return linked;
    }

    /** A connection began or ended: what was unanswered on the old one stays so. */
    void linked(boolean now) {
        linked = now;
        unanswered.clear();
        requests.clear();
    }

    Effects drain() {
        Effects effects = new Effects(lines, requests, acts);
        lines = new ArrayList<>();
        requests = new ArrayList<>();
        acts = new ArrayList<>();
        return effects;
    }
}
