package tupa.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.pekko.Done;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.DeadLetterSuppression;
import org.apache.pekko.actor.UnhandledMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.internal.AdaptMessage;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.io.Tcp;

/** Collects the messages of an actor system that nobody handled or that had nowhere to go. */
final class Leaks {
    private sealed interface Command {}

    private record Unhandled(UnhandledMessage message) implements Command {}

    private record Dead(DeadLetter letter) implements Command {}

    private record Fence(ActorRef<Done> replyTo) implements Command {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Queue<Object> unhandled = new ConcurrentLinkedQueue<>();
    private final Queue<Object> dead = new ConcurrentLinkedQueue<>();
    private final ActorSystem<?> system;
    private final ActorRef<Command> ear;

    Leaks(ActorSystem<?> system) {
        this.system = system;
        this.ear = system.systemActorOf(listening(), "leaks-" + COUNT.incrementAndGet(), Props.empty());
        fence();
    }

    private Behavior<Command> listening() {
        return Behaviors.setup(context -> {
            ActorRef<UnhandledMessage> holes = context.messageAdapter(UnhandledMessage.class, Unhandled::new);
            ActorRef<DeadLetter> letters = context.messageAdapter(DeadLetter.class, Dead::new);
            // Not by a message to the typed stream: that is subscribed to at some later time.
            EventStream stream = Adapter.toClassic(context.getSystem()).eventStream();
            stream.subscribe(Adapter.toClassic(holes), UnhandledMessage.class);
            stream.subscribe(Adapter.toClassic(letters), DeadLetter.class);
            return Behaviors.receive(Command.class)
                    .onMessage(Unhandled.class, this::take)
                    .onMessage(Dead.class, this::take)
                    .onMessage(Fence.class, this::answer)
                    .build();
        });
    }

    private Behavior<Command> take(Unhandled hole) {
        unhandled.add(hole.message());
        return Behaviors.same();
    }

    private Behavior<Command> take(Dead letter) {
        Object message = unwrapped(letter.letter().message());
        if (!isHarmless(message)) {
            dead.add(message);
        }
        return Behaviors.same();
    }

    /** What was still to be written when a peer broke off its connection goes nowhere, and nobody waits for it. */
    private static boolean isHarmless(Object message) {
        return message instanceof DeadLetterSuppression || message instanceof Tcp.Message;
    }

    /** What passes through a message adapter is wrapped in something that hides its marks. */
    private static Object unwrapped(Object message) {
        return message instanceof AdaptMessage<?, ?> adapted ? adapted.message() : message;
    }

    private Behavior<Command> answer(Fence fence) {
        fence.replyTo().tell(Done.getInstance());
        return Behaviors.same();
    }

    /** What was published before has been taken. */
    private void fence() {
        AskPattern.<Command, Done>ask(ear, Fence::new, Duration.ofSeconds(5), system.scheduler())
                .toCompletableFuture()
                .join();
    }

    /** Takes what has come since the last time, dead letters only if their message is not {@code expected}. */
    List<Object> drain(Predicate<Object> expected) {
        fence();
        List<Object> leaks = new ArrayList<>(unhandled);
        dead.stream().filter(expected.negate()).forEach(leaks::add);
        unhandled.clear();
        dead.clear();
        return leaks;
    }
}
