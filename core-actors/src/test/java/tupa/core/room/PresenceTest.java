package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Parcel;
import tupa.core.store.RoomKey;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

final class PresenceTest {
    private static final int LISTED_MAX = 3;

    private final Map<UserId, Place> places = new HashMap<>();
    private final Presence presence = new Presence(Some.LOBBY, LISTED_MAX, places);
    private final Reader ann = Reader.narrow(4);
    private final Place anns = place("ann", ann);

    @Test
    void coming_going_and_changes_are_told_as_they_happen() {
        arrive("bob");
        presence.renamed(Some.user("bob"), new Nick("rob"));
        presence.statusChanged(Some.user("bob"), Status.AWAY);
        presence.departed(Some.user("bob"), LeftReason.QUIT);

        Person rob = new Person(Some.user("bob"), new Nick("rob"));
        assertThat(ann.read(Integer.MAX_VALUE))
                .startsWith(new Event.Joined(Some.LOBBY_NAME, Some.member("bob").person()))
                .contains(new Event.NickChanged(Some.LOBBY_NAME, new Nick("bob"), rob));
        assertThat(presence.roster().list()).isEmpty();
    }

    /** Word of his leaving came after he was seated again, and he was told that he is out. */
    @Test
    void nobody_is_told_of_himself_that_he_left() {
        arrive("ann");
        ann.read();

        presence.departed(Some.user("ann"), LeftReason.LEFT);

        assertThat(ann.read()).isEmpty();
    }

    @Test
    void whoever_is_not_there_cannot_leave() {
        presence.departed(Some.user("bob"), LeftReason.QUIT);
        presence.renamed(Some.user("bob"), new Nick("rob"));
        presence.statusChanged(Some.user("bob"), Status.AWAY);

        assertThat(ann.read()).isEmpty();
    }

    @Test
    void what_a_busy_connection_lost_is_paid_with_the_whole_list_once_it_has_room() {
        fill(ann);
        arrive("bob");
        presence.payDebts();
        assertThat(presence.hasDebts()).as("still no room").isTrue();
        ann.read();

        presence.payDebts();

        assertThat(ann.read()).containsExactly(new Event.Members(Some.LOBBY_NAME, List.of(Some.member("bob"))));
        assertThat(presence.hasDebts()).isFalse();
    }

    @Test
    void who_is_behind_is_told_as_he_becomes_level() {
        anns.level = false;
        arrive("bob");
        assertThat(presence.hasDebts()).as("nothing can be paid to him now").isFalse();

        anns.level = true;
        presence.settle(anns);
        presence.settle(anns);

        assertThat(ann.read()).containsExactly(new Event.Members(Some.LOBBY_NAME, List.of(Some.member("bob"))));
    }

    @Test
    void a_silent_arrival_is_no_coming_but_is_on_the_next_list() {
        presence.arrived(Some.member("bob"), true);
        assertThat(ann.read()).isEmpty();

        presence.payDebts();

        assertThat(ann.read()).containsExactly(new Event.Members(Some.LOBBY_NAME, List.of(Some.member("bob"))));
    }

    /** A member who asked again had another nick by then, and was known by the old one for ever. */
    @Test
    void who_arrives_again_under_another_nick_has_changed_it() {
        arrive("bob");
        ann.read(Integer.MAX_VALUE);
        Member bob = Some.member("bob");

        presence.arrived(new Member(bob.user(), new Nick("bobby"), Status.AWAY), true);

        assertThat(ann.read(Integer.MAX_VALUE))
                .containsExactly(
                        new Event.NickChanged(Some.LOBBY_NAME, bob.nick(), new Person(bob.user(), new Nick("bobby"))),
                        new Event.StatusChanged(Some.LOBBY_NAME, bob.user(), Status.AWAY));
    }

    @Test
    void of_a_crowd_only_the_number_is_told_and_only_when_debts_are_paid() {
        crowd();
        ann.read();

        arrive("eve");
        assertThat(ann.read()).isEmpty();
        assertThat(presence.hasDebts()).isTrue();
        presence.payDebts();

        assertThat(ann.read()).containsExactly(new Event.MemberCount(Some.LOBBY_NAME, 5));
        assertThat(presence.hasDebts()).isFalse();
    }

    /** The count was forgotten for those who were behind when it was told to the others. */
    @Test
    void who_is_behind_when_the_number_is_told_gets_it_as_he_becomes_level() {
        crowd();
        ann.read();
        anns.level = false;
        arrive("eve");
        presence.payDebts();

        anns.level = true;
        presence.settle(anns);

        assertThat(ann.read()).containsExactly(new Event.MemberCount(Some.LOBBY_NAME, 5));
    }

    /** Whoever knew only the number was told that somebody left, and never who is there. */
    @Test
    void a_crowd_that_is_one_no_longer_is_told_as_a_list() {
        crowd();
        ann.read();

        presence.departed(Some.user("bob"), LeftReason.LEFT);
        assertThat(ann.read()).isEmpty();
        presence.payDebts();

        assertThat(ann.read())
                .containsExactly(new Event.Members(
                        Some.LOBBY_NAME, List.of(Some.member("cal"), Some.member("dan"), Some.member("fay"))));
    }

    /** A debt in a conversation, which has no list to pay it with, kept the relay's timer running for ever. */
    @Test
    void a_private_conversation_tells_nothing_and_owes_nothing() {
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        Presence between = new Presence(key, LISTED_MAX, places);

        between.arrived(Some.member("ann"), true);
        between.arrived(Some.member("bob"), false);
        between.renamed(Some.user("bob"), new Nick("rob"));
        between.departed(Some.user("bob"), LeftReason.QUIT);

        assertThat(between.hasDebts()).isFalse();
        assertThat(ann.read()).isEmpty();
    }

    private void crowd() {
        List.of("bob", "cal", "dan", "fay").forEach(this::arrive);
        presence.payDebts();
    }

    private void arrive(String nick) {
        presence.arrived(Some.member(nick), false);
    }

    private Place place(String nick, Reader reader) {
        Seat seat = new Seat(Some.LOBBY_NAME, Some.user(nick), reader.outbox());
        Place place = new Place(seat, () -> {});
        place.level = true;
        places.put(Some.user(nick), place);
        return place;
    }

    private static void fill(Reader reader) {
        for (int i = 0; i < 4; i++) {
            reader.outbox().offer(Parcel.of(new Event.Notice("in the way")), () -> {});
        }
    }
}
