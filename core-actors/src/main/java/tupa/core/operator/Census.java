package tupa.core.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import tupa.core.registry.SessionView;
import tupa.core.registry.Summons;
import tupa.core.registry.UserRegistry;

/** Asks every session how it stands; the answers are told by nick. One that has just ended, or failed, is missing from the answer. */
final class Census {
    sealed interface Command {}

    private record Asked(List<ActorRef<Summons>> sessions) implements Command {}

    private record Seen(SessionView session) implements Command {}

    private record TooLate() implements Command {}

    private final ActorContext<Command> context;
    private final ActorRef<List<SessionView>> replyTo;
    private final List<SessionView> seen = new ArrayList<>();
    private int awaited;

    private Census(ActorContext<Command> context, ActorRef<List<SessionView>> replyTo) {
        this.context = context;
        this.replyTo = replyTo;
    }

    static Behavior<Command> create(
            ActorRef<UserRegistry.Command> registry, Duration patience, ActorRef<List<SessionView>> replyTo) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new TooLate(), patience);
            registry.tell(new UserRegistry.ListSessions(Lists.adapter(context, Asked::new)));
            return new Census(context, replyTo).behavior();
        }));
    }

    private Behavior<Command> behavior() {
        return Behaviors.receive(Command.class)
                .onMessage(Asked.class, this::begin)
                .onMessage(Seen.class, this::saw)
                .onMessage(TooLate.class, late -> done())
                .build();
    }

    private Behavior<Command> begin(Asked asked) {
        awaited = asked.sessions().size();
        ActorRef<SessionView> views = context.messageAdapter(SessionView.class, Seen::new);
        asked.sessions().forEach(session -> session.tell(new Summons.Describe(views)));
        return awaited == 0 ? done() : Behaviors.same();
    }

    private Behavior<Command> saw(Seen view) {
        seen.add(view.session());
        return seen.size() == awaited ? done() : Behaviors.same();
    }

    private Behavior<Command> done() {
        replyTo.tell(seen.stream()
                .sorted(Comparator.comparing(session -> session.member().nick().key()))
                .toList());
        return Behaviors.stopped();
    }
}
