package tupa.testkit.audit.mutant;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import tupa.core.Guardian;
import tupa.core.connection.Connection;
import tupa.core.connection.Newcomer;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.ServerMessage;

/** Sits between a transport and the session behind it: what the core puts into its outbox comes out of the peer's bent. */
final class BentConnection {
    sealed interface Word {}

    private record FromPeer(Connection word) implements Word {}

    private record FromCore(Connection.Taken taken) implements Word {}

    private static final Outbox.Bounds WIDE = new Outbox.Bounds(1_000_000, 1 << 28, 1 << 20);
    private static final int PORTION = 64 * 1024;

    private final Outbox outer;
    private final Outbox inner = new Outbox(WIDE);
    private final Bend bend;
    private final Others others;
    private final ActorRef<Connection> forPeer;
    private final Connection.Reader forCore;
    private Connection.Reader waiting;
    private Optional<ActorRef<Connection>> session = Optional.empty();

    private BentConnection(ActorContext<Word> context, Newcomer newcomer, Mutant mutant, Others others) {
        this.outer = newcomer.outbox();
        this.bend = mutant.bend(others);
        this.others = others;
        this.waiting = newcomer.reader();
        this.forPeer = context.messageAdapter(Connection.class, FromPeer::new);
        this.forCore = context.messageAdapter(Connection.Taken.class, FromCore::new)::tell;
        others.add(bend, message -> outer.answer(Parcel.of(message)));
    }

    static Behavior<Word> create(ActorRef<Guardian.Command> core, Newcomer newcomer, Mutant mutant, Others others) {
        return Behaviors.setup(context -> {
            BentConnection connection = new BentConnection(context, newcomer, mutant, others);
            connection.inner.wakeWith(connection::pump);
            core.tell(new Guardian.Connect(new Newcomer(
                    newcomer.peer(),
                    connection.inner,
                    newcomer.helloWithin(),
                    newcomer.resumable(),
                    connection.forCore)));
            return Behaviors.receive(Word.class)
                    .onMessage(FromCore.class, connection::fromCore)
                    .onMessage(FromPeer.class, connection::fromPeer)
                    .build();
        });
    }

    private Behavior<Word> fromCore(FromCore word) {
        session = Optional.of(word.taken().session());
        waiting.tell(new Connection.Taken(forPeer));
        return Behaviors.same();
    }

    private Behavior<Word> fromPeer(FromPeer from) {
        if (from.word() instanceof Connection.Received received) {
            waiting = received.replyTo();
            session.ifPresent(to -> to.tell(new Connection.Received(inner, received.requests(), forCore)));
            return Behaviors.same();
        }
        others.remove(bend);
        bend.lost();
        inner.abandon();
        session.ifPresent(to -> to.tell(new Connection.Lost(inner)));
        return Behaviors.stopped();
    }

    private synchronized void pump() {
        List<Parcel> parcels = inner.take(PORTION);
        while (!parcels.isEmpty()) {
            boolean last = inner.isFinished();
            for (int i = 0; i < parcels.size(); i++) {
                if (last && i == parcels.size() - 1) {
                    outer.close(Event.Bye.of(inner.farewell().orElseThrow()));
                } else {
                    JsonCodec.decodeMessages(parcels.get(i).json()).forEach(this::pass);
                }
            }
            parcels = inner.take(PORTION);
        }
    }

    private void pass(ServerMessage message) {
        bend.pass(message).forEach(bent -> outer.answer(Parcel.of(bent)));
    }
}
