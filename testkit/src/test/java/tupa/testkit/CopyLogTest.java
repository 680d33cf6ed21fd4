package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.testing.postgres.PostgresDatabase;
import tupa.core.testing.postgres.WithPostgres;
import tupa.server.CopyLogMain;
import tupa.wire.Reply;

/** A server moves from SQLite to PostgreSQL and back, and its clients do not notice. */
@WithPostgres
class CopyLogTest {
    @TempDir
    Path first;

    @TempDir
    Path second;

    @Test
    void clients_resume_in_the_other_store(PostgresDatabase database) {
        ScriptedClient alice;
        String epoch;
        try (TupaServer sqlite = TupaServer.storingIn(first).start()) {
            alice = ScriptedClient.connect(sqlite.url());
            epoch = lobby(alice.hello("alice")).epoch();
            alice.say("lobby", "one");
        }
        copy(first, database, "postgres");
        try (TupaServer postgres = TupaServer.storingIn(first)
                .with("tupa.store.provider = postgres, tupa.store.postgres { url = \"" + database.url() + "\", user = "
                        + database.user() + ", password = " + database.password() + " }")
                .start()) {
            assertThat(lobby(alice.resumeAt(postgres.url()))).isEqualTo(new Reply.Standing(1, epoch, true, 1));
            alice.say("lobby", "two");
        }
        copy(second, database, "sqlite");
        try (TupaServer sqlite = TupaServer.storingIn(second).start()) {
            assertThat(lobby(alice.resumeAt(sqlite.url()))).isEqualTo(new Reply.Standing(2, epoch, true, 1));
            alice.say("lobby", "three");
            assertThat(alice.awaitTranscript("lobby", seen -> seen.last() == 3).texts())
                    .containsExactly("one", "two", "three");
        }
    }

    private static void copy(Path data, PostgresDatabase database, String to) {
        CopyLogMain.main(new String[] {
            "--to",
            to,
            "--data",
            data.toString(),
            "-Dtupa.store.postgres.url=" + database.url(),
            "-Dtupa.store.postgres.user=" + database.user(),
            "-Dtupa.store.postgres.password=" + database.password()
        });
    }

    private static Reply.Standing lobby(Reply.Welcome welcome) {
        return welcome.rooms().values().iterator().next();
    }
}
