package tupa.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import tupa.http.ws.WebSocketPeer;
import tupa.socket.Connection;
import tupa.socket.Conversation;

/**
 * HTTP on one connection, spoken by a stream at the other end of a {@link HttpPipe}. It keeps the deadlines that the HTTP
 * engine does not, and ends when the answer to a request has made a WebSocket of the connection.
 */
final class HttpConversation implements Conversation {
    private static final int STATUS_AT = 9;
    private static final String SWITCHING_PROTOCOLS = "101";

    private final Connection connection;
    private final HttpSettings settings;
    private final HttpPipe pipe;
    private volatile long deadline;
    private volatile boolean asked;
    private volatile Optional<WebSocketPeer> upgraded = Optional.empty();

    /** A conversation that has begun with these bytes; the first request must be there by {@code deadline}, a {@link System#nanoTime}. */
    HttpConversation(Connection connection, HttpSettings settings, ByteString begun, long deadline) {
        this.deadline = deadline;
        this.connection = connection;
        this.settings = settings;
        this.pipe = new HttpPipe(begun, connection::wake);
    }

    Connection connection() {
        return connection;
    }

    HttpPipe pipe() {
        return pipe;
    }

    /** A whole request has come: time runs anew for the next one. May be called from any thread. */
    void requestSeen() {
        asked = true;
        within(settings.keepAlive());
    }

    /** The request that is being answered leads to this; it begins with the answer. May be called from any thread. */
    void becomes(WebSocketPeer webSocket) {
        upgraded = Optional.of(webSocket);
    }

    private void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    @Override
    public void received(ByteBuffer bytes) {
        pipe.push(bytes);
    }

    @Override
    public void ended() {
        pipe.end();
        within(settings.linger());
    }

    @Override
    public boolean isReading() {
        return pipe.isReading();
    }

    @Override
    public List<byte[]> write() {
        return pipe.pull().map(this::answer).orElse(List.of());
    }

    private List<byte[]> answer(ByteString bytes) {
        upgraded.filter(webSocket -> isUpgrade(bytes)).ifPresent(webSocket -> {
            pipe.close();
            connection.become(webSocket);
            webSocket.begin();
        });
        return List.of(bytes.toArray());
    }

    /** The answer to a request before it may come first. */
    private static boolean isUpgrade(ByteString answer) {
        return answer.slice(STATUS_AT, STATUS_AT + SWITCHING_PROTOCOLS.length())
                .utf8String()
                .equals(SWITCHING_PROTOCOLS);
    }

    @Override
    public boolean isOver() {
        return pipe.isOver();
    }

    @Override
    public long patience() {
        return deadline - System.nanoTime();
    }

    @Override
    public void late() {
        if (deadline - System.nanoTime() < 0) {
            // It is not the peer's fault when nobody listened to him.
            if (!asked && pipe.isReading()) {
                connection.offended();
            }
            connection.abort();
        }
    }

    @Override
    public void closed() {
        pipe.close();
    }
}
