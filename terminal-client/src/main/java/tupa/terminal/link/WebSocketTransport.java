package tupa.terminal.link;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Connections over the JDK's own WebSocket client. Opened by one thread at a time. */
final class WebSocketTransport implements Transport {
    static final String SUBPROTOCOL = "tupa.v1";

    private Optional<HttpClient> client = Optional.empty();

    @Override
    public Connection open(URI server, Listener listener) {
        CarriedConnection connection = new CarriedConnection(listener);
        CompletableFuture<WebSocket> unused = http(server)
                .newWebSocketBuilder()
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

    private HttpClient http(URI server) {
        HttpClient http = client.orElseGet(() -> made("wss".equals(server.getScheme())));
        client = Optional.of(http);
        return http;
    }

    /** Reading whom the JDK trusts takes longer than all else in connecting; where nothing is encrypted, nobody is trusted. */
    private static HttpClient made(boolean encrypted) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        return (encrypted ? builder : builder.sslContext(trustingNobody())).build();
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
