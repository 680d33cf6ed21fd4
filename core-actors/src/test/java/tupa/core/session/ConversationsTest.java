package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.core.store.RoomKey;
import tupa.core.testing.Some;
import tupa.wire.Person;

/** No word may be said in a conversation that one of its two might not know of after a restart. */
final class ConversationsTest extends OneSession {
    private static final RoomKey WITH_BOB = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
    private static final Person BOB = Some.member("bob").person();

    private final List<Boolean> answers = new ArrayList<>();

    @Test
    void who_is_invited_again_before_the_conversation_is_stored_says_yes_when_it_is() {
        welcome();
        session.conversations().invited(BOB, answers::add);
        admit(WITH_BOB);

        session.conversations().invited(BOB, answers::add);
        assertThat(answers).isEmpty();
        around.saved(true);

        assertThat(answers).containsExactly(true, true);
    }

    @Test
    void who_is_invited_again_before_the_conversation_could_not_be_stored_says_no() {
        welcome();
        session.conversations().invited(BOB, answers::add);
        admit(WITH_BOB);

        session.conversations().invited(BOB, answers::add);
        around.saved(false);

        assertThat(answers).containsExactly(false, false);
        assertThat(session.rooms().find(WITH_BOB)).isEmpty();
    }
}
