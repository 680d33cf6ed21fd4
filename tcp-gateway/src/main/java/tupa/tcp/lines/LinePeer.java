package tupa.tcp.lines;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import tupa.core.connection.Exchange;
import tupa.core.connection.Outbox;
import tupa.core.connection.Parcel;
import tupa.core.connection.SessionLink;
import tupa.socket.Connection;
import tupa.socket.Conversation;
import tupa.wire.CloseReason;
import tupa.wire.JsonCodec;
import tupa.wire.RoomName;

/**
 * A person who types and reads lines. He may be quiet for as long as he likes; when he writes no more, what he has written is
 * still carried out, and he is told what came of it before the connection is closed.
 */
public final class LinePeer implements Conversation {
    /**
     * What is alike for all of them.
     *
     * @param home the room that is offered
     * @param lineBytes in one line
     */
    public record Settings(RoomName home, int lineBytes, Exchange.Limits patience, LineStyle style) {}

    private final Connection connection;
    private final Outbox outbox;
    private final Exchange exchange;
    private final LineReader reader;
    private final LineStyle style;
    private final Talk talk;
    private final long idle;
    private final LongSupplier nanos;
    private long wroteAt;
    private boolean ended;
    private boolean finished;

    private LinePeer(Connection connection, Outbox outbox, SessionLink session, Settings settings, LongSupplier nanos) {
        this.connection = connection;
        this.outbox = outbox;
        this.exchange = new Exchange(outbox, session, settings.patience(), nanos);
        this.reader = new LineReader(settings.lineBytes());
        this.style = settings.style();
        this.talk = new Talk(settings.home(), settings.style());
        this.idle = settings.patience().idle().toNanos();
        this.nanos = nanos;
        this.wroteAt = nanos.getAsLong();
    }

    /** Takes up its work: the session is asked for, and the person greeted. */
    public static LinePeer begin(
            Connection connection, Outbox outbox, SessionLink session, Settings settings, LongSupplier nanos) {
        LinePeer peer = new LinePeer(connection, outbox, session, settings, nanos);
        peer.exchange.begin(connection::wake, connection.loop(), () -> connection.run(peer::readOn));
        return peer;
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (!outbox.isClosed()) {
            reader.add(bytes);
            read();
        }
    }

    /** He may have written his last line without an end. */
    @Override
    public void ended() {
        ended = true;
        read();
    }

    private void readOn() {
        exchange.taken();
        read();
    }

    private void read() {
        Optional<LineReader.Read> next = nextLine();
        while (next.isPresent()) {
            take(next.get());
            next = nextLine();
        }
        if (ended && isReady()) {
            talk.endedByPeer();
            exchange.hear(talk.takeRequests());
        }
        exchange.handOver(false);
    }

    private Optional<LineReader.Read> nextLine() {
        if (!isReady()) {
            return Optional.empty();
        }
        Optional<LineReader.Read> next = reader.next();
        return next.isPresent() || !ended ? next : reader.rest();
    }

    /** Whether the next line can be understood: often that hangs on the answer to the one before it. */
    private boolean isReady() {
        return exchange.hasRoom() && !talk.isWaiting() && !talk.hasSomethingToSay();
    }

    private void take(LineReader.Read read) {
        if (outbox.isClosed()) {
            return;
        }
        if (read instanceof LineReader.Line line) {
            talk.entered(line.text());
        } else if (read instanceof LineReader.TooLong) {
            talk.refused(Talk.Problem.TOO_LONG);
        } else {
            talk.refused(Talk.Problem.NOT_TEXT);
        }
        exchange.hear(talk.takeRequests());
    }

    /** After the last word he is read from, so that it is seen when he closes, but not listened to. */
    @Override
    public boolean isReading() {
        return outbox.isClosed() || isReady();
    }

    @Override
    public List<byte[]> write() {
        wroteAt = nanos.getAsLong();
        List<byte[]> lines = next();
        exchange.wrote(!lines.isEmpty());
        if (lines.isEmpty() && outbox.isFinished() && !finished) {
            finished = true;
            if (exchange.isOffence() && !outbox.farewell().equals(Optional.of(CloseReason.HELLO_REQUIRED))) {
                connection.offended();
            }
            connection.finish();
        }
        return lines;
    }

    private List<byte[]> next() {
        List<byte[]> lines = new ArrayList<>();
        addSaid(lines);
        List<Parcel> parcels = exchange.take();
        while (!parcels.isEmpty()) {
            parcels.forEach(parcel -> add(parcel, lines));
            parcels = lines.isEmpty() ? exchange.take() : List.of();
        }
        exchange.hear(talk.takeRequests());
        read();
        if (lines.isEmpty()) {
            // What was read now is answered here: nobody asks again before something else happens.
            addSaid(lines);
        }
        return lines;
    }

    private void add(Parcel parcel, List<byte[]> lines) {
        if (parcel.isAlikeForAll()) {
            lines.add(style.write(parcel, talk.isInSeveralRooms()));
        } else {
            JsonCodec.decodeMessages(parcel.json()).forEach(talk::told);
            addSaid(lines);
        }
    }

    private void addSaid(List<byte[]> lines) {
        if (talk.hasSomethingToSay()) {
            lines.add(talk.takeSaid().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** He has the last word of the server, and writes no more himself. */
    @Override
    public boolean isOver() {
        return ended && finished;
    }

    @Override
    public boolean isSteady() {
        return exchange.isSteady();
    }

    @Override
    public long patience() {
        return Math.min(exchange.patience(), untilStuck());
    }

    /** What he is to be told of his own lines does not wait in the outbox, but here. */
    private long untilStuck() {
        return talk.hasSomethingToSay() && !outbox.isClosed() ? idle - (nanos.getAsLong() - wroteAt) : FOREVER;
    }

    @Override
    public void late() {
        exchange.came();
        if (untilStuck() <= 0) {
            exchange.end(CloseReason.SLOW_CONSUMER);
        }
        if (exchange.late()) {
            connection.abort();
        }
    }

    @Override
    public void closed() {
        exchange.lost();
    }
}
