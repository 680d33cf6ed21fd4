package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** What each event means to this client. */
final class Happenings implements Event.Visitor<Done> {
    private final Greeting greeting;
    private final Me me;
    private final Rooms rooms;
    private final OneRoom oneRoom;
    private final Sending sending;
    private final Histories histories;
    private final Wishes wishes;
    private final Attention attention;
    private final People people;
    private final Out out;
    private Instant now = Instant.EPOCH;

    Happenings(
            Greeting greeting,
            Me me,
            Rooms rooms,
            OneRoom oneRoom,
            Sending sending,
            Histories histories,
            Wishes wishes,
            Out out) {
        this.greeting = greeting;
        this.me = me;
        this.rooms = rooms;
        this.oneRoom = oneRoom;
        this.sending = sending;
        this.histories = histories;
        this.wishes = wishes;
        this.attention = new Attention(rooms, wishes, out);
        this.people = new People(me, rooms, wishes, out);
        this.out = out;
    }

    /** A connection has begun at this time of the server. */
    void connected(Instant at) {
        attention.connected(at);
    }

    void happen(Event event, Instant at) {
        now = at;
        event.accept(this);
    }

    @Override
    public Done message(Event.Message message) {
        rooms.find(message.room())
                .filter(room -> histories.admit(room, message.seq(), message))
                .ifPresent(room -> said(room, message));
        return DONE;
    }

    private void said(Room room, Event.Message message) {
        boolean mine = me.is(message.from().user());
        room.typists.stopped(message.from().user());
        if (mine) {
            sending.seen(message.cid());
        }
        room.speakers.add(message.from().user());
        if (!wishes.ignores(message.from().nick())) {
            boolean toMe = !mine && me.isNamedIn(message.text());
            if (!mine) {
                attention.drawTo(room, message.from(), message.ts(), message.text(), toMe);
            }
            rooms.tell(room, OptionalLong.of(message.seq()), Lines.of(message, toMe));
        }
        sending.flush(now, out.linked());
    }

    @Override
    public Done dm(Event.Dm dm) {
        boolean mine = me.is(dm.from().user());
        if (wishes.ignores(dm.from().nick())) {
            // It is not shown, but it is not missing either.
            rooms.find(dm.room()).ifPresent(room -> histories.admit(room, dm.seq(), dm));
            return DONE;
        }
        Room room = rooms.open(dm.room(), mine ? dm.to() : dm.from());
        if (room.cursor.position().isEmpty()) {
            room.cursor.epoch(dm.epoch());
        }
        if (histories.admit(room, dm.seq(), dm)) {
            rooms.wrote(dm.room(), mine);
            if (!mine) {
                attention.drawTo(room, dm.from(), dm.ts(), dm.text(), false);
            }
            rooms.whisper(room, dm.seq(), Lines.of(dm, mine));
            if (mine && sending.seen(dm.cid())) {
                out.show(Line.notice(Texts.DM_SENT.with(dm.to().nick())));
                sending.flush(now, out.linked());
            }
        }
        return DONE;
    }

    @Override
    public Done topicChanged(Event.TopicChanged topic) {
        rooms.find(topic.room())
                .filter(room -> histories.admit(room, topic.seq(), topic))
                .ifPresent(room -> {
                    room.topic = topic.topic();
                    rooms.tell(room, OptionalLong.of(topic.seq()), Lines.of(topic));
                });
        return DONE;
    }

    @Override
    public Done systemMessage(Event.SystemMessage message) {
        rooms.find(message.room())
                .filter(room -> histories.admit(room, message.seq(), message))
                .ifPresent(room -> rooms.tell(room, OptionalLong.of(message.seq()), Lines.of(message)));
        return DONE;
    }

    @Override
    public Done joined(Event.Joined joined) {
        if (me.isNow(joined.who().user()) && rooms.find(joined.room()).isEmpty()) {
            greeting.sentHome(joined.room());
        }
        rooms.find(joined.room()).ifPresent(room -> people.came(room, joined.who(), now));
        return DONE;
    }

    @Override
    public Done left(Event.Left left) {
        rooms.find(left.room()).ifPresent(room -> {
            if (!me.isNow(left.who().user())) {
                people.went(room, left, now);
            } else if (left.reason() == LeftReason.REMOVED) {
                takenOut(left.room(), room);
            } else {
                oneRoom.leave(left.room(), room);
            }
        });
        return DONE;
    }

    /** The user has not asked for it: whoever leaves by himself is only answered. */
    private void takenOut(RoomName name, Room room) {
        out.show(Line.notice(Texts.YOU_TAKEN_OUT.with(room.label)));
        sending.abandon(name, Reply.Refusal.of(ErrorCode.NOT_IN_ROOM));
        rooms.close(room);
        if (rooms.isHomeless()) {
            rooms.awaitHome();
        } else {
            rooms.bringARoom();
        }
    }

    @Override
    public Done nickChanged(Event.NickChanged change) {
        people.renamed(change, now);
        return DONE;
    }

    @Override
    public Done statusChanged(Event.StatusChanged change) {
        rooms.find(change.room()).ifPresent(room -> people.changed(room, change, now));
        return DONE;
    }

    @Override
    public Done typing(Event.Typing typing) {
        rooms.find(typing.room()).ifPresent(room -> room.typists.began(typing.who(), now));
        return DONE;
    }

    @Override
    public Done members(Event.Members members) {
        rooms.find(members.room()).ifPresent(room -> room.members(members.members()));
        return DONE;
    }

    @Override
    public Done memberCount(Event.MemberCount count) {
        rooms.find(count.room()).ifPresent(room -> room.count = OptionalInt.of(count.count()));
        return DONE;
    }

    @Override
    public Done live(Event.Live live) {
        rooms.find(live.room()).ifPresent(room -> {
            histories.live(room, live.seq());
            if (live.room() instanceof RoomName) {
                people.arrived(room, now);
            }
            sending.flush(now, out.linked());
        });
        return DONE;
    }

    @Override
    public Done lagging(Event.Lagging lagging) {
        rooms.find(lagging.room()).ifPresent(room -> {
            room.ahead = lagging.seq();
            out.show(Line.info(Texts.LAGGING.with(room.label, lagging.seq())));
        });
        return DONE;
    }

    @Override
    public Done gap(Event.Gap gap) {
        rooms.find(gap.room()).ifPresent(room -> histories.gap(room, gap));
        return DONE;
    }

    @Override
    public Done notice(Event.Notice notice) {
        out.show(Line.notice(notice.text()));
        return DONE;
    }

    @Override
    public Done rate(Event.Rate rate) {
        out.show(Line.error(Texts.RATE.with(rate.retryAfterMs())));
        return DONE;
    }

    @Override
    public Done bye(Event.Bye bye) {
        out.show(Line.notice(Sentences.read(bye.message())));
        return DONE;
    }

    @Override
    public Done unknown(Event.Unknown unknown) {
        Optional<RoomAddress> address = unknown.room();
        address.flatMap(rooms::find)
                .ifPresent(room -> unknown.seq().ifPresent(seq -> histories.admit(room, seq, unknown)));
        return DONE;
    }
}
