package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import java.time.Instant;
import java.util.Optional;
import tupa.wire.ErrorCode;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** What it means that a request was refused. */
final class Refusals implements Request.Visitor<Done> {
    private final Greeting greeting;
    private final Rooms rooms;
    private final Sending sending;
    private final Histories histories;
    private final Happenings happenings;
    private final Out out;
    private Reply.Refusal refusal = Reply.Refusal.of(ErrorCode.INTERNAL);
    private Out.Why why = Out.Why.ASKED;
    private Instant now = Instant.EPOCH;
    private boolean any;

    Refusals(Greeting greeting, Rooms rooms, Sending sending, Histories histories, Happenings happenings, Out out) {
        this.greeting = greeting;
        this.rooms = rooms;
        this.sending = sending;
        this.histories = histories;
        this.happenings = happenings;
        this.out = out;
    }

    void refused(Out.Asked asked, Reply.Refusal given, Instant at) {
        refusal = given;
        why = asked.why();
        now = at;
        asked.request().accept(this);
    }

    /** Something that was asked for was refused for good in this run. */
    boolean any() {
        return any || sending.anyRefused();
    }

    private Done told() {
        any = true;
        out.show(Greeting.refusal(refusal));
        return DONE;
    }

    @Override
    public Done hello(Request.Hello hello) {
        greeting.refused(refusal);
        return DONE;
    }

    @Override
    public Done join(Request.Join join) {
        told();
        rooms.find(join.room()).ifPresent(room -> notJoined(room, join.room()));
        return DONE;
    }

    private void notJoined(Room room, RoomName name) {
        sending.abandon(name, refusal);
        rooms.close(room);
        if (rooms.isHomeless()) {
            rooms.home()
                    .filter(home -> !home.equals(name))
                    .ifPresentOrElse(greeting::goHome, () -> out.show(Line.error(Texts.NO_ROOM.with())));
        }
    }

    @Override
    public Done leave(Request.Leave leave) {
        if (refusal.code() != ErrorCode.FORBIDDEN) {
            return told();
        }
        any = true;
        out.show(Line.error(Texts.ONLY_ROOM.with("#" + leave.room())));
        return DONE;
    }

    @Override
    public Done post(Request.Post post) {
        sending.refused(post.cid(), refusal, now);
        sending.flush(now, greeting.welcomed());
        return DONE;
    }

    @Override
    public Done dm(Request.Dm dm) {
        sending.refused(dm.cid(), refusal, now);
        sending.flush(now, greeting.welcomed());
        return DONE;
    }

    @Override
    public Done history(Request.History history) {
        Optional<Room> room = rooms.find(history.room());
        if (why == Out.Why.REPAIR) {
            boolean lost = room.map(
                            known -> histories.refused(known, refusal, now, event -> happenings.happen(event, now)))
                    .orElse(false);
            any |= lost;
            return DONE;
        }
        room.ifPresent(known -> known.timeline.unasked());
        return told();
    }

    @Override
    public Done rooms(Request.Rooms rooms) {
        return why == Out.Why.ASKED ? told() : DONE;
    }

    @Override
    public Done users(Request.Users users) {
        return told();
    }

    @Override
    public Done changeNick(Request.ChangeNick nick) {
        return told();
    }

    @Override
    public Done setTopic(Request.SetTopic topic) {
        return told();
    }

    @Override
    public Done setStatus(Request.SetStatus status) {
        return told();
    }

    @Override
    public Done typing(Request.Typing typing) {
        return DONE;
    }

    @Override
    public Done broadcast(Request.Broadcast broadcast) {
        return told();
    }

    @Override
    public Done ping(Request.Ping ping) {
        return DONE;
    }

    @Override
    public Done bye(Request.Bye bye) {
        return DONE;
    }
}
