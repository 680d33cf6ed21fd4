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

/** One chatting client; everything it is told goes into the ledger. */
final class LoadClient implements Wire.Client {
    private static final String HELLO = "hello";
    private static final String PING = "ping";
    private static final String WORDS = "about as long as what people write to each other, ";

    private final int number;
    private final int size;
    private final String filler;
    private final Runnable arrived;
    private final RoomName room;
    private final String cids;
    private final Sighting sighting;
    private final Ledger ledger;
    private final Wire wire;
    private boolean live;
    private long now;

    /** Connects and says hello; {@code arrived} is run when he is in his room. */
    LoadClient(int number, int size, String run, URI url, Selector selector, Ledger ledger, Runnable arrived)
            throws IOException {
        this.number = number;
        this.arrived = arrived;
        this.filler = WORDS.repeat(size / WORDS.length() + 1);
        this.size = size;
        this.room = new RoomName("load-" + run + "-" + ledger.roomOf(number));
        this.cids = run + "-";
        this.sighting = new Sighting(room.value(), cids, size);
        this.ledger = ledger;
        this.wire = Wire.open(url, selector, this, new SplittableRandom(number));
        hello();
    }

    Wire wire() {
        return wire;
    }

    int number() {
        return number;
    }

    private void hello() throws IOException {
        Nick nick = new Nick(cids + number);
        Optional<List<RoomName>> rooms = Optional.of(List.of(room));
        wire.text(encode(
                HELLO,
                new Request.Hello(1, Optional.of(nick), Optional.of("load"), rooms, Optional.empty(), Map.of())));
    }

    /** A post that was to be sent at {@code dueNanos}, and is with the next {@link #flush}. */
    void post(long dueNanos) throws IOException {
        int post = ledger.sent(number, dueNanos);
        String id = Integer.toString(post);
        wire.add(encode(id, new Request.Post(room, new Cid(cids + id), text(post), Kind.TEXT)));
    }

    void flush() throws IOException {
        wire.flush();
    }

    private String text(int post) {
        return ("Message " + post + ", " + filler).substring(0, size);
    }

    void ping() throws IOException {
        wire.text(encode(PING, new Request.Ping()));
    }

    private static String encode(String id, Request request) {
        return JsonCodec.encode(Optional.of(id), request);
    }

    /** The time at which what is read next has come. */
    void readAt(long nanos) {
        now = nanos;
    }

    @Override
    public void text(byte[] bytes, int from, int to) throws IOException {
        int start = from;
        while (start < to) {
            if (sighting.isMessage(bytes, start, to)) {
                ledger.delivered(number, sighting.post(), sighting.seq(), now);
                start = sighting.end() + 1;
            } else {
                int end = lineEnd(bytes, start, to);
                line(new String(bytes, start, end - start, StandardCharsets.UTF_8));
                start = end + 1;
            }
        }
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void line(String line) throws IOException {
        if (!line.isBlank()) {
            for (ServerMessage message : JsonCodec.decodeMessages(line)) {
                take(message);
            }
        }
    }

    private void take(ServerMessage message) throws IOException {
        if (message instanceof Answer answer) {
            answered(answer.re().orElse(""), answer.reply());
        } else if (message instanceof Event.Message post) {
            sighting.postOf(post.cid().value()).ifPresent(known -> ledger.delivered(number, known, post.seq(), now));
        } else if (message instanceof Event.Live && !live) {
            live = true;
            arrived.run();
        } else if (message instanceof Event.Bye bye) {
            throw new IOException("the server said goodbye: " + bye.message());
        }
    }

    private void answered(String re, Reply reply) throws IOException {
        if (reply instanceof Reply.PostDone done) {
            ledger.acked(Integer.parseInt(re), done.seq(), now);
        } else if (reply instanceof Reply.Refusal refusal) {
            if (re.equals(HELLO)) {
                throw new IOException("the server refuses: " + refusal.message());
            }
            if (!re.equals(PING)) {
                ledger.refused(Integer.parseInt(re), refusal.code());
            }
        }
    }
}
