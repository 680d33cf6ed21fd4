package tupa.core.session;

import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;

/** How a session asks other actors. */
final class Asking {
    private Asking() {}

    /**
     * The answer, or a failure when there is none within the operation timeout. What follows on it runs at once on the
     * thread that answers: Pekko's own stage would hand each step to the common pool, which with two processors is a new
     * thread for every step (JDK 17) or a single one for all of them (JDK 25).
     */
    static <Q, A> CompletionStage<A> ask(
            ActorContext<?> context, SessionSettings settings, ActorRef<Q> actor, Function<ActorRef<A>, Q> question) {
        return AskPattern.<Q, A>ask(
                        actor,
                        question,
                        settings.operationTimeout(),
                        context.getSystem().scheduler())
                .thenApplyAsync(UnaryOperator.identity(), Runnable::run);
    }
}
