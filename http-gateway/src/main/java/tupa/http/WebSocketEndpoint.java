package tupa.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import tupa.core.Guardian;
import tupa.core.connection.Outbox;
import tupa.wire.CloseReason;
import tupa.wire.JsonCodec;

/** Everything that is particular to Pekko HTTP's WebSocket engine: how frames come in, go out and end. */
final class WebSocketEndpoint {
    static final String SUBPROTOCOL = "tupa.v1";

    private final ActorSystem<?> system;
    private final ActorRef<Guardian.Command> guardian;
    private final HttpSettings settings;
    private final Outbox.Bounds bounds;
    private final int requestMax;

    /**
     * An endpoint for any number of connections.
     *
     * @param requestMax bytes in one message of a peer
     */
    WebSocketEndpoint(
            ActorSystem<?> system,
            ActorRef<Guardian.Command> guardian,
            HttpSettings settings,
            Outbox.Bounds bounds,
            int requestMax) {
        this.system = system;
        this.guardian = guardian;
        this.settings = settings;
        this.bounds = bounds;
        this.requestMax = requestMax;
    }

    HttpResponse open(WebSocketUpgrade upgrade, InetSocketAddress peer) {
        Flow<Message, Message, ?> flow = new Peer(peer).flow();
        for (String protocol : upgrade.getRequestedProtocols()) {
            if (protocol.equals(SUBPROTOCOL)) {
                return upgrade.handleMessagesWith(flow, SUBPROTOCOL);
            }
        }
        return upgrade.handleMessagesWith(flow);
    }

    /** One connection. */
    private final class Peer {
        private final InetSocketAddress address;
        private final Outbox outbox = new Outbox(bounds);
        private final SessionLink link = new SessionLink(system, outbox, settings.sessionTimeout());

        Peer(InetSocketAddress address) {
            this.address = address;
        }

        /** Coupled, so that neither direction outlives the other; a peer who breaks off has merely left. */
        Flow<Message, Message, ?> flow() {
            Sink<Message, CompletionStage<Done>> in =
                    Flow.<Message>create().mapAsync(1, this::receive).toMat(Sink.ignore(), Keep.right());
            Source<Message, ?> out = Source.fromGraph(new OutboxSource(outbox, settings.linger()))
                    .map(TextMessage::create);
            return Flow.<Message>create()
                    .onErrorComplete()
                    .via(Flow.fromSinkAndSourceCoupledMat(in, out, (ended, none) -> attend(ended)));
        }

        private Done attend(CompletionStage<Done> ended) {
            link.connect(guardian, address);
            ended.whenComplete((done, failure) -> link.lost());
            return Done.getInstance();
        }

        private CompletionStage<Done> receive(Message message) {
            if (!message.isText()) {
                return refuse(message.asBinaryMessage().getStreamedData(), CloseReason.UNSUPPORTED);
            }
            TextMessage text = message.asTextMessage();
            if (outbox.isClosed()) {
                return skip(text.getStreamedText());
            }
            return text.isStrict() ? take(text.getStrictText()) : reassemble(text.getStreamedText());
        }

        private CompletionStage<Done> take(String frame) {
            if (utf8Exceeds(frame, requestMax)) {
                link.endAsTooLarge();
                return done();
            }
            return link.deliver(JsonCodec.decodeRequests(frame));
        }

        /** Whoever says too much, or takes too long, is read on and not heard: to stop reading would end the connection without a word. */
        private CompletionStage<Done> reassemble(Source<String, ?> parts) {
            Cancellable deadline = system.scheduler()
                    .scheduleOnce(
                            settings.partsTimeout(),
                            () -> link.end(CloseReason.PROTOCOL_ERROR),
                            system.executionContext());
            return parts.runFold(new StringBuilder(), this::append, system)
                    .whenComplete((text, failure) -> deadline.cancel())
                    .handle((text, failure) -> failure == null && !outbox.isClosed() ? take(text.toString()) : done())
                    .thenCompose(taken -> taken);
        }

        private StringBuilder append(StringBuilder text, String part) {
            if (text.length() + part.length() > requestMax) {
                link.endAsTooLarge();
            }
            if (outbox.isClosed()) {
                text.setLength(0);
            } else {
                text.append(part);
            }
            return text;
        }

        private CompletionStage<Done> refuse(Source<?, ?> data, CloseReason reason) {
            link.end(reason);
            return skip(data);
        }

        private CompletionStage<Done> skip(Source<?, ?> data) {
            data.runWith(Sink.ignore(), system);
            return done();
        }
    }

    private static CompletionStage<Done> done() {
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static boolean utf8Exceeds(String text, int max) {
        boolean mayExceed = text.length() * 3L > max;
        return mayExceed && text.getBytes(StandardCharsets.UTF_8).length > max;
    }
}
