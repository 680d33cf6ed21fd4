package tupa.terminal.tool;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tupa.terminal.link.Inbox;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.Link;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.MalformedFrame;
import tupa.wire.Request;
import tupa.wire.ServerMessage;
import tupa.wire.text.Texts;

/**
 * One connection at a time, made again when it is lost. What happens on it, and what comes from standard input, is
 * taken piece by piece by one thread; nothing happens while nobody takes.
 */
final class Contact {
    /** Something that happened. */
    sealed interface News {}

    record Opened() implements News {}

    /** @param line as the server wrote it */
    record Heard(String line, ServerMessage message) implements News {}

    /** @param last it is not made again */
    record Lost(String reason, boolean last) implements News {}

    /** A line of standard input. */
    record Typed(String line) implements News {}

    record InputEnded() implements News {}

    private static final String PING = "tupa-ping";
    private static final long FAREWELL_MS = 1_000;

    private final URI server;
    private final Transport transport;
    private final Lifeline lifeline;
    private final InstantSource clock;
    private final Inbox inbox = new Inbox();
    private final Deque<News> happened = new ArrayDeque<>();
    private volatile Optional<Transport.Connection> connection = Optional.empty();
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private int generation;

    Contact(URI server, Transport transport, Lifeline lifeline, InstantSource clock) {
        this.server = server;
        this.transport = transport;
        this.lifeline = lifeline;
        this.clock = clock;
    }

    URI server() {
        return server;
    }

    Instant now() {
        return clock.instant();
    }

    void connect() {
        obey(lifeline.connect(clock.instant()));
    }

    void send(Optional<String> id, Request request) {
        send(JsonCodec.encode(id, request));
    }

    void send(String line) {
        connection.ifPresent(open -> open.send(line));
    }

    /** What happens next; empty when nothing has until then. */
    Optional<News> next(Instant until) {
        while (happened.isEmpty()) {
            obey(lifeline.tick(clock.instant()));
            Instant now = clock.instant();
            if (happened.isEmpty() && !take(pause(now, until)) && !now.isBefore(until)) {
                return Optional.empty();
            }
        }
        return Optional.of(happened.remove());
    }

    private Duration pause(Instant now, Instant until) {
        Duration left = Duration.between(now, until);
        Duration tick = lifeline.untilNext(now);
        Duration pause = left.compareTo(tick) < 0 ? left : tick;
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private boolean take(Duration patience) {
        try {
            return inbox.runNext(patience.plusMillis(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** Something came from standard input; waits while much is waiting already. To be called by another thread. */
    void typed(News news) {
        inbox.put(() -> happened.add(news));
    }

    /** Gives up the connection; another comes in its time, and no sooner than this. */
    void comeBackLater(long ms) {
        lifeline.notBefore(ms);
        abort();
        lifeline.closed(0, clock.instant());
    }

    private void obey(Lifeline.Order order) {
        switch (order) {
            case NOTHING -> {}
            case CONNECT -> open();
            case PING -> send(Optional.of(PING), new Request.Ping());
            case RENEW -> {
                abort();
                happened.add(new Lost(Texts.NO_ANSWER.with(), false));
                open();
            }
            case DROP -> drop(Texts.NO_ANSWER.with());
        }
    }

    private void drop(String reason) {
        abort();
        closed(0, reason);
    }

    private void open() {
        generation++;
        CountDownLatch end = new CountDownLatch(1);
        ended = end;
        connection = Optional.of(transport.open(server, new Inlet(generation, end)));
    }

    /** Ends the connection at once; nothing more is heard of it. */
    void abort() {
        connection.ifPresent(Transport.Connection::abort);
        connection = Optional.empty();
        generation++;
    }

    /** Says a last word and ends the connection when it is out, or after a second. From any thread. */
    void farewell(Request last) {
        send(Optional.empty(), last);
        connection.ifPresent(Transport.Connection::close);
        try {
            boolean unused = ended.await(FAREWELL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(String frame) {
        lifeline.heard();
        try {
            frame.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> JsonCodec.decodeMessages(line).forEach(message -> heard(line, message)));
        } catch (MalformedFrame e) {
            drop(Texts.NOT_READABLE.with());
        }
    }

    private void heard(String line, ServerMessage message) {
        if (message instanceof Event.Bye bye) {
            lifeline.bye(bye);
        }
        boolean ours = message instanceof Answer answer
                && answer.re().filter(PING::equals).isPresent();
        if (!ours) {
            happened.add(new Heard(line, message));
        }
    }

    private void closed(int code, String reason) {
        connection = Optional.empty();
        lifeline.closed(code, clock.instant());
        boolean last = lifeline.link(clock.instant()).state() == Link.State.STOPPED;
        happened.add(new Lost(reason, last));
    }

    /** Brings what a connection says to the thread that takes. */
    private final class Inlet implements Transport.Listener {
        private final int mine;
        private final CountDownLatch end;

        Inlet(int mine, CountDownLatch end) {
            this.mine = mine;
            this.end = end;
        }

        @Override
        public void opened() {
            pass(() -> {
                lifeline.opened(clock.instant());
                happened.add(new Opened());
            });
        }

        @Override
        public void text(String frame) {
            pass(() -> heard(frame));
        }

        @Override
        public void closed(int code, String reason) {
            end.countDown();
            pass(() -> Contact.this.closed(code, reason));
        }

        private void pass(Runnable news) {
            inbox.put(() -> {
                if (mine == generation) {
                    news.run();
                }
            });
        }
    }
}
