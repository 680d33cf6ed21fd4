package tupa.core.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Page;
import tupa.core.store.RoomId;
import tupa.core.store.StoredEvent;
import tupa.core.testing.Some;

/** A relay's surroundings over a list of events: what it asks for waits until the test answers it. */
final class ListLog implements RelayState.Surroundings {
    private record Read(Seat seat, long after, long upTo) {}

    private static final int PAGE = 5;

    private final List<StoredEvent> events = new ArrayList<>();
    private final Deque<Read> reads = new ArrayDeque<>();
    private final Deque<Read> missed = new ArrayDeque<>();
    private final Deque<Seat> feeds = new ArrayDeque<>();
    private long newest;
    private long oldest = 1;

    /** Appends those that are not here yet. */
    void append(long first, long last) {
        Some.events(Math.max(first, newest + 1), last).forEach(events::add);
        newest = Math.max(newest, last);
    }

    void forgetBefore(long seq) {
        oldest = Math.max(oldest, seq);
        events.removeIf(event -> event.seq() < oldest);
    }

    long newest() {
        return newest;
    }

    long oldest() {
        return oldest;
    }

    OpenedRoom open(int recent) {
        List<StoredEvent> newestOnes = List.copyOf(events.subList(Math.max(0, events.size() - recent), events.size()));
        return new OpenedRoom(new RoomId(1), Some.EPOCH, newest, oldest, Some.NOON, "", newestOnes);
    }

    @Override
    public void readFor(Seat seat, long after, long upTo) {
        reads.add(new Read(seat, after, upTo));
    }

    @Override
    public void readMissed(long after, long upTo) {
        if (missed.isEmpty()) {
            missed.add(new Read(
                    new Seat(
                            Some.LOBBY_NAME,
                            Some.user("none"),
                            tupa.core.testing.Reader.wide().outbox()),
                    after,
                    upTo));
        }
    }

    @Override
    public Runnable whenDrained(Seat seat) {
        return () -> feeds.add(seat);
    }

    boolean isQuiet() {
        return reads.isEmpty() && missed.isEmpty() && feeds.isEmpty();
    }

    /** Forgets what was asked: a relay that is gone, or a test that answers by itself. */
    void takeReads() {
        reads.clear();
        missed.clear();
    }

    void answerReads(RelayState relay) {
        while (!reads.isEmpty()) {
            answerRead(relay);
        }
    }

    void answerRead(RelayState relay) {
        Read read = reads.remove();
        relay.read(read.seat(), new Page(between(read.after(), read.upTo()), oldest, newest));
    }

    void failRead(RelayState relay) {
        Seat seat = reads.remove().seat();
        relay.readFailed(seat);
        feeds.add(seat);
    }

    boolean hasReads() {
        return !reads.isEmpty();
    }

    /** As the actor does it: what was read is published, and the rest read in turn. */
    void answerMissed(RelayState relay) {
        while (!missed.isEmpty()) {
            Read read = missed.remove();
            relay.publish(between(read.after(), read.upTo()));
            relay.catchUp();
        }
    }

    void runFeeds(RelayState relay) {
        for (int i = feeds.size(); i > 0; i--) {
            relay.feed(feeds.remove());
        }
    }

    private List<StoredEvent> between(long after, long upTo) {
        return events.stream()
                .filter(event -> event.seq() > after && event.seq() <= upTo)
                .limit(PAGE)
                .toList();
    }
}
