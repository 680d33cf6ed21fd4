package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.core.store.RoomKey;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Request;

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
    void who_could_not_store_a_conversation_says_no_and_does_not_believe_that_he_has_it() {
        welcome();
        session.conversations().invited(BOB, answers::add);
        admit(WITH_BOB);
        session.conversations().invited(BOB, answers::add);
        around.saved(false);
        assertThat(answers).containsExactly(false, false);

        session.conversations().invited(BOB, answers::add);
        admit(WITH_BOB);
        assertThat(answers).hasSize(2);
        around.saved(true);

        assertThat(answers).endsWith(true);
    }

    @Test
    void who_is_welcomed_into_a_conversation_that_then_cannot_be_stored_by_itself_stays_in_it() {
        welcome();
        session.conversations().invited(BOB, answers::add);
        admit(WITH_BOB);
        hello(Reader.wide());
        admit(Some.LOBBY);
        admit(WITH_BOB);

        around.saved(false);
        around.saved(true);

        assertThat(session.rooms().find(WITH_BOB)).isPresent();
        assertThat(around.sats).extracting(ListedSurroundings.Sat::room).contains(WITH_BOB);
    }

    @Test
    void the_room_hears_the_nick_of_now_from_who_took_another_while_he_asked_to_come_in() {
        welcome();
        session.conversations().invited(BOB, answers::add);
        ask("n1", new Request.ChangeNick(new Nick("anna")));
        around.saved(true);

        admit(WITH_BOB);

        assertThat(around.renamed).contains(new ListedSurroundings.Renamed(WITH_BOB, new Nick("anna")));
    }
}
