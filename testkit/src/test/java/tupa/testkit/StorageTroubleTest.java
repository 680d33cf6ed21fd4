package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
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

    /** @param patience how long the store waits for the lock before it refuses */
    private TupaServer start(String patience) {
        return TupaServer.storingIn(data)
                .with("tupa.store.sqlite.busy-timeout = " + patience + ", tupa.limits.rate.enabled = false")
                .start();
    }

    private static ScriptedClient client(TupaServer server, String nick) {
        ScriptedClient client = ScriptedClient.connect(server.url());
        client.hello(nick);
        return client;
    }

    @Test
    void what_was_refused_never_appears_and_the_room_goes_on_with_its_members_when_the_store_is_back()
            throws SQLException {
        try (TupaServer server = start("50 ms")) {
            ScriptedClient alice = client(server, "alice");
            ScriptedClient bob = client(server, "bob");
            alice.say("lobby", "before");

            Connection lock = lock();
            List<Request.Post> refused = postUntil(alice, reply -> isRefusal(reply, NOT_NOW));
            refused.addAll(postUntil(alice, reply -> isRefusal(reply, NOT_NOW)));
            lock.close();
            refused.addAll(postUntil(alice, Reply.PostDone.class::isInstance));
            refused.remove(refused.size() - 1);
            alice.say("lobby", "over");
            Transcript seen = bob.awaitTranscript(
                    "lobby", transcript -> transcript.texts().contains("over"));

            assertThat(seen.texts()).containsExactly("before", "attempt", "over");
            assertThat(seen.cids())
                    .doesNotContainAnyElementsOf(
                            refused.stream().map(post -> post.cid().value()).toList());
            assertThat(seen.faults()).isEmpty();
        }
    }

    @Test
    void a_shutdown_refuses_what_is_new_and_settles_what_is_pending() throws SQLException {
        TupaServer server = start("20 s");
        ScriptedClient alice = client(server, "alice");
        Connection lock = lock();
        String id = alice.send(alice.post("lobby", "last words"));
        alice.fence();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop, task -> new Thread(task).start());
        provoke(alice, ErrorCode.SHUTTING_DOWN);
        lock.close();
        Reply answer = alice.answer(id);
        Event.Bye bye = alice.expect(Event.Bye.class);
        stopped.join();

        assertThat(answer).isInstanceOf(Reply.PostDone.class);
        assertThat(bye.reason()).isEqualTo(CloseReason.SHUTTING_DOWN);
        assertThat(bye.reconnect()).isTrue();
    }

    /** Posts until one is refused for that reason; those before it were taken up, or refused for another. */
    private static void provoke(ScriptedClient alice, ErrorCode wanted) {
        boolean met = false;
        for (int attempt = 0; !met && attempt < 10_000; attempt++) {
            String id = alice.send(alice.post("lobby", "attempt"));
            alice.fence();
            met = alice.answerSoFar(id)
                    .filter(reply -> isRefusal(reply, wanted))
                    .isPresent();
        }
        assertThat(met).isTrue();
    }

    /** Posts until an answer is as wanted, and returns all that was posted. */
    private static List<Request.Post> postUntil(ScriptedClient alice, Predicate<Reply> wanted) {
        List<Request.Post> posts = new ArrayList<>();
        Reply answer;
        do {
            Request.Post post = alice.post("lobby", "attempt");
            posts.add(post);
            answer = alice.ask(post);
        } while (!wanted.test(answer) && posts.size() < 100_000);
        assertThat(wanted.test(answer)).isTrue();
        return posts;
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
