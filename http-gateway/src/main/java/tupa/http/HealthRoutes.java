package tupa.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.marshallers.jackson.Jackson;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import tupa.core.Guardian;
import tupa.core.Readiness;
import tupa.core.Ready;
import tupa.wire.ErrorCode;

/** What supervisors and load balancers ask: is the process alive, and may new peers come. */
final class HealthRoutes extends AllDirectives {
    /** The body of an answer. */
    record Health(String status) {}

    /** The body of an answer while the store is in trouble. */
    record Trouble(String status, String reason) {}

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ActorSystem<?> system;
    private final ActorRef<Guardian.Command> guardian;

    HealthRoutes(ActorSystem<?> system, ActorRef<Guardian.Command> guardian) {
        this.system = system;
        this.guardian = guardian;
    }

    Route routes() {
        return pathPrefix(
                "health",
                () -> concat(
                        path("live", () -> get(() -> say(StatusCodes.OK, "live"))),
                        path("ready", () -> get(() -> onSuccess(readiness(), this::tell)))));
    }

    /** A guardian that does not answer is as good as none. */
    private CompletionStage<Ready> readiness() {
        return AskPattern.<Guardian.Command, Ready>ask(guardian, Guardian.AskReady::new, PATIENCE, system.scheduler())
                .exceptionally(failure -> new Ready(Readiness.DRAINING, Optional.empty()));
    }

    /** A server that can store nothing is not ready: where there is another one, new peers are better off there. */
    private Route tell(Ready ready) {
        boolean serving = ready.readiness() == Readiness.SERVING;
        if (serving && ready.trouble().isPresent()) {
            Trouble trouble = new Trouble(
                    ErrorCode.STORAGE_UNAVAILABLE.wire(), ready.trouble().get());
            return complete(StatusCodes.SERVICE_UNAVAILABLE, trouble, Jackson.marshaller());
        }
        return say(
                serving ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE,
                ready.readiness().name().toLowerCase(Locale.ROOT));
    }

    private Route say(StatusCode code, String status) {
        return complete(code, new Health(status), Jackson.marshaller());
    }
}
