package tupa.testkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;

/** Comes, joins a room, says one thing and goes. */
final class Visitor implements Wire.Client {
    /** How he goes. */
    enum Manner {
        /** With a bye, and is then read to the end. */
        BYE,
        /** His socket is closed before what he said is answered. */
        CUT,
        /** His socket is reset once he is answered. */
        RESET,
        /** His socket is closed; he comes back with his token and says bye. */
        RESUME;

        static Manner of(int number) {
            return values()[number % values().length];
        }
    }

    private final URI url;
    private final Selector selector;
    private final int number;
    private final Manner manner;
    private final Nick nick;
    private final RoomName room;
    private Wire wire;
    private boolean resuming;
    private boolean done;
    private String last = "nothing";

    /** Whoever says bye is called {@code slot}, as others before him; whoever does not keeps his nick for a while. */
    Visitor(URI url, Selector selector, int number, Manner manner, String slot, RoomName room) throws IOException {
        this.url = url;
        this.selector = selector;
        this.number = number;
        this.manner = manner;
        boolean byes = manner == Manner.BYE || manner == Manner.RESUME;
        this.nick = new Nick(byes ? slot : "v" + number);
        this.room = room;
        this.wire = open();
        Optional<List<RoomName>> rooms = Optional.of(List.of(room));
        send(new Request.Hello(1, Optional.of(nick), Optional.empty(), rooms, Optional.empty(), Map.of()));
    }

    private Wire open() throws IOException {
        return Wire.open(url, selector, this, new SplittableRandom(number));
    }

    boolean isDone() {
        return done;
    }

    /** Reads and writes what there is; that he himself hangs up meanwhile is no fault. */
    void ready() throws IOException {
        Wire now = wire;
        try {
            now.ready();
        } catch (IOException broken) {
            if (!done && now == wire) {
                throw broken;
            }
        }
    }

    @Override
    public void text(byte[] bytes, int from, int to) throws IOException {
        String frame = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        for (ServerMessage message : JsonCodec.decodeMessages(frame)) {
            last = message.toString();
            if (message instanceof Answer answer) {
                answered(answer.reply());
            } else if (message instanceof Event.Bye) {
                end(wire::close);
            }
        }
    }

    private void answered(Reply reply) throws IOException {
        if (reply instanceof Reply.Welcome welcome) {
            welcomed(welcome);
        } else if (reply instanceof Reply.PostDone) {
            said();
        } else if (reply instanceof Reply.Refusal refusal) {
            throw new IOException(nick + " is refused: " + refusal.message());
        }
    }

    private void welcomed(Reply.Welcome welcome) throws IOException {
        if (welcome.resumed()) {
            send(new Request.Bye(Optional.empty()));
            return;
        }
        send(new Request.Post(room, new Cid("c"), "number " + number, Kind.TEXT));
        if (manner == Manner.CUT) {
            end(wire::close);
        } else if (manner == Manner.RESUME && !resuming) {
            resuming = true;
            wire.close();
            wire = open();
            Optional<String> token = Optional.of(welcome.token());
            send(new Request.Hello(1, Optional.empty(), Optional.empty(), Optional.empty(), token, Map.of()));
        }
    }

    private void said() throws IOException {
        if (manner == Manner.BYE) {
            send(new Request.Bye(Optional.empty()));
        } else if (manner == Manner.RESET) {
            end(wire::reset);
        }
    }

    @Override
    public String toString() {
        return manner + " " + nick + " after " + last;
    }

    private interface Ending {
        void run() throws IOException;
    }

    private void end(Ending ending) throws IOException {
        done = true;
        ending.run();
    }

    private void send(Request request) throws IOException {
        wire.text(JsonCodec.encode(Optional.of("r"), request));
    }
}
