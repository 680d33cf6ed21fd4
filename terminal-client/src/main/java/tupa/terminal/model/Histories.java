package tupa.terminal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.text.Texts;

/**
 * Sees to it that of each room every stored event is let through once and in order. Should one be missing without the
 * server having said so, the hole is shown, what follows is held back, and the missing part is asked for again.
 */
final class Histories {
    private static final int PAGE = 200;
    private static final int HELD = 500;

    private final Out out;

    Histories(Out out) {
        this.out = out;
    }

    /** Whether the event is the next one of its room and is to be shown now. */
    boolean admit(Room room, long seq, Event event) {
        if (room.repairing) {
            hold(room, event);
            return false;
        }
        return switch (room.cursor.judge(seq)) {
            case SEEN -> false;
            case NEXT -> {
                pass(room, seq);
                yield true;
            }
            case JUMP -> {
                missing(room, seq - 1);
                hold(room, event);
                yield false;
            }
        };
    }

    /** What does not fit is fetched from the history too, once the room is repaired. */
    private static void hold(Room room, Event event) {
        if (room.held.size() < HELD) {
            room.held.add(event);
        }
    }

    private static void pass(Room room, long seq) {
        room.cursor.advance(seq);
        room.timeline.reach(seq);
    }

    private void missing(Room room, long upTo) {
        out.show(Line.error(Texts.GAP.with(room.label, room.cursor.seq() + 1, upTo)));
        room.repairing = true;
        fetch(room);
    }

    private void fetch(Room room) {
        out.ask(
                new Request.History(room.address, OptionalLong.empty(), OptionalLong.of(room.cursor.seq()), PAGE),
                Out.Why.REPAIR);
    }

    /** A part of the hole has arrived. */
    void repair(Room room, Reply.Page page, Consumer<Event> handler) {
        for (Event event : page.events()) {
            long seq = event.number().orElse(0);
            if (seq > room.cursor.seq()) {
                tellLost(room, seq, page.oldest());
                room.repairing = false;
                room.cursor.advance(seq - 1);
                handler.accept(event);
            }
        }
        room.repairing = true;
        if (page.more() && !page.events().isEmpty()) {
            fetch(room);
        } else {
            goOn(room, handler);
        }
    }

    private void tellLost(Room room, long seq, long oldest) {
        if (seq > room.cursor.seq() + 1) {
            out.show(Line.error(Texts.GAP_KNOWN.with(room.label, room.cursor.seq() + 1, seq - 1, oldest)));
        }
    }

    /** The hole is filled as far as the server could: what was held back follows, whatever is missing before it. */
    void goOn(Room room, Consumer<Event> handler) {
        List<Event> held = new ArrayList<>(room.held);
        room.held.clear();
        room.repairing = false;
        held.stream()
                .flatMapToLong(event -> event.number().stream())
                .findFirst()
                .ifPresent(first -> room.cursor.advance(first - 1));
        held.forEach(handler);
    }

    /** The server says what is gone; nothing is asked for again. */
    void gap(Room room, Event.Gap gap) {
        reset(room, gap.epoch());
        room.cursor.advance(gap.to());
        if (gap.to() >= gap.from()) {
            out.show(Line.error(Texts.GAP_KNOWN.with(room.label, gap.from(), gap.to(), gap.oldest())));
        }
    }

    /** The server names the epoch of the room's history. */
    void reset(Room room, String epoch) {
        if (room.cursor.epoch(epoch)) {
            room.forgetNumbers();
            out.show(Line.error(Texts.HISTORY_RESET.with(room.label)));
        }
    }

    void live(Room room, long seq) {
        room.isLive();
        if (!room.cursor.isSomewhere()) {
            room.cursor.advance(seq);
        } else if (seq > room.cursor.seq() && !room.repairing) {
            missing(room, seq);
        }
    }
}
