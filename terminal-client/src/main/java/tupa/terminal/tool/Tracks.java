package tupa.terminal.tool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tupa.terminal.model.Cursor;
import tupa.wire.Event;
import tupa.wire.Peer;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;

/**
 * How far each room has been told. Every stored event is told once and in order; what the server has left out is asked
 * for, and where that does not bring it the hole is told as the server would: by a {@code gap}.
 */
final class Tracks {
    /** Begins the id of a request for what is missing; the room follows. */
    static final String REPAIR = "tupa-repair-";

    private static final int PAGE = 200;
    private static final int HELD = 2_000;

    private static final class Track {
        final Cursor cursor = new Cursor();
        /** What came after a hole that is being filled. */
        final Deque<Item.Told> held = new ArrayDeque<>();

        boolean repairing;
    }

    private final Map<RoomAddress, Track> tracks = new LinkedHashMap<>();
    private final BiConsumer<String, Request> ask;
    private final Deque<Item> told;

    /** @param ask sends a request under an id */
    Tracks(BiConsumer<String, Request> ask, Deque<Item> told) {
        this.ask = ask;
        this.told = told;
    }

    private Track track(RoomAddress room) {
        return tracks.computeIfAbsent(room, any -> new Track());
    }

    Map<RoomAddress, Position> positions() {
        Map<RoomAddress, Position> positions = new LinkedHashMap<>();
        tracks.forEach((room, track) -> track.cursor.position().ifPresent(at -> positions.put(room, at)));
        return positions;
    }

    Optional<Position> position(RoomAddress room) {
        return track(room).cursor.position();
    }

    /** The server names the epoch of a room; should it be another than before, it tells the gap itself. */
    void epoch(RoomAddress room, String epoch) {
        track(room).cursor.epoch(epoch);
    }

    /** What the room holds up to here is not wanted, or known. */
    void begin(RoomAddress room, Reply.Standing standing) {
        Track track = track(room);
        track.cursor.epoch(standing.epoch());
        track.cursor.advance(standing.seq());
    }

    void forget(RoomAddress room) {
        tracks.remove(room);
    }

    /** Private conversations belong to a session that is over. */
    void forgetConversations() {
        tracks.keySet().removeIf(Peer.class::isInstance);
    }

    /** What was missing is part of what the server replays on the next connection. */
    void connectionEnded() {
        tracks.values().forEach(track -> {
            track.repairing = false;
            track.held.clear();
        });
    }

    void take(Item.Told item) {
        Event event = item.event();
        if (event instanceof Event.Gap gap) {
            epoch(gap.room(), gap.epoch());
            track(gap.room()).cursor.advance(gap.to());
            told.add(item);
        } else if (event instanceof Event.Live live) {
            live(live);
            told.add(item);
        } else {
            OptionalLong seq = event.number();
            Optional<RoomAddress> room = seq.isPresent() ? event.place() : Optional.empty();
            room.ifPresentOrElse(known -> stored(known, seq.getAsLong(), item), () -> told.add(item));
        }
    }

    private void stored(RoomAddress room, long seq, Item.Told item) {
        Track track = track(room);
        if (track.repairing) {
            hold(track, item);
            return;
        }
        if (item.event() instanceof Event.Dm dm && track.cursor.position().isEmpty()) {
            track.cursor.epoch(dm.epoch());
        }
        switch (track.cursor.judge(seq)) {
            case SEEN -> {}
            case NEXT -> {
                track.cursor.advance(seq);
                told.add(item);
            }
            case JUMP -> {
                hold(track, item);
                repair(room, track);
            }
        }
    }

    /** What does not fit is asked for, too, once the hole is filled. */
    private static void hold(Track track, Item.Told item) {
        if (track.held.size() < HELD) {
            track.held.add(item);
        }
    }

    private void live(Event.Live live) {
        Track track = track(live.room());
        if (!track.cursor.isSomewhere()) {
            track.cursor.advance(live.seq());
        } else if (live.seq() > track.cursor.seq() && !track.repairing) {
            repair(live.room(), track);
        }
    }

    private void repair(RoomAddress room, Track track) {
        track.repairing = true;
        OptionalLong after = OptionalLong.of(track.cursor.seq());
        ask.accept(REPAIR + room.wire(), new Request.History(room, OptionalLong.empty(), after, PAGE));
    }

    /** A part of what was missing, or that it cannot be had. */
    void repaired(String id, Reply reply) {
        Optional<RoomAddress> room =
                RoomAddress.parse(id.substring(REPAIR.length())).map(RoomAddress.class::cast);
        room.filter(known -> track(known).repairing).ifPresent(known -> fill(known, track(known), reply));
    }

    private void fill(RoomAddress room, Track track, Reply reply) {
        List<Event> events = reply instanceof Reply.Page page ? page.events() : List.of();
        long oldest = reply instanceof Reply.Page page ? page.oldest() : 0;
        events.forEach(event -> missing(room, track, Item.Told.of(event), oldest));
        if (reply instanceof Reply.Page page && page.more() && !events.isEmpty()) {
            repair(room, track);
            return;
        }
        track.repairing = false;
        List<Item.Told> held = List.copyOf(track.held);
        track.held.clear();
        held.stream().limit(1).forEach(first -> missing(room, track, first, oldest));
        held.stream().skip(1).forEach(this::take);
    }

    /** Tells an event, and before it what is missing still. */
    private void missing(RoomAddress room, Track track, Item.Told item, long oldest) {
        long seq = item.event().number().orElse(0);
        long next = track.cursor.seq() + 1;
        if (seq > next) {
            String epoch = track.cursor.position().map(Position::epoch).orElse("");
            told.add(Item.Told.of(new Event.Gap(room, next, seq - 1, oldest, epoch)));
        }
        if (seq >= next) {
            track.cursor.advance(seq);
            told.add(item);
        }
    }

    /** Takes back what was not wanted and is not taken yet. */
    void drop(RoomAddress room, long upTo) {
        told.removeIf(item -> item instanceof Item.Told known
                && Stream.of(known.event())
                        .filter(event -> event.place().filter(room::equals).isPresent())
                        .anyMatch(event -> event.number().orElse(Long.MAX_VALUE) <= upTo));
    }
}
