package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.PostgresServer;
import tupa.core.testing.postgres.WithPostgres;
import tupa.wire.ErrorCode;
import tupa.wire.Reply;
import tupa.wire.Request;

/** A whole server that stores in PostgreSQL. */
@WithPostgres
class PostgresTest {
    @Test
    void a_client_resumes_after_a_restart(PostgresDatabase database) {
        try (TupaServer tupa = storingIn(database).start()) {
            ScriptedClient alice = ScriptedClient.connect(tupa.url());
            String epoch = lobby(alice.hello("alice")).epoch();
            alice.say("lobby", "before");

            tupa.stop();
            tupa.start();
            Reply.Welcome welcome = alice.resumeAt(tupa.url());
            alice.say("lobby", "after");

            assertThat(lobby(welcome).recovered()).isTrue();
            assertThat(lobby(welcome).epoch()).isEqualTo(epoch);
            assertThat(alice.awaitTranscript("lobby", shown -> shown.texts().contains("after"))
                            .texts())
                    .containsExactly("before", "after");
        }
    }

    @Test
    void while_it_is_down_posts_are_refused_with_a_time_to_retry_and_history_in_memory_is_read(PostgresServer server) {
        try (TupaServer tupa = storingIn(server.createDatabase()).start()) {
            ScriptedClient alice = ScriptedClient.connect(tupa.url());
            alice.hello("alice");
            alice.say("lobby", "before");

            server.stopImmediately();
            Reply.Refusal refusal = (Reply.Refusal) alice.ask(alice.post("lobby", "lost"));
            server.start();
            sayAsSoonAsPossible(alice, alice.post("lobby", "after"));

            assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            assertThat(refusal.retryAfterMs()).isPresent();
            assertThat(alice.awaitTranscript("lobby", shown -> shown.texts().contains("after"))
                            .texts())
                    .containsExactly("before", "after");
        }
    }

    private static Reply.Standing lobby(Reply.Welcome welcome) {
        return welcome.rooms().values().iterator().next();
    }

    private static void sayAsSoonAsPossible(ScriptedClient client, Request.Post post) {
        Reply reply = client.ask(post);
        while (reply instanceof Reply.Refusal refusal && refusal.code() == ErrorCode.STORAGE_UNAVAILABLE) {
            reply = client.ask(post);
        }
        assertThat(reply).isInstanceOf(Reply.PostDone.class);
    }

    private static TupaServer storingIn(PostgresDatabase database) {
        return TupaServer.inMemory()
                .with("tupa.limits.rate.enabled = false, tupa.store.provider = postgres, tupa.store.postgres { url = \""
                        + database.url() + "\", user = " + database.user() + ", password = " + database.password()
                        + " }");
    }
}
