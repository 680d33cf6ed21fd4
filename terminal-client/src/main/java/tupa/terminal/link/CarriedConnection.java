package tupa.terminal.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tupa.wire.text.Texts;

/** One connection, whatever carries it: writes one frame after the other, and tells its listener the end exactly once. */
final class CarriedConnection implements Transport.Connection {
    static final int NORMAL = 1000;
    static final int NOT_UTF_8 = 1007;
    static final int TOO_BIG = 1009;
    private static final int ABNORMAL = 1006;
    private static final int WAITING_MAX = 1_000;

    private final Transport.Listener listener;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Optional<Carrier> carrier = Optional.empty();
    private boolean writing;
    private boolean closing;
    private boolean finished;
    private boolean over;

    CarriedConnection(Transport.Listener listener) {
        this.listener = listener;
    }

    /** It is there, and used if anybody still wants it. */
    void opened(Carrier opened) {
        synchronized (this) {
            if (over) {
                opened.abort();
                return;
            }
            carrier = Optional.of(opened);
            write();
        }
        listener.opened();
        opened.begin();
    }

    void text(String frame) {
        if (!isOver()) {
            listener.text(frame);
        }
    }

    /** It broke, or could not be opened. */
    void failed(String reason) {
        ended(ABNORMAL, reason);
    }

    void ended(int code, String reason) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        listener.closed(code, reason);
    }

    private synchronized boolean isOver() {
        return over;
    }

    @Override
    public void send(String frame) {
        if (!accepts(frame)) {
            failed(Texts.TAKES_NOTHING.with());
            abort();
        }
    }

    private synchronized boolean accepts(String frame) {
        if (over || closing) {
            return true;
        }
        boolean fits = waiting.size() < WAITING_MAX && waiting.add(frame);
        write();
        return fits;
    }

    private synchronized void write() {
        if (writing || over || carrier.isEmpty()) {
            return;
        }
        if (!waiting.isEmpty()) {
            go(carrier.get().write(waiting.remove()));
        } else if (closing && !finished) {
            finished = true;
            go(carrier.get().finish());
        }
    }

    private void go(CompletableFuture<?> written) {
        writing = true;
        CompletableFuture<?> unused = written.whenComplete((done, failure) -> {
            synchronized (this) {
                writing = false;
            }
            if (failure != null) {
                failed(failure.toString());
            } else {
                write();
            }
        });
    }

    @Override
    public synchronized void close() {
        closing = true;
        if (carrier.isEmpty()) {
            over = true;
        } else {
            write();
        }
    }

    @Override
    public void abort() {
        Optional<Carrier> open;
        synchronized (this) {
            over = true;
            open = carrier;
        }
        open.ifPresent(Carrier::abort);
    }
}
