package tupa.terminal.link;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Connections over the JDK's own WebSocket client. Opened by one thread at a time. */
public final class WebSocketTransport implements Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final String SUBPROTOCOL = "tupa.v1";

    private Optional<HttpClient> client = Optional.empty();

    @Override
    public Connection open(URI server, Listener listener) {
        WebSocketConnection connection = new WebSocketConnection(listener);
        CompletableFuture<WebSocket> unused = http().newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .subprotocols(SUBPROTOCOL)
                .buildAsync(server, connection)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        connection.failed(reason(failure));
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

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        if (message == null || message.isEmpty()) {
            return cause instanceof ConnectException
                    ? "connection refused"
                    : cause.getClass().getSimpleName();
        }
        return message;
    }
}
