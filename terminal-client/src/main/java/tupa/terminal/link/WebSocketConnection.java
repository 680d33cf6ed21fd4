package tupa.terminal.link;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: puts partial frames together, writes one frame after the other, and tells its listener the end exactly
 * once.
 */
final class WebSocketConnection implements Transport.Connection, WebSocket.Listener {
    /** Larger than anything a server of this protocol writes. */
    private static final int FRAME_MAX = 4 * 1024 * 1024;

    private static final int WAITING_MAX = 1_000;
    private static final int TOO_BIG = 1009;
    private static final int ABNORMAL = 1006;

    private final Transport.Listener listener;
    private final StringBuilder partial = new StringBuilder();
    private final Deque<String> waiting = new ArrayDeque<>();
    private Optional<WebSocket> socket = Optional.empty();
    private boolean writing;
    private boolean closing;
    private boolean over;

    WebSocketConnection(Transport.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            if (over) {
                opened.abort();
                return;
            }
            socket = Optional.of(opened);
        }
        listener.opened();
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > FRAME_MAX) {
            from.abort();
            ended(TOO_BIG, "frame too large");
            return null;
        }
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            partial.setLength(0);
            if (!isOver()) {
                listener.text(frame);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended(code, reason.isEmpty() ? "closed by the server" : reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        String message = error.getMessage();
        failed(message == null || message.isEmpty() ? "connection broke" : message);
    }

    void failed(String reason) {
        ended(ABNORMAL, reason);
    }

    private void ended(int code, String reason) {
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
            failed("the server takes nothing");
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
        if (writing || over || socket.isEmpty()) {
            return;
        }
        if (waiting.isEmpty()) {
            finish();
            return;
        }
        writing = true;
        go(socket.get().sendText(waiting.remove(), true));
    }

    private void finish() {
        if (closing && !socket.get().isOutputClosed()) {
            writing = true;
            go(socket.get().sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
    }

    private void go(CompletableFuture<WebSocket> written) {
        CompletableFuture<WebSocket> unused = written.whenComplete((sent, failure) -> {
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
        if (socket.isEmpty()) {
            over = true;
        } else {
            write();
        }
    }

    @Override
    public void abort() {
        Optional<WebSocket> open;
        synchronized (this) {
            over = true;
            open = socket;
        }
        open.ifPresent(WebSocket::abort);
    }
}
