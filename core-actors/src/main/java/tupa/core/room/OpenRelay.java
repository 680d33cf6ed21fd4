package tupa.core.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.store.OpenedRoom;
import tupa.core.store.RoomId;
import tupa.core.store.RoomKey;
import tupa.wire.UserId;

/** A relay that knows its room: carries out what {@link RelayState} needs, above all reading the log for it. */
final class OpenRelay implements RelayState.Surroundings {
    private record Read(Seat seat, long after, long upTo) {}

    /** Pages read at the same time; what a page holds in memory is bounded, so together they are. */
    private static final int READS_MAX = 8;

    private static final int PAGE_EVENTS = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration DEBTS_EVERY = Duration.ofSeconds(1);

    /** Nobody sees the difference, and in a room where many write it spares its members most of the wake-ups. */
    private static final Duration TYPING_AFTER = Duration.ofMillis(200);

    private final ActorContext<RoomRelay.Command> context;
    private final TimerScheduler<RoomRelay.Command> timers;
    private final Room.Shared shared;
    private final RoomId room;
    private final RelayState state;

    /** By member, so that there cannot be more of them than members. */
    private final Map<UserId, Read> queuedReads = new LinkedHashMap<>();

    private int reads;
    private boolean readingMissed;

    OpenRelay(
            ActorContext<RoomRelay.Command> context,
            TimerScheduler<RoomRelay.Command> timers,
            Room.Shared shared,
            RoomKey key,
            OpenedRoom opened) {
        this.context = context;
        this.timers = timers;
        this.shared = shared;
        this.room = opened.id();
        this.state = new RelayState(key, shared.settings(), opened, this);
    }

    Behavior<RoomRelay.Command> behavior() {
        return Behaviors.receive(RoomRelay.Command.class)
                .onMessage(
                        RoomRelay.Publish.class,
                        publish -> then(() -> state.publish(publish.batch().events())))
                .onMessage(RoomRelay.Arrived.class, this::arrived)
                .onMessage(RoomRelay.Departed.class, this::departed)
                .onMessage(RoomRelay.Renamed.class, this::renamed)
                .onMessage(RoomRelay.StatusChanged.class, this::statusChanged)
                .onMessage(RoomRelay.Typing.class, this::typing)
                .onMessage(
                        RoomRelay.TypingTime.class,
                        time -> then(() -> state.presence().typing().tell()))
                .onMessage(RoomRelay.Sit.class, this::sit)
                .onMessage(RoomRelay.Stand.class, this::stand)
                .onMessage(RoomRelay.Recall.class, this::recall)
                .onMessage(RoomRelay.Forget.class, this::forget)
                .onMessage(RoomRelay.ChangeCapacity.class, change -> then(() -> state.capacity(change.capacity())))
                .onMessage(RoomRelay.Feed.class, feed -> then(() -> state.feed(feed.seat())))
                .onMessage(RoomRelay.PageRead.class, this::pageRead)
                .onMessage(RoomRelay.ReadFailed.class, this::readFailed)
                .onMessage(RoomRelay.MissedRead.class, this::missedRead)
                .onMessage(RoomRelay.RetryMissed.class, retry -> then(state::catchUp))
                .onMessage(RoomRelay.DebtTime.class, this::debtTime)
                .onMessage(RoomRelay.Open.class, this::openedTwice)
                .onMessage(RoomRelay.Fail.class, RoomRelay::fail)
                .build();
    }

    @Override
    public Runnable whenDrained(Seat seat) {
        RoomRelay.Command feed = new RoomRelay.Feed(seat);
        return () -> context.getSelf().tell(feed);
    }

    @Override
    public void readFor(Seat seat, long after, long upTo) {
        queuedReads.put(seat.user(), new Read(seat, after, upTo));
        startReads();
    }

