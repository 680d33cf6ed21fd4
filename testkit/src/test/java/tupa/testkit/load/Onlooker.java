package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tupa.testkit.ScriptedClient;
import tupa.testkit.process.ServerProcess;
import tupa.wire.Reply;
import tupa.wire.Request;

/** A user in no room, who waits until he is alone on a server and then looks what it holds. */
final class Onlooker implements AutoCloseable {
    /** Those of the two ports, and his own. */
    private static final int SOCKETS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerProcess server;
    private final ScriptedClient client;

    Onlooker(ServerProcess server) {
        this.server = server;
        this.client = ScriptedClient.connect(server.url());
        client.ask(ScriptedClient.hello("onlooker", Optional.of(List.of())), Reply.Welcome.class);
    }

    /** When the last session is over, the last room closed and the last socket too. */
    Vitals whenAlone() {
        await("one user", () -> users() == 1);
        await(
                "no room",
                () -> ask(new Request.Rooms(Optional.empty()), Reply.RoomList.class)
                        .rooms()
                        .isEmpty());
        await("two ports and his own socket", () -> users() == 1 && Vitals.sockets(server.pid()) == SOCKETS);
        return Vitals.of(server.pid());
    }

    private int users() {
        return ask(new Request.Users(Optional.empty()), Reply.UserList.class)
                .users()
                .size();
    }

    /** Asks again when he is told to, no sooner. */
    private <T extends Reply> T ask(Request request, Class<T> type) {
        Reply reply = client.ask(request);
        while (reply instanceof Reply.Refusal refusal) {
            LockSupport.parkNanos(
                    Duration.ofMillis(refusal.retryAfterMs().orElseThrow()).toNanos());
            reply = client.ask(request);
        }
        return type.cast(reply);
    }

    private static void await(String what, BooleanSupplier quiet) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!quiet.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s in time", what).isLessThan(deadline);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
