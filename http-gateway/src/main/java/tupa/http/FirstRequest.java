package tupa.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import tupa.http.ws.WebSocketPeer;
import tupa.socket.Connection;
import tupa.socket.Conversation;

/**
 * What a new connection speaks until its first bytes have come. Nearly all of them are a plain request for a WebSocket, which
 * is answered here, without the stream that the HTTP engine would make for each only to let it go again. Anything else, and
 * whatever has to be refused, goes to the engine from its first byte on.
 */
final class FirstRequest implements Conversation {
    /** Who speaks HTTP in full. */
    interface Engine {
        /** Takes a connection up that has begun with these bytes; the first request must be there by {@code deadline}. */
        Conversation takeUp(Connection connection, ByteString begun, long deadline);
    }

    private final Connection connection;
    private final OriginPolicy origins;
    private final WebSocketEndpoint endpoint;
    private final Engine engine;
    private final long deadline;
    private List<byte[]> answer = List.of();
    private boolean over;

    FirstRequest(
            Connection connection,
            HttpSettings settings,
            OriginPolicy origins,
            WebSocketEndpoint endpoint,
            Engine engine) {
        this.connection = connection;
        this.origins = origins;
        this.endpoint = endpoint;
        this.engine = engine;
        this.deadline = System.nanoTime() + settings.headTimeout().toNanos();
    }

    @Override
    public void received(ByteBuffer bytes) {
        Optional<UpgradeRequest> upgrade =
                UpgradeRequest.read(bytes).filter(asked -> origins.admits(asked.origin(), Optional.of(asked.host())));
        upgrade.ifPresentOrElse(
                asked -> answer = List.of(Handshake.answer(asked.key(), asked.subprotocols())),
                () -> connection.become(engine.takeUp(connection, ByteString.fromByteBuffer(bytes), deadline)));
    }

    @Override
    public void ended() {
        over = true;
    }

    @Override
    public boolean isReading() {
        return true;
    }

    @Override
    public List<byte[]> write() {
        if (!answer.isEmpty()) {
            WebSocketPeer webSocket = endpoint.open(connection);
            connection.become(webSocket);
            webSocket.begin();
        }
        return answer;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public long patience() {
        return deadline - System.nanoTime();
    }

    @Override
    public void late() {
        connection.offended();
        connection.abort();
    }

    @Override
    public void closed() {}
}
