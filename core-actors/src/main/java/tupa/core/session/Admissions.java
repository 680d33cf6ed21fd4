package tupa.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import tupa.core.room.RoomReply;
import tupa.core.store.RoomKey;

/** The incarnations that have admitted a session. Each relay is watched as long as it is here. */
final class Admissions {
    private final ActorContext<Session.Command> context;
    private final Map<RoomKey, RoomReply.Admitted> incarnations = new HashMap<>();

    /** Incarnations known to have ended, so that the directory need not find that out first. */
    private final Map<RoomKey, Long> endedOnes = new HashMap<>();

    Admissions(ActorContext<Session.Command> context) {
        this.context = context;
    }

    void put(RoomReply.Admitted admitted) {
        endedOnes.remove(admitted.key());
        Optional.ofNullable(incarnations.put(admitted.key(), admitted)).ifPresent(old -> context.unwatch(old.relay()));
        context.watchWith(
                admitted.relay(),
                new Session.RelayEnded(admitted.key(), admitted.admission().incarnation()));
    }

    Optional<RoomReply.Admitted> find(RoomKey room) {
        return Optional.ofNullable(incarnations.get(room));
    }

    OptionalLong ended(RoomKey room) {
        Long ended = endedOnes.get(room);
        return ended == null ? OptionalLong.empty() : OptionalLong.of(ended);
    }

    /** Forgets an incarnation that has ended; false when another has taken its place already. */
    boolean forget(RoomKey room, long incarnation) {
        return find(room)
                .filter(admitted -> admitted.admission().incarnation() == incarnation)
                .map(admitted -> {
                    endedOnes.put(room, incarnation);
                    return incarnations.remove(room);
                })
                .isPresent();
    }

    void forget(RoomKey room) {
        endedOnes.remove(room);
        Optional.ofNullable(incarnations.remove(room)).ifPresent(admitted -> context.unwatch(admitted.relay()));
    }
}
