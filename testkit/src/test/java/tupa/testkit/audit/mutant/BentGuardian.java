package tupa.testkit.audit.mutant;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import tupa.core.Guardian;

/** Stands before the real core and puts a bend into every connection. */
final class BentGuardian {
    private BentGuardian() {}

    static Behavior<Guardian.Command> around(Behavior<Guardian.Command> core, Mutant mutant) {
        return Behaviors.setup(context -> {
            ActorRef<Guardian.Command> real = context.spawn(core, "core");
            context.watch(real);
            Others others = new Others();
            return Behaviors.receive(Guardian.Command.class)
                    .onMessage(Guardian.Connect.class, connect -> {
                        context.spawnAnonymous(BentConnection.create(real, connect.newcomer(), mutant, others));
                        return Behaviors.same();
                    })
                    .onAnyMessage(other -> {
                        real.tell(other);
                        return Behaviors.same();
                    })
                    .build();
        });
    }
}
