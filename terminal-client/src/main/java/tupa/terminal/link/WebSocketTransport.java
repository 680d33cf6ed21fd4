package tupa.terminal.link;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Connections over the JDK's own WebSocket client. */
public final class WebSocketTransport implements Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final String SUBPROTOCOL = "tupa.v1";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    @Override
    public Connection open(URI server, Listener listener) {
        WebSocketConnection connection = new WebSocketConnection(listener);
        http.newWebSocketBuilder()
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

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        String message = cause.getMessage();
        if (message == null || message.isEmpty()) {
            return cause instanceof ConnectException ? "connection refused" : cause.getClass().getSimpleName();
        }
        return message;
    }
}
