package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Member;
import tupa.wire.Peer;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.text.Texts;

/** What each answer of the server means, given the request it belongs to. */
final class Answers implements Reply.Visitor<Done> {
    private final Greeting greeting;
    private final Rooms rooms;
    private final Sending sending;
    private final Histories histories;
    private final Happenings happenings;
    private final Refusals refusals;
    private final Past past;
    private final LocalCommands locals;
    private final Out out;
    private Out.Asked asked = new Out.Asked(new Request.Ping(), Out.Why.ASKED);
    private Instant now = Instant.EPOCH;

    Answers(
            Greeting greeting,
            Rooms rooms,
            Sending sending,
            Histories histories,
            Happenings happenings,
            Refusals refusals,
            Past past,
            LocalCommands locals,
            Out out) {
        this.greeting = greeting;
        this.rooms = rooms;
        this.sending = sending;
        this.histories = histories;
        this.happenings = happenings;
        this.refusals = refusals;
        this.past = past;
        this.locals = locals;
        this.out = out;
    }

    void answered(Answer answer, Instant at) {
        now = at;
        Optional<Out.Asked> known = out.answered(answer.re());
        known.ifPresent(request -> {
            asked = request;
            answer.reply().accept(this);
        });
        if (known.isEmpty() && answer.reply() instanceof Reply.Refusal refusal) {
            out.show(Greeting.refusal(refusal));
        }
    }

    @Override
    public Done welcome(Reply.Welcome welcome) {
        happenings.connected(welcome.now());
        greeting.welcome(welcome, histories, now);
        return DONE;
    }

    /** Only a leave changes something by being done; what else there is to tell comes as an event. */
    @Override
    public Done done(Reply.Done done) {
        if (asked.request() instanceof Request.Leave leave) {
            rooms.find(leave.room()).ifPresent(room -> left(leave.room(), room));
        }
        return DONE;
    }

    private void left(RoomName name, Room room) {
        if (asked.why() != Out.Why.MOVE) {
            out.show(Line.notice(Texts.YOU_LEFT.with(name)));
        }
        sending.abandon(name, Reply.Refusal.of(ErrorCode.NOT_IN_ROOM));
        rooms.close(room);
        if (rooms.isHomeless()) {
            rooms.awaitHome();
        } else {
            rooms.bringARoom();
        }
    }

    @Override
    public Done joinDone(Reply.JoinDone join) {
        rooms.find(join.room()).ifPresent(room -> joined(room, join));
        return DONE;
    }

    private void joined(Room room, Reply.JoinDone join) {
        boolean first = !room.joined;
        room.joined = true;
        room.topic = join.topic();
        room.members(join.members());
        histories.reset(room, join.standing().epoch());
        greeting.moveOut(room);
        if (first && !(asked.why() == Out.Why.RESTORE && rooms.isHome(room))) {
            out.show(Line.notice(Texts.YOU_JOINED.with(join.room())));
            rooms.joinedBehind(room);
        }
        if (first && !room.topic.isEmpty()) {
            rooms.mention(room, Line.info(Texts.TOPIC_IS.with(room.label, room.topic)));
        }
    }

    @Override
    public Done postDone(Reply.PostDone done) {
        if (asked.request() instanceof Request.Post post) {
            sending.confirmed(post.cid());
            rooms.find(post.room()).ifPresent(room -> room.confirmed = Math.max(room.confirmed, done.seq()));
            sending.flush(now, greeting.welcomed());
        }
        return DONE;
    }

    @Override
    public Done dmDone(Reply.DmDone done) {
        rooms.open(new Peer(done.peer().user()), done.peer());
        if (asked.request() instanceof Request.Dm dm && sending.confirmed(dm.cid())) {
            out.show(Line.notice(Texts.DM_SENT.with(done.peer().nick())));
            sending.flush(now, greeting.welcomed());
        }
        return DONE;
    }

    @Override
    public Done page(Reply.Page page) {
        if (asked.request() instanceof Request.History history) {
            rooms.find(history.room()).ifPresent(room -> {
                switch (asked.why()) {
                    case REPAIR -> histories.repair(room, page, event -> happenings.happen(event, now));
                    case BROWSE -> past.browsed(room, history, page);
                    default -> past.asked(room, history, page);
                }
            });
        }
        return DONE;
    }

    @Override
    public Done roomList(Reply.RoomList list) {
        rooms.listed(list.rooms());
        if (asked.why() == Out.Why.ASKED) {
            show(list);
        }
        return DONE;
    }

    private void show(Reply.RoomList list) {
        if (list.rooms().isEmpty()) {
            out.show(Line.info(Texts.NO_ROOMS.with()));
            return;
        }
        out.show(Line.info(Texts.ROOMS_HEADER.with(
                list.rooms().stream().map(info -> info.room().value()).collect(Collectors.joining(", ")))));
        for (Reply.RoomInfo info : list.rooms()) {
            out.show(Line.info(Texts.ROOM_ROW.with("#" + info.room(), info.members(), info.topic())));
        }
    }

    @Override
    public Done userList(Reply.UserList list) {
        Optional<RoomName> of = asked.request() instanceof Request.Users users ? users.room() : Optional.empty();
        if (asked.why() == Out.Why.WHOIS) {
            locals.found(list.users());
            return DONE;
        }
        String names = list.users().stream()
                .sorted(Comparator.comparing(member -> member.nick().key()))
                .map(Answers::shown)
                .collect(Collectors.joining(", "));
        String text = of.map(room -> Texts.ROOM_USERS.with("#" + room, names))
                .orElseGet(() -> Texts.CONNECTED_USERS.with(names));
        out.show(Line.info(text));
        of.ifPresent(room -> refresh(room, list.users()));
        return DONE;
    }

    private void refresh(RoomAddress address, List<Member> members) {
        rooms.find(address).ifPresent(room -> room.members(members));
    }

    private static String shown(Member member) {
        String nick = member.nick().value();
        return member.status() == Status.AWAY ? Texts.AWAY_MARK.with(nick) : nick;
    }

    @Override
    public Done pong(Reply.Pong pong) {
        return DONE;
    }

    @Override
    public Done refusal(Reply.Refusal refusal) {
        refusals.refused(asked, refusal, now);
        return DONE;
    }
}
