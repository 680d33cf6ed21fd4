package tupa.core.session;

import java.util.Optional;
import org.apache.pekko.Done;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.TextRules;

/** Carries out one request of a user who has said hello. What takes time holds up the requests behind it, except posts. */
final class Requests implements Request.Visitor<Done> {
    private static final long RETRY_MS = 1000;

    /** Code points in a topic: it is shown on one line. */
    private static final int TOPIC_MAX = 300;

    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final Optional<String> re;

    Requests(SessionState session, Surroundings around, Attachment attachment, Optional<String> re) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.re = re;
    }

    /** Those that cost little and must not be refused to a user who is over his rate, or bring him there. */
    static boolean isFree(Request request) {
        return request instanceof Request.Ping || request instanceof Request.Bye || request instanceof Request.Typing;
    }

    @Override
    public Done hello(Request.Hello hello) {
        return refuse(ErrorCode.ALREADY_HELLO);
    }

    @Override
    public Done join(Request.Join join) {
        received("/join ", join.room());
        Optional<Membership> known = session.rooms().find(RoomKey.of(join.room()));
        Entrance entrance = new Entrance(session, around, attachment, re);
        if (known.isPresent()) {
            Membership membership = known.get();
            if (membership.isLost()) {
                return whenBack(membership, () -> join(join));
            }
            return entrance.joinAgain(membership) ? done() : refuse(ErrorCode.BUSY);
        }
        SessionSettings settings = session.settings();
        if (!settings.hasOneRoom() && session.rooms().publicCount() >= settings.roomsMax()) {
            return refuse(ErrorCode.TOO_MANY_ROOMS);
        }
        attachment.begin();
        entrance.join(join, refusal -> {
            refusal.ifPresent(this::refuse);
            session.finish(attachment);
        });
        return done();
    }

    /** The room is coming back at this moment: the request, and those behind it, wait for that. */
    private Done whenBack(Membership membership, Runnable again) {
        attachment.begin();
        session.rooms().join(membership.key, refusal -> {
            attachment.done();
            refusal.ifPresentOrElse(this::refuse, again);
            session.proceed(attachment);
        });
        return done();
    }

    @Override
    public Done leave(Request.Leave leave) {
        received("/leave ", leave.room());
        RoomKey key = RoomKey.of(leave.room());
        if (session.rooms().find(key).isEmpty()) {
            return refuse(ErrorCode.NOT_IN_ROOM);
        }
        boolean only = session.rooms().publicCount() == 1;
        if (only && leave.room().equals(session.defaultRoom())) {
            return refuse(ErrorCode.FORBIDDEN);
        }
        attachment.begin();
        new Departure(session, around, attachment, re).leave(key, left -> {
            if (left && only) {
                new Entrance(session, around, attachment, re).goToDefaultRoom(() -> session.finish(attachment));
            } else {
                session.finish(attachment);
            }
        });
        return done();
    }

    @Override
    public Done post(Request.Post post) {
        EntryKind kind = post.kind() == Kind.ACTION ? EntryKind.ACTION : EntryKind.TEXT;
        Optional<String> text = visible(post.text());
        if (text.isEmpty()) {
            return done();
        }
        SessionLog.said(session.me(), post.room(), text.get());
        return put(RoomKey.of(post.room()), kind, post.cid(), text.get());
    }

    @Override
    public Done setTopic(Request.SetTopic topic) {
        received("/topic in ", topic.room());
        String text = TextRules.clean(topic.topic()).strip();
        return text.codePointCount(0, text.length()) > TOPIC_MAX
                ? refuse(ErrorCode.TEXT_TOO_LONG)
                : put(RoomKey.of(topic.room()), EntryKind.TOPIC, session.ids().cid(), text);
    }

    private Done put(RoomKey key, EntryKind kind, Cid cid, String text) {
        if (session.rooms().find(key).isEmpty()) {
            return refuse(ErrorCode.NOT_IN_ROOM);
        }
        if (session.isDraining()) {
            return refuse(ErrorCode.SHUTTING_DOWN);
        }
        session.posts()
                .submit(
                        key,
                        re,
                        new Entry(session.me().user(), session.me().nick(), Optional.empty(), kind, cid, text));
        return done();
    }

    @Override
    public Done dm(Request.Dm dm) {
        Optional<String> text = visible(dm.text());
        if (text.isEmpty()) {
            return done();
        }
        if (session.isDraining()) {
            return refuse(ErrorCode.SHUTTING_DOWN);
        }
        received("/msg ", dm.to());
        SessionLog.wroteTo(session.me(), dm.to());
        attachment.begin();
        session.conversations().say(attachment, re, dm, text.get());
        return done();
    }

    /** The text as it is stored; empty when it was refused. */
    private Optional<String> visible(String raw) {
        TextRules.Checked checked =
                TextRules.check(raw, session.settings().limits().textMax());
        if (checked instanceof TextRules.Accepted accepted) {
            return Optional.of(accepted.text());
        }
        refuse(((TextRules.Refused) checked).code());
        return Optional.empty();
    }

    @Override
    public Done history(Request.History history) {
        received("/history of ", history.room());
        RoomKey key = RoomKey.of(history.room(), session.me().user());
        Optional<Membership> membership = session.rooms().find(key);
        if (membership.isEmpty()) {
            return refuse(ErrorCode.NOT_IN_ROOM);
        }
        if (membership.get().isLost()) {
            return whenBack(membership.get(), () -> history(history));
        }
        attachment.begin();
        new Lists(session, around, attachment, re).history(membership.get(), history);
        return done();
    }

    @Override
    public Done rooms(Request.Rooms rooms) {
        received("/rooms", "");
        SessionLog.asked(session.me(), "room");
        attachment.begin();
        new Lists(session, around, attachment, re).rooms(rooms.filter());
        return done();
    }

    @Override
    public Done users(Request.Users users) {
        received("/users", "");
        SessionLog.asked(session.me(), "user");
        Optional<RoomKey> key = users.room().map(RoomKey::of);
        Optional<Membership> membership = key.flatMap(session.rooms()::find);
        if (key.isPresent() && membership.isEmpty()) {
            return refuse(ErrorCode.NOT_IN_ROOM);
        }
        if (membership.filter(Membership::isLost).isPresent()) {
            return whenBack(membership.get(), () -> users(users));
        }
        attachment.begin();
        new Lists(session, around, attachment, re).users(key);
        return done();
    }

    @Override
    public Done changeNick(Request.ChangeNick change) {
        received("/nick ", change.nick());
        attachment.begin();
        session.renaming().to(change.nick(), refusal -> {
            refusal.ifPresentOrElse(this::refuse, () -> answer(new Reply.Done()));
            session.finish(attachment);
        });
        return done();
    }

    @Override
    public Done setStatus(Request.SetStatus set) {
        received("/status ", set.status().wire());
        session.me().changeStatus(set.status());
        around.changeStatus(session.me().user(), set.status());
        for (Membership membership : session.rooms().all()) {
            around.tellStatus(membership.key, session.me().user(), set.status());
        }
        session.save(stored -> {});
        return answer(new Reply.Done());
    }

    /** Whatever becomes of it, there is no answer: whoever types on says so again. */
    @Override
    public Done typing(Request.Typing typing) {
        session.rooms()
                .find(RoomKey.of(typing.room()))
                .filter(membership -> membership.mayTellTyping(session.now()))
                .ifPresent(membership ->
                        around.tellTyping(membership.key, session.me().user()));
        return done();
    }

    /** Users have no accounts yet that could make one of them an operator; those are at the console. */
    @Override
    public Done broadcast(Request.Broadcast broadcast) {
        received("/broadcast", "");
        return refuse(ErrorCode.FORBIDDEN);
    }

    @Override
    public Done ping(Request.Ping ping) {
        attachment.answer(re, new Reply.Pong(session.now()));
        return done();
    }

    @Override
    public Done bye(Request.Bye bye) {
        received("/quit", "");
        attachment.begin();
        Runnable farewell = () -> {
            answer(new Reply.Done());
            attachment.close(Event.Bye.of(CloseReason.CLOSED));
        };
        session.posts().whenAnswered(Optional.empty(), answered -> session.end(LeftReason.QUIT, farewell));
        return done();
    }

    private void received(String command, Object named) {
        SessionLog.received(session.me(), command, named);
    }

    private Done answer(Reply reply) {
        if (re.isPresent()) {
            attachment.answer(re, reply);
        }
        return done();
    }

    private Done refuse(ErrorCode code) {
        attachment.answer(re, code.retryable() ? Reply.Refusal.of(code, RETRY_MS) : Reply.Refusal.of(code));
        return done();
    }

    private static Done done() {
        return Done.getInstance();
    }
}
