package tupa.core.room;

import java.util.List;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.Position;

/** One relay of the lobby with one seat, and a log whose pages come when the test says so. */
abstract class OneRelay {
    private static final EventView VIEW = new EventView(Some.LOBBY, Some.EPOCH);

    final ListLog log = new ListLog();
    final Reader reader = Reader.wide();
    final Seat seat = seat(reader);
    RelayState relay = relay(0);

    void publish(long first, long last) {
        log.append(first, last);
        relay.publish(Some.events(first, last));
    }

    RelayState relay(int recent) {
        return new RelayState(Some.LOBBY, Some.rooms("relay-memory = 3"), log.open(recent), log);
    }

    void sit(long after) {
        relay.sit(seat, greeting(after));
    }

    static Opening greeting(long after) {
        return new Opening.Greeting(false, new Start.After(new Position(after, Some.EPOCH)));
    }

    static Seat seat(Reader reader) {
        return new Seat(Some.LOBBY_NAME, Some.user("bob"), reader.outbox());
    }

    static Event said(long seq) {
        return VIEW.of(Some.event(seq), Some.user("bob"));
    }

    static Event live(long seq) {
        return new Event.Live(Some.LOBBY_NAME, seq);
    }

    static Event lagging(long seq) {
        return new Event.Lagging(Some.LOBBY_NAME, seq);
    }

    static Event members() {
        return new Event.Members(Some.LOBBY_NAME, List.of());
    }

    static Event gap(long from, long to, long oldest) {
        return new Event.Gap(Some.LOBBY_NAME, from, to, oldest, Some.EPOCH);
    }
}
