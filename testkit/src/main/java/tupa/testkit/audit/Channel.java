package tupa.testkit.audit;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tupa.testkit.audit.judge.Findings;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Witness;
import tupa.testkit.socket.ClientSocket;
import tupa.testkit.socket.Loop;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.MalformedFrame;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.ServerMessage;

/** One connection, what was asked on it, and whether each was answered once. It says something now and then, as clients must. */
final class Channel implements ClientSocket.Listener {
    /** Whose it is. */
    interface Owner {
        void connected();

        void event(Event event);

        /** The connection is over; nothing more is heard of it, and what was not answered will not be. */
        void lost();
    }

    /** The user's way to the server. */
    record Way(Loop loop, InetSocketAddress address, URI url, SplittableRandom random) {}

    private record Asked(Request request, long at, Consumer<Reply> then) {}

    private final Way way;
    private final Witness witness;
    private final Findings findings;
    private final Owner owner;
    private final ClientSocket socket;
    private final Map<String, Asked> unanswered = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private long idle = Long.MAX_VALUE;
    private long heardAt;
    private long provenAt = -1;
    private long lastId;
    private boolean open;
    private boolean asleep;
    private boolean over;

    Channel(Way way, Witness witness, Findings findings, Owner owner) {
        this.way = way;
        this.witness = witness;
        this.findings = findings;
        this.owner = owner;
        this.heardAt = now();
        this.socket = new ClientSocket(way.loop(), way.address(), way.url(), way.random(), this);
    }

    /** From now on gives up a server from which nothing came for so long. */
    void patience(long idleMillis) {
        idle = idleMillis;
    }

    /** Says something every so often. */
    void beat(long heartbeat) {
        way.loop().after(heartbeat, () -> {
            if (!over) {
                if (!asleep) {
                    lookAfter();
                }
                beat(heartbeat);
            }
        });
    }

    private void lookAfter() {
        if (now() - heardAt > idle) {
            socket.abort();
            closed("nothing was heard for " + (now() - heardAt) + " ms");
        } else if (open) {
            ask(new Request.Ping(), pong -> {});
        }
    }

    void ask(Request request, Consumer<Reply> then) {
        if (over) {
            return;
        }
        String id = Long.toString(++lastId);
        unanswered.put(id, new Asked(request, now(), then));
        String line = JsonCodec.encode(Optional.of(id), request);
        witness.note(now(), '>', line);
        socket.send(line);
    }

    @Override
    public void opened() {
        open = true;
        heardAt = now();
        owner.connected();
    }

    @Override
    public void text(String frame) {
        heardAt = now();
        frame.lines().filter(line -> !line.isBlank()).forEach(this::read);
    }

    private void read(String line) {
        if (over) {
            return;
        }
        witness.note(now(), '<', line);
        try {
            JsonCodec.decodeMessages(line).forEach(this::take);
        } catch (MalformedFrame bad) {
            findings.broken(Promise.ANSWERS, witness, "not the protocol's JSON: " + bad.getMessage());
        }
    }

    private void take(ServerMessage message) {
        if (message instanceof Answer answer) {
            answer(answer);
        } else {
            owner.event((Event) message);
        }
    }

    private void answer(Answer answer) {
        findings.checked(Promise.ANSWERS, 1);
        String id = answer.re().orElse("");
        Asked asked = unanswered.remove(id);
        if (asked != null) {
            answered.add(id);
            provenAt = Math.max(provenAt, asked.at());
            asked.then().accept(answer.reply());
        } else {
            String what = answered.contains(id) ? " was answered again: " : " was never asked, and answered: ";
            findings.broken(Promise.ANSWERS, witness, "request '" + id + "'" + what + answer.reply());
        }
    }

    @Override
    public void closed(String why) {
        if (!over) {
            over = true;
            witness.note(now(), '*', "connection lost: " + why);
            owner.lost();
        }
    }

    /** Ends it; nobody hears of it. */
    void abort() {
        over = true;
        socket.abort();
    }

    void sleep() {
        asleep = true;
        socket.pause();
    }

    void wake() {
        asleep = false;
        socket.resume();
    }

    /** When the latest of what was answered was asked: then at the earliest, the server knew this connection. */
    long provenAt() {
        return provenAt;
    }

    boolean hasUnanswered() {
        return unanswered.values().stream().anyMatch(asked -> !(asked.request() instanceof Request.Ping));
    }

    /** Complains of what was not answered although something asked later was. */
    void complain() {
        for (Asked asked : unanswered.values()) {
            if (asked.at() < provenAt) {
                findings.broken(Promise.ANSWERS, witness, "never answered: " + asked.request());
            }
        }
    }

    private long now() {
        return way.loop().now();
    }
}
