package tupa.http;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpProtocols;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** Which path leads where, and who is turned away before a WebSocket is opened. */
final class HttpRoutes extends AllDirectives {
    private static final AttributeKey<HttpConversation> CONVERSATION =
            AttributeKey.create("conversation", HttpConversation.class);

    private final WebSocketEndpoint endpoint;
    private final OriginPolicy origins;
    private final HealthRoutes health;

    HttpRoutes(WebSocketEndpoint endpoint, OriginPolicy origins, HealthRoutes health) {
        this.endpoint = endpoint;
        this.origins = origins;
        this.health = health;
    }

    /** To be applied to every request before the routes see it. */
    static HttpRequest sent(HttpRequest request, HttpConversation conversation) {
        conversation.requestSeen();
        return request.addAttribute(CONVERSATION, conversation);
    }

    Route seal() {
        return concat(
                        path("ws", () -> get(() -> extractRequest(request -> complete(webSocket(request))))),
                        health.routes())
                .seal();
    }

    /** RFC 6455 wants HTTP 1.1 at least; the engine would upgrade an older one too. */
    private HttpResponse webSocket(HttpRequest request) {
        if (request.protocol().equals(HttpProtocols.HTTP_1_0)) {
            return refusal(StatusCodes.BAD_REQUEST, "A WebSocket needs HTTP/1.1.");
        }
        if (!origins.admits(header(request, "Origin"), header(request, "Host"))) {
            return refusal(StatusCodes.FORBIDDEN, "Pages from this origin may not connect.");
        }
        return request.getAttribute(AttributeKeys.webSocketUpgrade)
                .map(upgrade -> upgrade(request, upgrade))
                .orElseGet(() -> refusal(StatusCodes.UPGRADE_REQUIRED, "Only WebSocket version 13 is spoken here.")
                        .addHeader(RawHeader.create("Upgrade", "websocket"))
                        .addHeader(RawHeader.create("Sec-WebSocket-Version", "13")));
    }

    private HttpResponse upgrade(HttpRequest request, WebSocketUpgrade upgrade) {
        HttpConversation conversation = request.getAttribute(CONVERSATION).orElseThrow();
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
