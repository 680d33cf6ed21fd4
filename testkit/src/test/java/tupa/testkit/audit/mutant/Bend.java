package tupa.testkit.audit.mutant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.ServerMessage;

/** What becomes of what one connection is told. By itself it bends nothing, and knows whose connection it is. */
class Bend {
    private volatile Optional<Person> who = Optional.empty();
    private final Set<RoomAddress> rooms = ConcurrentHashMap.newKeySet();

    /** What is told instead: usually just that. */
    final List<ServerMessage> pass(ServerMessage message) {
        if (message instanceof Answer answer && answer.reply() instanceof Reply.Welcome welcome) {
            who = Optional.of(welcome.you());
        } else if (message instanceof Event.Live live) {
            rooms.add(live.room());
        }
        return message instanceof Answer answer ? answer(answer) : event((Event) message);
    }

    List<ServerMessage> answer(Answer answer) {
        return List.of(answer);
    }

    List<ServerMessage> event(Event event) {
        return List.of(event);
    }

    /** The socket is gone. */
    void lost() {}

    Optional<Person> who() {
        return who;
    }

    Set<RoomAddress> rooms() {
        return Set.copyOf(rooms);
    }
}
