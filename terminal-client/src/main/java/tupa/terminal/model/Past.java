package tupa.terminal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.text.Texts;

/** Goes back and forth in the history of the room in front. */
final class Past {
    private static final int PAGE = 100;

    private final Rooms rooms;
    private final Wishes wishes;
    private final Out out;

    Past(Rooms rooms, Wishes wishes, Out out) {
        this.rooms = rooms;
        this.wishes = wishes;
        this.out = out;
    }

    /** A command asks for a number of older messages. */
    void ask(int count) {
        rooms.front().ifPresent(room -> {
            long before = before(room);
            if (before <= 1) {
                out.show(Line.info(Texts.HISTORY_END.with(room.label)));
            } else if (!out.linked()) {
                out.show(Line.error(Texts.NOT_CONNECTED.with()));
            } else {
                boolean apart = rooms.shown() == Setup.Shown.APART;
                out.ask(older(room, before, count), apart ? Out.Why.BROWSE : Out.Why.ASKED);
            }
        });
    }

    /** The reader has come near the upper end of what is loaded. */
    void older() {
        rooms.front().filter(room -> !room.timeline.isComplete()).ifPresent(room -> {
            if (before(room) <= 1) {
                room.timeline.completed();
            } else if (out.linked() && room.timeline.ask()) {
                out.ask(older(room, before(room), PAGE), Out.Why.BROWSE);
            }
        });
    }

    private static Request older(Room room, long before, int count) {
        return new Request.History(room.address, OptionalLong.of(before), OptionalLong.empty(), count);
    }

    private static long before(Room room) {
        return room.timeline.oldest().orElse(room.cursor.seq() + 1);
    }

    /** The reader has come to the lower end of what is loaded, and more has been stored. */
    void newer() {
        rooms.front().filter(room -> room.timeline.isDetached()).ifPresent(room -> {
            if (out.linked() && room.timeline.ask()) {
                out.ask(newer(room, room.timeline.newest().orElse(0)), Out.Why.BROWSE);
            }
        });
    }

    private static Request newer(Room room, long after) {
        return new Request.History(room.address, OptionalLong.empty(), OptionalLong.of(after), PAGE);
    }

    /** What comes next stands below everything that is loaded, and is to be seen by who was reading further up. */
    void toEnd() {
        if (rooms.shown() == Setup.Shown.APART) {
            out.act(new Effects.Act.ToEnd());
        }
    }

    /** The reader wants to be where the conversation is. */
    void newest() {
        toEnd();
        rooms.front().filter(room -> room.timeline.isDetached() && out.linked()).ifPresent(room -> {
            room.timeline.startFrom(room.cursor.seq() - PAGE);
            room.timeline.ask();
            out.ask(newer(room, room.cursor.seq() - PAGE), Out.Why.BROWSE);
        });
    }

    void asked(Room room, Request.History asked, Reply.Page page) {
        out.print(Line.info(Texts.HISTORY_HEADER.with(room.label)));
        entries(page).forEach(entry -> out.print(entry.line()));
        browsed(room, asked, page);
        if (!page.more()) {
            out.print(Line.info(Texts.HISTORY_END.with(room.label)));
        }
    }

    /** A page that does not join what is loaded by now is of no use any more. */
    void browsed(Room room, Request.History asked, Reply.Page page) {
        room.timeline.unasked();
        if (asked.before().equals(OptionalLong.of(before(room)))) {
            room.timeline.older(entries(page), seqs(page, true), page.more());
        } else if (asked.after().isPresent() && asked.after().equals(room.timeline.newest())) {
            room.timeline.newer(entries(page), seqs(page, false), room.cursor.seq());
        }
    }

    private static OptionalLong seqs(Reply.Page page, boolean first) {
        List<Event> events = page.events();
        return events.isEmpty()
                ? OptionalLong.empty()
                : events.get(first ? 0 : events.size() - 1).number();
    }

    private List<Timeline.Entry> entries(Reply.Page page) {
        List<Timeline.Entry> entries = new ArrayList<>();
        for (Event event : page.events()) {
            Optional<Line> line = Lines.past(event).filter(this::isWanted);
            line.ifPresent(shown -> entries.add(new Timeline.Entry(0, event.number(), shown)));
        }
        return entries;
    }

    private boolean isWanted(Line line) {
        return line.author().filter(author -> wishes.ignores(author.nick())).isEmpty();
    }
}
