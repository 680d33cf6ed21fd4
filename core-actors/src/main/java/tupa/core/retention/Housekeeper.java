package tupa.core.retention;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import tupa.core.registry.RoomDirectory;
import tupa.core.store.Cut;
import tupa.core.store.LoggedRoom;
import tupa.core.store.MessageLog;
import tupa.core.store.RoomId;

/**
 * Lets the history go that rooms need not keep. It looks at one room after the other; where something is due it first
 * tells the room, if it is open, so that whoever comes is told the truth, and then has the log delete it in small chunks,
 * with pauses in which others write. When the log fails it tries again at its next time.
 */
public final class Housekeeper extends AbstractBehavior<Housekeeper.Command> {
    public sealed interface Command {}

    private record Sweep() implements Command {}

    private record Listed(List<LoggedRoom> rooms) implements Command {}

    private record Weighed(LoggedRoom room, Cut cut) implements Command {}

    /** The room's history may begin here from now on, and nobody will be told otherwise. */
    private record Clear(LoggedRoom room, long firstKept) implements Command {}

    /** The room has not answered in time. */
    private record NotNow() implements Command {}

    private record Pruned(LoggedRoom room, long firstKept, int count) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private static final int ROOMS_AT_ONCE = 100;

    /** A room that is being read from a slow disk answers late; then its turn comes in the next sweep. */
    private static final Duration ROOM_PATIENCE = Duration.ofSeconds(10);

    private final TimerScheduler<Command> timers;
    private final RetentionSettings settings;
    private final InstantSource clock;
    private final MessageLog log;
    private final ActorRef<RoomDirectory.Command> directory;
    private final Deque<LoggedRoom> waiting = new ArrayDeque<>();
    private RoomId last = new RoomId(0);
    private long deleted;

    private Housekeeper(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RetentionSettings settings,
            InstantSource clock,
            MessageLog log,
            ActorRef<RoomDirectory.Command> directory) {
        super(context);
        this.timers = timers;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.directory = directory;
        rest();
    }

    /** Its first sweep is one interval from now. */
    public static Behavior<Command> create(
            RetentionSettings settings,
            InstantSource clock,
            MessageLog log,
            ActorRef<RoomDirectory.Command> directory) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Housekeeper(context, timers, settings, clock, log, directory)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Sweep.class, this::sweep)
                .onMessage(Listed.class, this::listed)
                .onMessage(Weighed.class, this::weighed)
                .onMessage(Clear.class, this::clear)
                .onMessage(NotNow.class, late -> next())
                .onMessage(Pruned.class, this::pruned)
                .onMessage(Failed.class, this::failed)
                .build();
    }

    private Behavior<Command> sweep(Sweep sweep) {
        last = new RoomId(0);
        deleted = 0;
        return next();
    }

    private Behavior<Command> next() {
        while (!waiting.isEmpty()) {
            LoggedRoom room = waiting.remove();
            Optional<RetentionSettings.Rule> rule = settings.ruleOf(room.key());
            if (rule.isPresent()) {
                then(log.cut(room.id(), rule.get().at(clock.instant())), cut -> new Weighed(room, cut));
                return this;
            }
        }
        then(log.rooms(last, ROOMS_AT_ONCE), Listed::new);
        return this;
    }

    private Behavior<Command> listed(Listed listed) {
        if (listed.rooms().isEmpty()) {
            if (deleted > 0) {
                getContext().getLog().info("Retention: {} events deleted", deleted);
            }
            return rest();
        }
        waiting.addAll(listed.rooms());
        last = waiting.getLast().id();
        return next();
    }

    private Behavior<Command> weighed(Weighed weighed) {
        if (!weighed.cut().isDue()) {
            return next();
        }
        long firstKept = weighed.cut().firstKept();
        CompletionStage<Done> told = AskPattern.ask(
                directory,
                (ActorRef<Done> to) -> new RoomDirectory.Forget(weighed.room().key(), firstKept, to),
                ROOM_PATIENCE,
                getContext().getSystem().scheduler());
        getContext()
                .pipeToSelf(told, (done, late) -> late == null ? new Clear(weighed.room(), firstKept) : new NotNow());
        return this;
    }

    private Behavior<Command> clear(Clear clear) {
        then(
                log.prune(clear.room().id(), clear.firstKept(), settings.chunk()),
                count -> new Pruned(clear.room(), clear.firstKept(), count));
        return this;
    }

    private Behavior<Command> pruned(Pruned pruned) {
        deleted += pruned.count();
        if (pruned.count() < settings.chunk()) {
            // Opened meanwhile, a room may have taken up what is gone by now.
            directory.tell(new RoomDirectory.Forget(
                    pruned.room().key(),
                    pruned.firstKept(),
                    getContext().getSystem().ignoreRef()));
            return next();
        }
        timers.startSingleTimer(new Clear(pruned.room(), pruned.firstKept()), settings.pause());
        return this;
    }

    private Behavior<Command> failed(Failed failed) {
        getContext()
                .getLog()
                .warn("Retention stops until its next time: {}", failed.cause().getMessage());
        return rest();
    }

    private Behavior<Command> rest() {
        waiting.clear();
        timers.startSingleTimer(new Sweep(), settings.interval());
        return this;
    }

    private <T> void then(CompletionStage<T> stage, Function<T, Command> next) {
        getContext().pipeToSelf(stage, (given, failure) -> failure == null ? next.apply(given) : new Failed(failure));
    }
}
