package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.Guardian;
import tupa.core.Readiness;
import tupa.core.Ready;
import tupa.core.connection.Connection;
import tupa.core.connection.Outbox;
import tupa.core.store.Storage;
import tupa.wire.CloseReason;
import tupa.wire.Event;

class RunningServerTest {
    @TempDir
    Path directory = Path.of("");

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Outbox> outboxes = new LinkedBlockingQueue<>();

    @Test
    void at_the_end_everybody_is_told_before_the_system_goes() throws Exception {
        RunningServer server = RunningServer.start(settings(0), this::core);
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        connect(server, closed);
        outboxes.put(Objects.requireNonNull(outboxes.poll(10, TimeUnit.SECONDS)));

        server.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(closed.get(1, TimeUnit.SECONDS)).isEqualTo(CloseReason.SHUTTING_DOWN.webSocketCode());
        assertThat(steps).containsExactly("drained", "ended");
        assertThat(server.system().whenTerminated().isCompleted()).isTrue();
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatRefused(() -> RunningServer.start(settings(port), this::core))
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void whatever_is_in_the_way_of_the_ports_the_core_ends_too() {
        ServerSettings settings = ServerSettings.of(ConfigFactory.parseString("""
                tupa { http.port = 0, tcp.port = 0, store.provider = memory }
                pekko.http.server.stream-cancellation-delay = "none that Pekko knows"
                """));

        assertThatThrownBy(() -> RunningServer.start(settings, this::core)).isInstanceOf(NumberFormatException.class);

        assertThat(steps).containsExactly("ended");
    }

    @Test
    void data_that_cannot_be_kept_is_told() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        ServerSettings settings = ServerSettings.of(ConfigFactory.parseString(
                "tupa { http.port = 0, tcp.port = 0, data-dir = \"" + file.resolve("data") + "\" }"));

        assertThatRefused(() -> RunningServer.start(settings, this::core)).hasMessageContaining(file.toString());
    }

    private static AbstractThrowableAssert<?, ?> assertThatRefused(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(1));
    }

    private ServerSettings settings(int port) {
        return ServerSettings.of(
                ConfigFactory.parseString("tupa { http.port = " + port + ", tcp.port = 0, store.provider = memory }"));
    }

    private static void connect(RunningServer server, CompletableFuture<Integer> closed) {
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
                closed.complete(code);
                return null;
            }
        };
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.url()), listener)
                .join();
    }

    /** Knows no more of chatting than to say goodbye. */
    private Behavior<Guardian.Command> core(Storage storage) {
        return Behaviors.setup(context -> Behaviors.receive(Guardian.Command.class)
                .onMessage(Guardian.AwaitServing.class, ask -> {
                    ask.replyTo().tell(Done.getInstance());
                    return Behaviors.same();
                })
                .onMessage(Guardian.AskReady.class, ask -> {
                    ask.replyTo().tell(new Ready(Readiness.SERVING, Optional.empty()));
                    return Behaviors.same();
                })
                .onMessage(Guardian.Connect.class, connect -> {
                    outboxes.add(connect.newcomer().outbox());
                    connect.newcomer()
                            .reader()
                            .tell(new Connection.Taken(context.spawnAnonymous(Behaviors.<Connection>ignore())));
                    return Behaviors.same();
                })
                .onMessage(Guardian.Drain.class, drain -> {
                    outboxes.forEach(outbox -> outbox.close(Event.Bye.of(CloseReason.SHUTTING_DOWN)));
                    steps.add("drained");
                    drain.replyTo().tell(Done.getInstance());
                    return Behaviors.same();
                })
                .onSignal(PostStop.class, end -> {
                    steps.add("ended");
                    return Behaviors.same();
                })
                .build());
    }
}
