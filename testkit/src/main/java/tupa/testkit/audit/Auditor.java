package tupa.testkit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.testkit.audit.fault.Tempo;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Life;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Witness;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** A user on a connection without faults who reads the logs of rooms and asks who is in them. */
final class Auditor implements Channel.Owner {
    private static final long RETRY_MS = 200;

    private final Channel.Way way;
    private final Judge judge;
    private final Witness witness;
    private final Nick nick;
    private final Life life;
    private final Channel channel;
    private final Map<RoomName, List<Event>> logs = new HashMap<>();
    private final Map<RoomName, List<Member>> members = new HashMap<>();
    private Optional<Reply.Welcome> welcome = Optional.empty();
    private boolean lost;

    Auditor(Channel.Way way, Judge judge, String name) {
        this.way = way;
        this.judge = judge;
        this.witness = new Witness(name);
        this.nick = new Nick(name);
        this.life = judge.people().begin(witness, nick);
        this.channel = new Channel(way, witness, judge.findings(), this);
    }

    @Override
    public void connected() {
        Request.Hello hello = new Request.Hello(
                1, Optional.of(nick), Optional.of("audit"), Optional.of(List.of()), Optional.empty(), Map.of());
        ask(hello, reply -> {
            if (reply instanceof Reply.Welcome done) {
                judge.people().welcomed(life, done.you().user());
                channel.beat(done.limits().heartbeatMs());
                welcome = Optional.of(done);
            } else {
                throw new IllegalStateException("the server refuses the auditor: " + reply);
            }
        });
    }

    /** What the server told; empty until it has. */
    Optional<Reply.Welcome> welcome() {
        return welcome;
    }

    Tempo tempo() {
        return welcome.map(Reply.Welcome::limits)
                .map(limits -> new Tempo(limits.heartbeatMs(), limits.idleMs(), limits.resumeMs()))
                .orElseThrow();
    }

    /** Joins a room and reads all of its log. */
    void read(RoomName room) {
        life.enters(room.value());
        ask(new Request.Join(room, Optional.empty(), 0), reply -> {
            if (reply instanceof Reply.JoinDone) {
                Pages.read(way.loop(), this::ask, room, events -> logs.put(room, events), refusal -> {
                    throw new IllegalStateException("the log of " + room + " cannot be read: " + refusal);
                });
            } else {
                way.loop().after(RETRY_MS, () -> read(room));
            }
        });
    }

    Optional<List<Event>> log(RoomName room) {
        return Optional.ofNullable(logs.get(room));
    }

    /** Asks who is in the room now. */
    void count(RoomName room) {
        ask(new Request.Users(Optional.of(room)), reply -> {
            if (reply instanceof Reply.UserList list) {
                members.put(room, list.users());
            }
        });
    }

    Optional<List<Member>> members(RoomName room) {
        return Optional.ofNullable(members.get(room));
    }

    private void ask(Request request, Consumer<Reply> then) {
        channel.ask(request, then);
    }

    /** Leaves everywhere. */
    void quit() {
        life.quits();
        ask(new Request.Bye(Optional.empty()), done -> {});
    }

    @Override
    public void event(Event event) {
        if (event instanceof Event.Dm) {
            judge.broken(Promise.PRIVATE, witness, "shown to the auditor: " + event);
        }
    }

    @Override
    public void lost() {
        lost = true;
    }

    /** His connection is over, though nothing was done to it. */
    boolean isLost() {
        return lost;
    }

    Witness witness() {
        return witness;
    }

    Channel channel() {
        return channel;
    }
}
