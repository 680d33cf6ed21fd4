package tupa.terminal.link;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Connections over the JDK's own WebSocket client. Opened by one thread at a time. */
final class WebSocketTransport implements Transport {
    static final String SUBPROTOCOL = "tupa.v1";

    private Optional<HttpClient> client = Optional.empty();

    @Override
    public Connection open(URI server, Listener listener) {
        CarriedConnection connection = new CarriedConnection(listener);
        CompletableFuture<WebSocket> unused = http().newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .subprotocols(SUBPROTOCOL)
                .buildAsync(server, new WebSocketListener(connection))
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        connection.failed(Failures.reason(failure));
                    }
                });
        return connection;
    }

    /** Made on first use: it takes longer than anything else at the start, and the prompt need not wait for it. */
    private HttpClient http() {
        HttpClient http = client.orElseGet(
                () -> HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        client = Optional.of(http);
        return http;
    }
}
