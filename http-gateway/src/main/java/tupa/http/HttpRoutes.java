package tupa.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpProtocols;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.javadsl.Flow;

/** Which path leads where, and who is turned away before a WebSocket is opened. */
final class HttpRoutes {
    static final String WEB_SOCKET = "/ws";

    private final WebSocketEndpoint endpoint;
    private final OriginPolicy origins;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> others;

    HttpRoutes(ActorSystem<?> system, WebSocketEndpoint endpoint, OriginPolicy origins, HealthRoutes health) {
        this.endpoint = endpoint;
        this.origins = origins;
        this.others = health.routes().seal().handler(system);
    }

    /** Answers what comes over one connection. */
    Flow<HttpRequest, HttpResponse, NotUsed> answering(HttpConversation conversation) {
        return Flow.<HttpRequest>create().mapAsync(1, request -> {
            conversation.requestSeen();
            return isForWebSockets(request)
                    ? CompletableFuture.completedStage(webSocket(request, conversation))
                    : others.apply(request);
        });
    }

    /** Who does not know a path asks for the shortest one. */
    private static boolean isForWebSockets(HttpRequest request) {
        String path = request.getUri().path();
        return path.equals(WEB_SOCKET)
                || (path.equals("/")
                        && request.getAttribute(AttributeKeys.webSocketUpgrade).isPresent());
    }

    /** RFC 6455 wants HTTP 1.1 at least; the engine would upgrade an older one too. */
    private HttpResponse webSocket(HttpRequest request, HttpConversation conversation) {
        if (!request.method().equals(HttpMethods.GET)) {
            return refusal(StatusCodes.METHOD_NOT_ALLOWED, "A WebSocket is asked for with GET.")
                    .addHeader(RawHeader.create("Allow", "GET"));
        }
        if (request.protocol().equals(HttpProtocols.HTTP_1_0)) {
            return refusal(StatusCodes.BAD_REQUEST, "A WebSocket needs HTTP/1.1.");
        }
        if (!origins.admits(header(request, "Origin"), header(request, "Host"))) {
            return refusal(StatusCodes.FORBIDDEN, "Pages from this origin may not connect.");
        }
        return request.getAttribute(AttributeKeys.webSocketUpgrade)
                .map(upgrade -> upgrade(request, upgrade, conversation))
                .orElseGet(() -> refusal(StatusCodes.UPGRADE_REQUIRED, "Only WebSocket version 13 is spoken here.")
                        .addHeader(RawHeader.create("Upgrade", "websocket"))
                        .addHeader(RawHeader.create("Sec-WebSocket-Version", "13")));
    }

    private HttpResponse upgrade(HttpRequest request, WebSocketUpgrade upgrade, HttpConversation conversation) {
        conversation.becomes(endpoint.open(conversation.connection()));
        return Handshake.accept(header(request, "Sec-WebSocket-Key").orElseThrow(), upgrade.getRequestedProtocols());
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }

    private static HttpResponse refusal(StatusCode code, String why) {
        return HttpResponse.create().withStatus(code).withEntity(why + "\n");
    }
}
