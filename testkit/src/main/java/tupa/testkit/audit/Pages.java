package tupa.testkit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tupa.testkit.socket.Loop;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;

/** Reads the log of a room or conversation from its start, page by page. */
final class Pages {
    /** Where requests go. */
    interface Asker {
        void ask(Request request, Consumer<Reply> then);
    }

    private static final int PAGE = 200;
    private static final long RETRY_MS = 200;

    private final Loop loop;
    private final Asker asker;
    private final RoomAddress room;
    private final Consumer<List<Event>> then;
    private final Consumer<Reply> refused;
    private final List<Event> events = new ArrayList<>();

    private Pages(Loop loop, Asker asker, RoomAddress room, Consumer<List<Event>> then, Consumer<Reply> refused) {
        this.loop = loop;
        this.asker = asker;
        this.room = room;
        this.then = then;
        this.refused = refused;
    }

    /** {@code then} gets all of it; what is refused for now is asked again, and {@code refused} gets any other answer. */
    static void read(Loop loop, Asker asker, RoomAddress room, Consumer<List<Event>> then, Consumer<Reply> refused) {
        new Pages(loop, asker, room, then, refused).next(0);
    }

    private void next(long after) {
        Request.History history = new Request.History(room, OptionalLong.empty(), OptionalLong.of(after), PAGE);
        asker.ask(history, reply -> {
            if (reply instanceof Reply.Page page) {
                take(page);
            } else if (reply instanceof Reply.Refusal refusal && refusal.code().retryable()) {
                loop.after(RETRY_MS, () -> next(after));
            } else {
                refused.accept(reply);
            }
        });
    }

    private void take(Reply.Page page) {
        events.addAll(page.events());
        if (page.more() && !page.events().isEmpty()) {
            next(seq(page.events().get(page.events().size() - 1)));
        } else {
            then.accept(List.copyOf(events));
        }
    }

    /** The number of a stored event. */
    static long seq(Event event) {
        if (event instanceof Event.Stored stored) {
            return stored.seq();
        }
        throw new IllegalArgumentException("not something that is stored: " + event);
    }
}
