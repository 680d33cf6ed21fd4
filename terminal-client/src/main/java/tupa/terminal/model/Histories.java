package tupa.terminal.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/**
 * Sees to it that of each room every stored event is let through once and in order. Should one be missing without the
 * server having said so, the hole is shown, what follows is held back, and the missing part is asked for again.
 */
final class Histories {
    private static final int PAGE = 200;

    private final Out out;

    Histories(Out out) {
        this.out = out;
    }

    /** Whether the event is the next one of its room and is to be shown now. */
    boolean admit(Room room, long seq, Event event) {
        boolean next = isNext(room, seq, seq, event);
        if (next) {
            room.cursor.advance(seq);
            room.timeline.reach(seq);
        }
        return next;
    }

    /** What is not the next, but is new, is held back until the hole before it is settled. */
    private boolean isNext(Room room, long from, long to, Event event) {
        Cursor.Verdict verdict = room.cursor.judge(from);
        if (verdict == Cursor.Verdict.JUMP && room.hole.isEmpty()) {
            missing(room, from - 1);
        }
        if (verdict != Cursor.Verdict.SEEN) {
            room.hole.ifPresent(hole -> hole.hold(event, from, to));
        }
        return verdict == Cursor.Verdict.NEXT && room.hole.isEmpty();
    }

    private void missing(Room room, long upTo) {
        out.show(Line.error(Texts.GAP.with(room.label, room.cursor.seq() + 1, upTo)));
        room.hole = Optional.of(new Hole(upTo));
        fetch(room);
    }

    /** Asks again for what could not be had a moment ago. */
    void askAgain(Room room, Instant now) {
        room.hole.filter(hole -> hole.isDue(now)).ifPresent(due -> fetch(room));
    }

    private void fetch(Room room) {
        out.ask(
                new Request.History(room.address, OptionalLong.empty(), OptionalLong.of(room.cursor.seq()), PAGE),
                Out.Why.REPAIR);
    }

    /** A part of the hole has arrived. */
    void repair(Room room, Reply.Page page, Consumer<Event> handler) {
        room.hole.ifPresent(hole -> fill(room, hole, page, handler));
    }

    private void fill(Room room, Hole hole, Reply.Page page, Consumer<Event> handler) {
        long before = room.cursor.seq();
        room.hole = Optional.empty();
        for (Event event : page.events()) {
            long seq = event.number().orElse(0);
            if (seq > room.cursor.seq()) {
                tellLost(room, seq - 1, page.oldest());
                room.cursor.advance(seq - 1);
                handler.accept(event);
            }
        }
        if (page.more() && room.cursor.seq() > before) {
            room.hole = Optional.of(hole);
            hole.shrinks();
            fetch(room);
        } else {
            tellLost(room, hole.end(), page.oldest());
            goOn(room, hole, handler);
        }
    }

    private void tellLost(Room room, long upTo, long oldest) {
        if (upTo > room.cursor.seq()) {
            out.show(Line.error(Texts.GAP_KNOWN.with(room.label, room.cursor.seq() + 1, upTo, oldest)));
        }
    }

    /** The server did not send what is missing. Whether it is given up; otherwise it is asked for again later. */
    boolean refused(Room room, Reply.Refusal refusal, Instant now, Consumer<Event> handler) {
        Optional<Hole> lost = room.hole.filter(hole -> !hole.retries(refusal, now));
        lost.ifPresent(hole -> {
            room.hole = Optional.empty();
            if (hole.end() > room.cursor.seq()) {
                String reason = Sentences.read(refusal.message());
                out.show(Line.error(Texts.GAP_UNFILLED.with(room.label, room.cursor.seq() + 1, hole.end(), reason)));
            }
            goOn(room, hole, handler);
        });
        return lost.isPresent();
    }

    /** The hole is settled, and what is missing still was told: what was held back follows. */
    private void goOn(Room room, Hole hole, Consumer<Event> handler) {
        room.cursor.advance(hole.end());
        hole.held().forEach(handler);
        if (room.hole.isEmpty() && hole.newest() > room.cursor.seq()) {
            missing(room, hole.newest());
        }
    }

    /** The server says what is gone; nothing is asked for again. */
    void gap(Room room, Event.Gap gap) {
        reset(room, gap.epoch());
        long from = Math.max(gap.from(), room.cursor.seq() + 1);
        if (gap.to() < from) {
            room.cursor.advance(gap.to());
        } else if (isNext(room, from, gap.to(), gap)) {
            room.cursor.advance(gap.to());
            out.show(Line.error(Texts.GAP_KNOWN.with(room.label, from, gap.to(), gap.oldest())));
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
        } else if (room.hole.isPresent()) {
            room.hole.get().reaches(seq);
        } else if (seq > room.cursor.seq()) {
            missing(room, seq);
        }
    }
}
