package tupa.core.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.sim.engine.Bug;
import tupa.core.sim.engine.Cell;
import tupa.core.store.MessageLog;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Member;
import tupa.wire.UserId;

/** A relay in a simulation: what {@link RoomRelay} and {@link OpenRelay} are to {@link RelayState} in the server. */
public final class SimulatedRelay implements RelayState.Surroundings {
    private record Read(Seat seat, long after, long upTo) {}

    private static final int READS_MAX = 8;
    private static final int PAGE_EVENTS = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration DEBTS_EVERY = Duration.ofSeconds(1);
    private static final Duration TYPING_AFTER = Duration.ofMillis(200);

    private final Cell cell;
    private final RoomSettings settings;
    private final MessageLog log;
    private final RoomKey key;
    private final List<Consumer<RelayState>> early = new ArrayList<>();
    private final Map<UserId, Read> queuedReads = new LinkedHashMap<>();
    private Optional<OpenedRoom> opened = Optional.empty();
    private Optional<RelayState> state = Optional.empty();
    private int reads;
    private boolean readingMissed;

    public SimulatedRelay(Cell cell, RoomSettings settings, MessageLog log, RoomKey key) {
        this.cell = cell;
        this.settings = settings;
        this.log = log;
        this.key = key;
    }

    public Cell cell() {
        return cell;
    }

    /** Who is in the room as this relay knows it, once it is open. */
    public Optional<List<Member>> roster() {
        return state.map(now -> now.presence().roster().list());
    }

    void open(OpenedRoom room) {
        cell.tell("open", () -> {
            opened = Optional.of(room);
            RelayState now = new RelayState(key, settings, room, this);
            state = Optional.of(now);
            early.forEach(turn -> turn.accept(now));
            early.clear();
        });
    }

    void publish(RoomBatch batch) {
        if (!cell.queue().bites(Bug.PUBLISH_LOST, 0.1)) {
            tell("publish", now -> now.publish(batch.events()));
        }
    }

    void arrived(Member member, boolean silent) {
        tell("arrived", now -> {
            now.presence().arrived(member, silent);
            watchDebts(now);
        });
    }

    void departed(Room.Leave leave, Runnable done) {
        tell("departed", now -> {
            now.depart(leave.user());
            queuedReads.computeIfPresent(
                    leave.user(), (user, read) -> read.seat().isClosed() ? null : read);
            done.run();
            now.presence().departed(leave.user(), leave.reason());
            watchDebts(now);
        });
    }

    void renamed(Room.Rename renamed) {
        tell("renamed", now -> {
            now.presence().renamed(renamed.user(), renamed.nick());
            watchDebts(now);
        });
    }

    void statusChanged(Room.ChangeStatus changed) {
        tell("status changed", now -> {
            now.presence().statusChanged(changed.user(), changed.status());
            watchDebts(now);
        });
    }

    void typing(UserId user) {
        tell("typing", now -> {
            now.presence().typing().began(user);
            if (now.presence().typing().isNews() && !cell.isTimerActive("typing")) {
                cell.after(
                        "typing",
                        TYPING_AFTER,
                        "typing",
                        () -> now.presence().typing().tell());
            }
        });
    }

    public void sit(Seat seat, Opening opening, long newest) {
        tell("sit " + seat.user(), now -> {
            now.hearOf(newest);
            now.sit(seat, opening);
            watchDebts(now);
        });
    }

    public void stand(Seat seat) {
        tell("stand " + seat.user(), now -> {
            now.stand(seat);
            queuedReads.values().removeIf(read -> read.seat() == seat);
        });
    }

    private void tell(String what, Consumer<RelayState> turn) {
        cell.tell(what, () -> state.ifPresentOrElse(turn, () -> early.add(turn)));
    }

    private void watchDebts(RelayState now) {
        if (now.presence().hasDebts() && !cell.isTimerActive("debts")) {
            cell.after("debts", DEBTS_EVERY, "debts", () -> {
                now.presence().payDebts();
                watchDebts(now);
            });
        }
    }

    @Override
    public Runnable whenDrained(Seat seat) {
        return () -> tell("feed " + seat.user(), now -> now.feed(seat));
    }

    @Override
    public void readFor(Seat seat, long after, long upTo) {
        queuedReads.put(seat.user(), new Read(seat, after, upTo));
        startReads();
    }

    private void startReads() {
        while (reads < READS_MAX && !queuedReads.isEmpty()) {
            Read read = queuedReads.values().iterator().next();
            queuedReads.remove(read.seat().user());
            reads++;
            cell.pipe(
                    log.after(opened.orElseThrow().id(), read.after(), read.upTo(), PAGE_EVENTS),
                    "page for " + read.seat().user(),
                    (page, failure) -> cameBack(read, Optional.ofNullable(page)));
        }
    }

    private void cameBack(Read read, Optional<Page> page) {
        reads--;
        RelayState now = state.orElseThrow();
        page.ifPresentOrElse(found -> now.read(read.seat(), found), () -> {
            now.readFailed(read.seat());
            cell.after(read.seat(), RETRY_AFTER, "feed again", () -> now.feed(read.seat()));
        });
        startReads();
    }

    @Override
    public void readMissed(long after, long upTo) {
        if (readingMissed) {
            return;
        }
        readingMissed = true;
        cell.pipe(
                log.after(opened.orElseThrow().id(), after, upTo, PAGE_EVENTS),
                "missed events",
                (page, failure) -> missed(page == null ? List.of() : page.events()));
    }

    private void missed(List<StoredEvent> events) {
        readingMissed = false;
        RelayState now = state.orElseThrow();
        now.publish(events);
        if (events.isEmpty()) {
            cell.after("missed", RETRY_AFTER, "catch up", now::catchUp);
        } else {
            now.catchUp();
        }
    }
}
