package tupa.terminal.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** One connection to a {@link FakeServer}. */
public final class Dialogue implements Request.Visitor<Reply> {
    private final FakeServer server;
    private final Consumer<ServerMessage> wire;
    private Optional<FakeServer.User> user = Optional.empty();
    private Runnable after = () -> {};

    Dialogue(FakeServer server, Consumer<ServerMessage> wire) {
        this.server = server;
        this.wire = wire;
    }

    public void ask(Optional<String> id, Request request) {
        synchronized (server) {
            server.note(request);
            if (request instanceof Request.Typing) {
                return;
            }
            after = () -> {};
            Reply reply;
            try {
                reply = request.accept(this);
            } catch (Refused refused) {
                reply = refused.refusal;
            }
            wire.accept(new Answer(id, reply));
            after.run();
        }
    }

    public void hangUp() {
        synchronized (server) {
            user.ifPresent(gone -> gone.wire = Optional.empty());
        }
    }

    private FakeServer.User me() {
        return user.orElseThrow(() -> new Refused(Reply.Refusal.of(ErrorCode.HELLO_REQUIRED)));
    }

    @Override
    public Reply hello(Request.Hello hello) {
        if (hello.token().isPresent()) {
            FakeServer.User known = server.users.get(hello.token().get());
            return known == null ? Reply.Refusal.of(ErrorCode.SESSION_EXPIRED) : resumed(known, hello.resume());
        }
        if (server.named(hello.nick().orElseThrow().value()).isPresent()) {
            return Reply.Refusal.of(ErrorCode.NICK_TAKEN);
        }
        FakeServer.User fresh = server.mint(hello.nick().orElseThrow());
        fresh.wire = Optional.of(wire);
        user = Optional.of(fresh);
        boolean atHome = hello.rooms().isEmpty();
        after = () -> {
            if (atHome) {
                server.takeHome(fresh);
            }
        };
        return server.welcome(fresh, false, atHome, Map.of());
    }

    private Reply resumed(FakeServer.User known, Map<RoomAddress, Position> resume) {
        user = Optional.of(known);
        after = () -> {
            for (RoomName room : known.rooms) {
                long from =
                        Optional.ofNullable(resume.get(room)).map(Position::seq).orElse(0L);
                server.replay(wire, room, server.log(room), from);
                wire.accept(new Event.Members(room, server.members(room)));
            }
            server.privateLogs
                    .getOrDefault(known.person.user().value(), Map.of())
                    .forEach((peer, log) -> {
                        long from = Optional.ofNullable(resume.get(peer))
                                .map(Position::seq)
                                .orElse(0L);
                        server.replay(wire, peer, log, from);
                    });
            known.wire = Optional.of(wire);
        };
        return server.welcome(known, true, false, resume);
    }

    @Override
    public Reply join(Request.Join join) {
        FakeServer.User me = me();
        if (join.room().value().startsWith("full")) {
            return Reply.Refusal.of(ErrorCode.ROOM_FULL);
        }
        server.leaveOthers(me, join.room());
        FakeServer.Log log = server.log(join.room());
        long from = join.since().map(Position::seq).orElse((long) Math.max(0, log.events.size() - Limits.REPLAY));
        after = () -> {
            boolean again = me.rooms.contains(join.room());
            server.replay(wire, join.room(), log, again ? log.events.size() : from);
            server.enter(me, join.room());
        };
        return new Reply.JoinDone(
                join.room(), server.standing(log, join.since()), log.topic, 100, server.members(join.room()));
    }

    @Override
    public Reply leave(Request.Leave leave) {
        boolean last = me().rooms.equals(List.of(leave.room()));
        if (last && leave.room().equals(server.home())) {
            return Reply.Refusal.of(ErrorCode.FORBIDDEN);
        }
        after = () -> {
            if (last) {
                server.takeHome(me());
            }
        };
        server.leave(me().person, leave.room().value());
        return new Reply.Done();
    }

    @Override
    public Reply post(Request.Post post) {
        return server.post(me(), post);
    }

    @Override
    public Reply dm(Request.Dm dm) {
        return server.named(dm.to())
                .<Reply>map(to -> server.dm(me().person, to.person, dm.cid(), dm.text()))
                .orElse(Reply.Refusal.of(ErrorCode.NO_SUCH_USER));
    }

    @Override
    public Reply history(Request.History history) {
        List<Event> all = server.log((RoomName) history.room()).events;
        int from = history.after().isPresent()
                ? (int) history.after().getAsLong()
                : (int) Math.max(0, history.before().orElse(1) - 1 - history.limit());
        int to = history.after().isPresent()
                ? Math.min(all.size(), from + history.limit())
                : (int) history.before().orElse(1) - 1;
        boolean more = history.after().isPresent() ? to < all.size() : from > 0;
        return new Reply.Page(all.subList(from, to), more, 1, all.size());
    }

    @Override
    public Reply rooms(Request.Rooms rooms) {
        return new Reply.RoomList(server.logs.keySet().stream()
                .map(room -> (RoomName) room)
                .filter(room -> room.value().contains(rooms.filter().orElse("")))
                .map(room -> new Reply.RoomInfo(
                        room,
                        server.members(room).size(),
                        server.log(room).topic,
                        100,
                        server.log(room).events.size()))
                .toList());
    }

    @Override
    public Reply users(Request.Users users) {
        return new Reply.UserList(users.room()
                .map(server::members)
                .orElseGet(() -> server.users.values().stream()
                        .map(any -> new tupa.wire.Member(any.person.user(), any.person.nick(), any.status))
                        .toList()));
    }

    @Override
    public Reply changeNick(Request.ChangeNick nick) {
        return Reply.Refusal.of(ErrorCode.NICK_TAKEN);
    }

    @Override
    public Reply setTopic(Request.SetTopic topic) {
        server.log(topic.room()).topic = topic.topic();
        return new Reply.Done();
    }

    @Override
    public Reply setStatus(Request.SetStatus status) {
        me().status = status.status();
        me().rooms
                .forEach(room -> server.tellRoom(
                        room, new Event.StatusChanged(room, me().person.user(), status.status())));
        return new Reply.Done();
    }

    /** It is noted only; there is no answer to it. */
    @Override
    public Reply typing(Request.Typing typing) {
        throw new IllegalStateException("never answered");
    }

    @Override
    public Reply broadcast(Request.Broadcast broadcast) {
        return Reply.Refusal.of(ErrorCode.FORBIDDEN);
    }

    @Override
    public Reply ping(Request.Ping ping) {
        return new Reply.Pong(FakeServer.NOON);
    }

    @Override
    public Reply bye(Request.Bye bye) {
        FakeServer.User me = me();
        List.copyOf(me.rooms).forEach(room -> server.leave(me.person, room.value()));
        server.users.remove(me.token);
        return new Reply.Done();
    }
}
