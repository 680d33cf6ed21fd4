package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.room.RoomReply;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.StoredEvent;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.Status;

/** A conversation is held open for whoever can hear it. */
final class RestingConversationsTest extends OneSession {
    private static final RoomKey WITH_BOB = RoomKey.conversation(Some.user("ann"), Some.user("bob"));

    @Test
    void who_is_away_lets_go_of_his_conversations_and_keeps_his_rooms() {
        withBob();

        session.lost(reader.outbox());

        assertThat(around.leaves).containsExactly(WITH_BOB);
        assertThat(lastRow().rooms()).extracting(SessionRow.Joined::room).containsExactly(Some.LOBBY, WITH_BOB);
    }

    @Test
    void who_comes_back_takes_them_up_again() {
        withBob();
        session.lost(reader.outbox());
        around.sats.clear();

        hello(Reader.wide());
        assertThat(around.joins).endsWith(Some.LOBBY, WITH_BOB);
        admit(Some.LOBBY);
        admit(WITH_BOB);
        around.saved(true);
        around.saved(true);

        assertThat(around.sats).filteredOn(sat -> sat.room().equals(WITH_BOB)).hasSize(1);
        assertThat(around.leaves).hasSize(1);
    }

    /** The answer that he is in overtook him as he left, and the room did not have him. */
    @Test
    void one_that_is_being_joined_is_let_go_of_when_the_room_has_answered() {
        withBob();
        hello(Reader.wide());
        Reader gone = Reader.wide();
        hello(gone);

        session.lost(gone.outbox());
        assertThat(around.leaves).isEmpty();
        admit(WITH_BOB);

        assertThat(around.leaves).containsExactly(WITH_BOB);
    }

    @Test
    void one_in_which_something_is_not_answered_is_let_go_of_when_it_is() {
        withBob();
        Entry entry = new Entry(
                Some.user("ann"), new Nick("ann"), Optional.of(new Nick("bob")), EntryKind.TEXT, new Cid("d1"), "psst");
        session.posts().submit(WITH_BOB, Optional.of("d1"), entry);

        session.lost(reader.outbox());
        assertThat(around.leaves).isEmpty();
        session.said(new RoomReply.Accepted(WITH_BOB, Some.EPOCH, new StoredEvent(1, Some.NOON, entry), false));

        assertThat(around.leaves).containsExactly(WITH_BOB);
    }

    @Test
    void one_that_fails_while_nobody_is_there_is_not_opened_again() {
        withBob();
        session.rooms().gone(WITH_BOB);
        session.said(new RoomReply.NotAdmitted(WITH_BOB, ErrorCode.BUSY));
        int joins = around.joins.size();

        session.lost(reader.outbox());
        around.fire(key -> key.toString().contains("Rejoin"));

        assertThat(around.joins).hasSize(joins);
        assertThat(around.leaves).isEmpty();
    }

    @Test
    void one_that_is_begun_while_he_is_away_is_stored_and_let_go_of() {
        welcome();
        session.lost(reader.outbox());
        around.saved(true);
        boolean[] invited = {false};

        session.conversations().invited(Some.member("bob").person(), stored -> invited[0] = stored);
        admit(WITH_BOB);
        around.saved(true);

        assertThat(invited[0]).isTrue();
        assertThat(lastRow().rooms()).extracting(SessionRow.Joined::room).contains(WITH_BOB);
        assertThat(around.leaves).containsExactly(WITH_BOB);
    }

    @Test
    void a_restored_session_opens_its_rooms_and_not_its_conversations() {
        List<SessionRow.Joined> rooms = List.of(
                new SessionRow.Joined(Some.LOBBY, 0, Some.EPOCH), new SessionRow.Joined(WITH_BOB, 0, Some.EPOCH));

        session.restore(
                new SessionRow(Some.user("ann"), new Nick("ann"), Status.ONLINE, "hash", rooms, Optional.empty()),
                () -> {});

        assertThat(around.joins).containsExactly(Some.LOBBY);
    }

    private void withBob() {
        welcome();
        session.conversations().invited(Some.member("bob").person(), stored -> {});
        admit(WITH_BOB);
        around.saved(true);
        reader.read();
    }
}