    @Override
    public void readMissed(long after, long upTo) {
        if (readingMissed) {
            return;
        }
        readingMissed = true;
        context.pipeToSelf(
                shared.log().after(room, after, upTo, PAGE_EVENTS),
                (page, failure) -> failure == null
                        ? new RoomRelay.MissedRead(page.events())
                        : new RoomRelay.MissedRead(List.of()));
    }

    private void startReads() {
        while (reads < READS_MAX && !queuedReads.isEmpty()) {
            Read read = queuedReads.values().iterator().next();
            queuedReads.remove(read.seat().user());
            reads++;
            context.pipeToSelf(
                    shared.log().after(room, read.after(), read.upTo(), PAGE_EVENTS),
                    (page, failure) -> failure == null
                            ? new RoomRelay.PageRead(read.seat(), page)
                            : new RoomRelay.ReadFailed(read.seat()));
        }
    }

    private Behavior<RoomRelay.Command> pageRead(RoomRelay.PageRead read) {
        reads--;
        state.read(read.seat(), read.page());
        startReads();
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> readFailed(RoomRelay.ReadFailed failed) {
        reads--;
        state.readFailed(failed.seat());
        timers.startSingleTimer(failed.seat(), new RoomRelay.Feed(failed.seat()), RETRY_AFTER);
        startReads();
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> missedRead(RoomRelay.MissedRead missed) {
        readingMissed = false;
        state.publish(missed.events());
        if (missed.events().isEmpty()) {
            timers.startSingleTimer(new RoomRelay.RetryMissed(), RETRY_AFTER);
        } else {
            state.catchUp();
        }
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> recall(RoomRelay.Recall recall) {
        recall.replyTo().tell(state.recall(recall.wish()));
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> forget(RoomRelay.Forget forget) {
        state.forget(forget.oldest());
        forget.replyTo().tell(Done.getInstance());
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> sit(RoomRelay.Sit sit) {
        state.hearOf(sit.newest());
        state.sit(sit.seat(), sit.opening());
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> stand(RoomRelay.Stand stand) {
        state.stand(stand.seat());
        queuedReads.computeIfPresent(stand.seat().user(), (user, read) -> read.seat() == stand.seat() ? null : read);
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> arrived(RoomRelay.Arrived arrived) {
        state.presence().arrived(arrived.member(), arrived.silent());
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> departed(RoomRelay.Departed departed) {
        state.depart(departed.user());
        queuedReads.computeIfPresent(
                departed.user(), (user, read) -> read.seat().isClosed() ? null : read);
        departed.replyTo().ifPresent(to -> to.tell(Done.getInstance()));
        state.presence().departed(departed.user(), departed.reason());
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> renamed(RoomRelay.Renamed renamed) {
        state.presence().renamed(renamed.user(), renamed.nick());
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> statusChanged(RoomRelay.StatusChanged changed) {
        state.presence().statusChanged(changed.user(), changed.status());
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> typing(RoomRelay.Typing typing) {
        state.typing().began(typing.user());
        if (state.typing().isNews() && !timers.isTimerActive(new RoomRelay.TypingTime())) {
            timers.startSingleTimer(new RoomRelay.TypingTime(), TYPING_AFTER);
        }
        return Behaviors.same();
    }

    private Behavior<RoomRelay.Command> debtTime(RoomRelay.DebtTime time) {
        state.presence().payDebts();
        return watchDebts();
    }

    private Behavior<RoomRelay.Command> openedTwice(RoomRelay.Open open) {
        throw new IllegalStateException("a relay serves one incarnation of its room");
    }

    private Behavior<RoomRelay.Command> watchDebts() {
        if (state.presence().hasDebts() && !timers.isTimerActive(new RoomRelay.DebtTime())) {
            timers.startSingleTimer(new RoomRelay.DebtTime(), DEBTS_EVERY);
        }
        return Behaviors.same();
    }

    private static Behavior<RoomRelay.Command> then(Runnable step) {
        step.run();
        return Behaviors.same();
    }
}
