package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;

/** Where everybody is told of those who come. */
final class NewcomersTest extends OneSession {
    private static final Event ANN_CAME = new Event.Notice("[Server]: ann just joined the chat!");

    @Override
    SessionSettings settings() {
        return Some.session("rooms.announce-newcomers = on");
    }

    @Test
    void a_newcomer_is_told_to_everybody_and_to_himself_after_his_welcome() {
        Reader bob = Reader.wide();
        audience.enter(bob.outbox());
        hello();
        admit(Some.LOBBY);
        assertThat(bob.read()).as("not welcomed yet").isEmpty();

        around.saved(true);

        assertThat(bob.read()).containsExactly(ANN_CAME);
        assertThat(reader.read()).hasSize(2).endsWith(ANN_CAME);
    }

    @Test
    void who_comes_back_is_told_of_others_but_not_to_them() {
        welcome();
        Reader bob = Reader.wide();
        audience.enter(bob.outbox());
        Reader next = Reader.wide();

        hello(next);
        admit(Some.LOBBY);
        around.saved(true);

        assertThat(bob.read()).isEmpty();
        assertThat(next.read()).hasSize(1);
        audience.tell(ANN_CAME);
        assertThat(next.read()).containsExactly(ANN_CAME);
    }
}
