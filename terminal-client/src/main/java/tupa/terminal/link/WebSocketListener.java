package tupa.terminal.link;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tupa.wire.text.Texts;

/** Hears one WebSocket for its connection: puts partial frames together. */
final class WebSocketListener implements WebSocket.Listener {
    /** Larger than anything a server of this protocol writes. */
    private static final int FRAME_MAX = 4 * 1024 * 1024;

    private final CarriedConnection connection;
    private final StringBuilder partial = new StringBuilder();

    WebSocketListener(CarriedConnection connection) {
        this.connection = connection;
    }

    private record Socket(WebSocket socket) implements Carrier {
        @Override
        public void begin() {
            socket.request(1);
        }

        @Override
        public CompletableFuture<?> write(String frame) {
            return socket.sendText(frame, true);
        }

        @Override
        public CompletableFuture<?> finish() {
            return socket.isOutputClosed()
                    ? CompletableFuture.completedFuture(socket)
                    : socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }

        @Override
        public void abort() {
            socket.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        connection.opened(new Socket(opened));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > FRAME_MAX) {
            from.abort();
            connection.ended(CarriedConnection.TOO_BIG, Texts.FRAME_TOO_LARGE.with());
            return null;
        }
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            partial.setLength(0);
            connection.text(frame);
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
        connection.ended(code, reason.isEmpty() ? Texts.CLOSED_BY_SERVER.with() : reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        String message = error.getMessage();
        connection.failed(message == null || message.isEmpty() ? Texts.CONNECTION_BROKE.with() : message);
    }
}
