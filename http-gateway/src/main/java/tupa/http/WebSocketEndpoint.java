package tupa.http;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import tupa.core.Guardian;
import tupa.core.outbox.Outbox;
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
            Sink<Message, CompletionStage<Done>> in = Flow.<Message>create()
                    .mapAsync(1, this::receive)
                    .toMat(Sink.ignore(), Keep.right());
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
                link.end(CloseReason.FRAME_TOO_LARGE);
                return done();
            }
            return link.deliver(JsonCodec.decodeRequests(frame));
        }

        private CompletionStage<Done> reassemble(Source<String, ?> parts) {
            return parts.limitWeighted(requestMax, part -> (long) part.length())
                    .completionTimeout(settings.partsTimeout())
                    .runFold(new StringBuilder(), StringBuilder::append, system)
                    .handle((whole, failure) -> failure == null ? take(whole.toString()) : giveUp(failure))
                    .thenCompose(taken -> taken);
        }

        private CompletionStage<Done> giveUp(Throwable failure) {
            Throwable cause = failure instanceof CompletionException
                    ? Optional.ofNullable(failure.getCause()).orElse(failure)
                    : failure;
            boolean large = cause instanceof StreamLimitReachedException;
            link.end(large ? CloseReason.FRAME_TOO_LARGE : CloseReason.PROTOCOL_ERROR);
            return done();
        }

        private CompletionStage<Done> refuse(Source<?, ?> data, CloseReason reason) {
            link.end(reason);
            return skip(data);
        }

        /** Does not wait for the end: whoever is refused must not be read from at length. */
        private CompletionStage<Done> skip(Source<?, ?> data) {
            data.runWith(Sink.cancelled(), system);
            return done();
        }
    }

    private static CompletionStage<Done> done() {
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static boolean utf8Exceeds(String text, int max) {
        return text.length() > max
                || text.length() * 3L > max && text.getBytes(StandardCharsets.UTF_8).length > max;
    }
}
