package tupa.core.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tupa.core.store.Append;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.StoredEvent;
import tupa.wire.ErrorCode;

/**
 * The sequencer of one room: it numbers entries, has at most one batch on its way to the log, and answers and publishes
 * only what is stored. Pure: what it decides comes back as {@link Action}s for the caller to carry out in order, so the
 * same code runs in the actor and in a simulation.
 */
final class RoomState {
    /** What the caller must do. */
    sealed interface Action {
        /** Store this batch and report the outcome. */
        record Store(Append batch) implements Action {}

        /** These events are stored: show them to the members. */
        record Publish(RoomBatch batch) implements Action {}

        record Accept(StoredEvent event, boolean dup) implements Action {}

        record Reject(Entry entry, ErrorCode code) implements Action {}

        /** Another writer has numbered events of this room: this incarnation must end. */
        record GiveUp() implements Action {}
    }

    /** There is little to be loaded again, and whoever goes from room to room would leave thousands of them open. */
    private static final Duration UNUSED_STOP = Duration.ofMillis(100);

    private final RoomSettings settings;
    private final InstantSource clock;
    private final OpenedRoom opened;
    private final RecentCids recent;
    private final Deque<Entry> pending = new ArrayDeque<>();
    /** What is pending or in flight, by cid. */
    private final Map<CidKey, Entry> waiting = new HashMap<>();

    private List<StoredEvent> inFlight = List.of();
    private boolean settling;
    private long seq;
    private Instant ts;
    private String topic;

    RoomState(RoomSettings settings, InstantSource clock, OpenedRoom opened) {
        this.settings = settings;
        this.clock = clock;
        this.opened = opened;
        this.recent = new RecentCids(settings.recentCids());
        this.seq = opened.newest();
        this.ts = opened.newestTs();
        this.topic = opened.topic();
        opened.recent().forEach(recent::remember);
    }

    long seq() {
        return seq;
    }

    String topic() {
        return topic;
    }

    boolean isSettling() {
        return settling;
    }

    /** Nothing waits and nothing is on its way to the log. */
    boolean isQuiet() {
        return pending.isEmpty() && inFlight.isEmpty();
    }

    /**
     * How long the room stays open without members: not for long when nothing was ever said in it, unless the places of
     * {@code expected} members have to be kept.
     */
    Duration idleStop(int expected) {
        boolean kept = seq > 0 || expected > 0 || settings.idleStop().compareTo(UNUSED_STOP) < 0;
        return kept ? settings.idleStop() : UNUSED_STOP;
    }

    /** Takes up what a member wants to put into the room. A repeat of what waits already waits with it. */
    List<Action> submit(Entry entry) {
        var stored = recent.find(entry);
        if (stored.isPresent()) {
            return List.of(repeated(entry, stored.get()));
        }
        Entry same = waiting.get(CidKey.of(entry));
        if (same != null) {
            return sameText(same, entry) ? List.of() : List.of(reject(entry, ErrorCode.CID_CONFLICT));
        }
        if (settling) {
            return List.of(reject(entry, ErrorCode.STORAGE_UNAVAILABLE));
        }
        if (pending.size() >= settings.pendingMax()) {
            return List.of(reject(entry, ErrorCode.BUSY));
        }
        pending.add(entry);
        waiting.put(CidKey.of(entry), entry);
        return nextBatch();
    }

    /** Takes up what the log says of the batch in flight. */
    List<Action> apply(Outcome outcome) {
        if (outcome instanceof Outcome.Committed) {
            return committed();
        }
        if (outcome instanceof Outcome.Duplicates duplicates) {
            return withoutDuplicates(duplicates);
        }
        if (outcome instanceof Outcome.Unknown) {
            return settle();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused.code());
        }
        return List.of(new Action.GiveUp());
    }

    private List<Action> committed() {
        List<StoredEvent> events = inFlight;
        inFlight = List.of();
        settling = false;
        List<Action> actions = new ArrayList<>();
        for (StoredEvent event : events) {
            seq = event.seq();
            ts = event.ts();
            remember(event);
            if (event.entry().kind() == EntryKind.TOPIC) {
                topic = event.entry().text();
            }
            actions.add(new Action.Accept(event, false));
        }
        actions.add(new Action.Publish(new RoomBatch(events)));
        actions.addAll(nextBatch());
        return actions;
    }

    /** Nothing was stored. Those that are stored from before are answered; the rest is numbered anew and tried again. */
    private List<Action> withoutDuplicates(Outcome.Duplicates duplicates) {
        List<Action> actions = new ArrayList<>();
        List<Entry> rest = new ArrayList<>();
        for (int i = 0; i < inFlight.size(); i++) {
            Entry entry = inFlight.get(i).entry();
            StoredEvent original = duplicates.originals().get(i);
            if (original == null) {
                rest.add(entry);
            } else {
                remember(original);
                actions.add(repeated(entry, original));
            }
        }
        settling = false;
        inFlight = List.of();
        actions.addAll(rest.isEmpty() ? nextBatch() : store(rest));
        return actions;
    }

    /** Only what is in flight waits for the outcome; what is behind it is refused now and can so never appear later. */
    private List<Action> settle() {
        settling = true;
        return refusePending(ErrorCode.STORAGE_UNAVAILABLE);
    }

    /** Nothing was stored. What is behind it would fare no better, and is told at once. */
    private List<Action> refused(ErrorCode code) {
        List<Action> actions = new ArrayList<>();
        for (StoredEvent event : inFlight) {
            waiting.remove(CidKey.of(event.entry()));
            actions.add(reject(event.entry(), code));
        }
        inFlight = List.of();
        actions.addAll(refusePending(code));
        return actions;
    }

    private List<Action> refusePending(ErrorCode code) {
        List<Action> actions =
                pending.stream().map(entry -> reject(entry, code)).toList();
        pending.forEach(entry -> waiting.remove(CidKey.of(entry)));
        pending.clear();
        return actions;
    }

    /** Begins the next batch with all that waits, unless one is on its way: that is what makes batches of many when much is said. */
    private List<Action> nextBatch() {
        if (!inFlight.isEmpty() || pending.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        while (!pending.isEmpty() && entries.size() < settings.batchMax()) {
            entries.add(pending.remove());
        }
        return store(entries);
    }

    private List<Action> store(List<Entry> entries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant at = now.isBefore(ts) ? ts : now;
        List<StoredEvent> events = new ArrayList<>();
        for (Entry entry : entries) {
            events.add(new StoredEvent(seq + events.size() + 1, at, entry));
        }
        inFlight = List.copyOf(events);
        return List.of(new Action.Store(new Append(opened.id(), inFlight)));
    }

    private void remember(StoredEvent event) {
        waiting.remove(CidKey.of(event.entry()));
        recent.remember(event);
    }

    private static Action repeated(Entry entry, StoredEvent original) {
        return sameText(entry, original.entry())
                ? new Action.Accept(original, true)
                : reject(entry, ErrorCode.CID_CONFLICT);
    }

    private static Action reject(Entry entry, ErrorCode code) {
        return new Action.Reject(entry, code);
    }

    private static boolean sameText(Entry one, Entry other) {
        return one.text().equals(other.text());
    }
}
