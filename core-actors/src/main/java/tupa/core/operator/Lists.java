package tupa.core.operator;

import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Answers that are lists: of their elements nobody can tell the type at run time. */
final class Lists {
    private Lists() {}

    /** Where to send a list; each actor may have one of these. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    static <C, E> ActorRef<List<E>> adapter(ActorContext<C> context, Function<List<E>, C> wrap) {
        return (ActorRef) context.messageAdapter(List.class, list -> wrap.apply((List<E>) list));
    }
}
