package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Somebody else holds the database, so that nothing can be stored until he lets go. */
class StorageTroubleTest {
    private static final ErrorCode NOT_NOW = ErrorCode.STORAGE_UNAVAILABLE;

    @TempDir
    Path data;

    private TupaServer server;
    private ScriptedClient alice;

    @BeforeEach
    void start() {
        server = TupaServer.storingIn(data)
                .with("tupa.store.sqlite.busy-timeout = 50 ms, tupa.limits.rate.enabled = false")
                .start();
        alice = ScriptedClient.connect(server.url());
        alice.hello("alice");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_was_refused_never_appears_and_what_was_pending_appears_once() throws SQLException {
        ScriptedClient bob = ScriptedClient.connect(server.url());
        bob.hello("bob");
        Request.Post pending = bob.post("lobby", "pending");
        List<Request.Post> refused = new ArrayList<>();

        Connection lock = lock();
        String id = bob.send(pending);
        bob.fence();
        provoke(NOT_NOW, refused);
        lock.close();
        Reply.PostDone stored = (Reply.PostDone) bob.answer(id);
        alice.say("lobby", "over");
        Transcript seen =
                bob.awaitTranscript("lobby", transcript -> transcript.texts().contains("over"));

        assertThat(stored.dup()).isFalse();
        assertThat(seen.texts()).contains("pending").doesNotHaveDuplicates();
        assertThat(seen.cids())
                .doesNotContainAnyElementsOf(
                        refused.stream().map(post -> post.cid().value()).toList());
        assertThat(seen.faults()).isEmpty();
    }

    @Test
    void a_shutdown_refuses_what_is_new_and_settles_what_is_pending() throws SQLException {
        Connection lock = lock();
        String id = alice.send(alice.post("lobby", "last words"));
        alice.fence();
        provoke(NOT_NOW, new ArrayList<>());
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        provoke(ErrorCode.SHUTTING_DOWN, new ArrayList<>());
        lock.close();
        Reply answer = alice.answer(id);
        Event.Bye bye = alice.expect(Event.Bye.class);
        stopped.join();

        assertThat(answer).isInstanceOf(Reply.PostDone.class);
        assertThat(bye.reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
        assertThat(bye.reconnect()).isTrue();
    }

    /** Posts until one is refused for that reason; those before it were taken up, or refused for another. */
    private void provoke(ErrorCode wanted, List<Request.Post> refused) {
        boolean met = false;
        for (int attempt = 0; !met && attempt < 10_000; attempt++) {
            Request.Post post = alice.post("lobby", "attempt");
            String id = alice.send(post);
            alice.fence();
            boolean wasRefused = alice.answerSoFar(id)
                    .filter(Reply.Refusal.class::isInstance)
                    .isPresent();
            met = alice.answerSoFar(id)
                    .filter(reply -> isRefusal(reply, wanted))
                    .isPresent();
            if (wasRefused) {
                refused.add(post);
            }
        }
        assertThat(met).isTrue();
    }

    private static boolean isRefusal(Reply reply, ErrorCode code) {
        return reply instanceof Reply.Refusal refusal && refusal.code() == code;
    }

    private Connection lock() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tupa.db"));
        connection.createStatement().execute("begin exclusive");
        return connection;
    }
}
