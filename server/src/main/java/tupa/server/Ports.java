package tupa.server;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import tupa.core.Guardian;
import tupa.http.HttpListener;
import tupa.socket.OpenPort;
import tupa.socket.Sockets;
import tupa.tcp.TcpListener;

/** All ports of a server. Its methods may be called from any thread. */
final class Ports {
    private record Port(ListenerSettings asked, OpenPort open) {
        String url() {
            return asked.url(open.address());
        }
    }

    private final List<Port> all;

    private Ports(List<Port> all) {
        this.all = List.copyOf(all);
    }

    /** Opens all that the settings name. Throws {@link StartFailure} when one cannot be opened; then others may be open. */
    static Ports open(ActorSystem<Guardian.Command> system, Sockets sockets, ServerSettings settings) {
        List<Port> ports = new ArrayList<>();
        for (ListenerSettings asked : settings.listeners()) {
            try {
                ports.add(new Port(asked, open(system, sockets, settings, asked)));
            } catch (IOException | UnresolvedAddressException refused) {
                String reason = Optional.ofNullable(refused.getMessage()).orElse("the name of the host is not known");
                throw StartFailure.refused("Cannot listen on " + asked.place() + ": " + reason, refused);
            }
        }
        return new Ports(ports);
    }

    private static OpenPort open(
            ActorSystem<Guardian.Command> system, Sockets sockets, ServerSettings settings, ListenerSettings asked)
            throws IOException {
        return switch (asked.kind()) {
            case HTTP -> HttpListener.open(system, system, asked.address(), settings.http(), settings.core(), sockets);
            case TCP -> TcpListener.open(system, asked.address(), settings.tcp(), settings.core(), sockets);
        };
    }

    /** What clients connect to, in the order of the settings; port numbers are the real ones even if any was asked for. */
    List<String> urls() {
        return all.stream().map(Port::url).toList();
    }

    /** Connections of users that are open now. */
    int connections() {
        return all.stream().mapToInt(port -> port.open().connections()).sum();
    }

    /** Takes no more connections. Those that are open go on. */
    CompletionStage<Done> unbind() {
        all.forEach(port -> port.open().close());
        return CompletableFuture.completedStage(Done.getInstance());
    }

    /** They close when they have read the last word; who does not is not waited for longer than {@code patience}. */
    CompletionStage<Done> awaitGoodbyes(Duration patience) {
        CompletableFuture<?>[] gone = all.stream()
                .map(port -> port.open().allGone().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(gone)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((none, failure) -> Done.getInstance());
    }
}
