package tupa.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection that is a WebSocket. */
final class WebSocketLink implements Link, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BiConsumer<Link, String> frames;
    private final BiConsumer<Link, End> end;
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;
    private boolean reading = true;
    private boolean owed;

    WebSocketLink(URI url, BiConsumer<Link, String> frames, BiConsumer<Link, End> end) {
        this.frames = frames;
        this.end = end;
        this.socket = HTTP.newWebSocketBuilder().buildAsync(url, this);
    }

    Link connected() {
        socket.join();
        return this;
    }

    @Override
    public void send(String frame) {
        socket.join().sendText(frame, true).join();
    }

    @Override
    public void sendPart(String part) {
        socket.join().sendText(part, false).join();
    }

    @Override
    public void sendBinary(byte[] frame) {
        socket.join().sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    @Override
    public void abort() {
        socket.join().abort();
    }

    @Override
    public void close() {
        CompletableFuture<WebSocket> unused =
                socket.join().sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, failure) -> abort());
    }

    @Override
    public synchronized void stopReading() {
        reading = false;
    }

    @Override
    public void readAgain() {
        if (wasOwed()) {
            socket.join().request(1);
        }
    }

    private synchronized boolean wasOwed() {
        boolean was = owed;
        reading = true;
        owed = false;
        return was;
    }

    private synchronized boolean mayRead() {
        owed = !reading;
        return reading;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String frame = parts.toString();
            parts.setLength(0);
            frames.accept(this, frame);
        }
        next(webSocket);
        return null;
    }

    /** Whoever has stopped reading reads no pings either, and so answers but the one that may be on its way. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        next(webSocket);
        return null;
    }

    private void next(WebSocket webSocket) {
        if (mayRead()) {
            webSocket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end.accept(this, new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end.accept(this, new End(BROKEN, String.valueOf(error)));
    }
}
