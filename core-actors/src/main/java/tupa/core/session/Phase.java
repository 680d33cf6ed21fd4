package tupa.core.session;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * What a session's actor is at the moment: a greeting, then a session. It says of every message what it does with it, and
 * whoever adds a message is told by the compiler where it is missing. There are many of these, and most do not live long: a
 * table of handlers for each would be the greater part of them. Commands are public and this is not: nobody else accepts any.
 */
abstract class Phase {
    abstract Behavior<Session.Command> fromConnection(Session.FromConnection from);

    abstract Behavior<Session.Command> fromRoom(Session.FromRoom from);

    abstract Behavior<Session.Command> run(Session.Run run);

    abstract Behavior<Session.Command> answered(Session.Answered answered);

    abstract Behavior<Session.Command> summoned(Session.Summoned summoned);

    abstract Behavior<Session.Command> relayEnded(Session.RelayEnded ended);

    abstract Behavior<Session.Command> drain(Session.Drain drain);

    /** However the actor ends, no connection is left without a word. */
    abstract void stopped();

    final Behavior<Session.Command> behavior() {
        return Behaviors.receive((context, command) -> command.accept(this), (context, signal) -> signalled(signal));
    }

    private Behavior<Session.Command> signalled(Signal signal) {
        if (signal instanceof PostStop) {
            stopped();
            return Behaviors.same();
        }
        return Behaviors.unhandled();
    }
}
