package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.registry.UserRegistry;
import tupa.core.store.SessionRow;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.Status;

/** Whatever becomes of a new nick, session, registry and rooms agree upon one afterwards. */
final class RenamingTest extends OneSession {
    private static final Nick ANN = new Nick("ann");
    private static final Nick ANNA = new Nick("anna");

    @Test
    void a_stored_nick_is_told_to_the_registry_and_the_rooms() {
        welcome();

        ask("n1", new Request.ChangeNick(ANNA));
        assertThat(around.names).isEmpty();
        around.saved(true);

        assertThat(reader.read()).extracting(OneSession::reply).containsExactly(new Reply.Done());
        assertThat(lastRow().nick()).isEqualTo(ANNA);
        assertThat(around.names).containsExactly(ANNA);
        assertThat(around.renamed).endsWith(new ListedSurroundings.Renamed(Some.LOBBY, ANNA));
    }

    @Test
    void one_that_cannot_be_stored_is_given_up_for_the_old_one() {
        welcome();

        ask("n1", new Request.ChangeNick(ANNA));
        around.saved(false);

        assertThat(reader.read()).extracting(OneSession::refusal).containsExactly(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(session.me().nick()).isEqualTo(ANN);
        assertThat(around.names).containsExactly(ANN);
        assertThat(around.renamed).endsWith(new ListedSurroundings.Renamed(Some.LOBBY, ANN));
    }

    /** A registry that was slow gave it to him after he had given up: nobody else could ever have it. */
    @Test
    void one_that_was_not_granted_is_given_up_in_case_it_still_is() {
        welcome();
        around.taken.add(ANNA);

        ask("n1", new Request.ChangeNick(ANNA));

        assertThat(reader.read()).extracting(OneSession::refusal).containsExactly(ErrorCode.NICK_TAKEN);
        assertThat(around.names).containsExactly(ANN);
    }

    @Test
    void a_second_one_at_the_same_time_is_refused() {
        welcome();
        ask("n1", new Request.ChangeNick(ANNA));
        Reader second = Reader.wide();
        hello(second);
        admit(Some.LOBBY);
        around.saved(true);
        around.saved(true);
        second.read();
        session.renaming().to(new Nick("annie"), refusal -> assertThat(refusal).isEmpty());

        session.received(second.outbox(), List.of(asked("n2", new Request.ChangeNick(new Nick("anny")))), () -> {});

        assertThat(second.read()).extracting(OneSession::refusal).containsExactly(ErrorCode.BUSY);
    }

    @Test
    void a_stored_session_that_the_registry_does_not_answer_asks_again() {
        around.claims.add(UserRegistry.Claimed.FULL);
        boolean[] held = {false};

        session.restore(row(), () -> held[0] = true);
        assertThat(held[0]).isFalse();
        around.fire(key -> key.toString().contains("ClaimAgain"));

        assertThat(held[0]).isTrue();
    }

    private static SessionRow row() {
        return new SessionRow(Some.user("ann"), ANN, Status.ONLINE, "hash", List.of(), Optional.empty());
    }
}
