package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tupa.core.connection.Parcel;
import tupa.core.store.RoomKey;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.UserId;

final class TypingTest {
    private static final int CROWD = 4;

    private final Map<UserId, Place> places = new HashMap<>();
    private final Roster roster = new Roster(CROWD - 1);
    private final Typing typing = new Typing(Some.LOBBY, roster, places);
    private final Reader ann = come("ann", Reader.wide());
    private final Reader bob = come("bob", Reader.wide());
    private final Reader cal = come("cal", Reader.wide());

    @Test
    void everybody_is_told_of_the_others_at_once_and_nobody_of_himself() {
        begin("ann", "bob", "ann");

        typing.tell();

        assertThat(ann.outbox().waiting().messages()).isEqualTo(1);
        assertThat(ann.read()).containsExactly(told("bob"));
        assertThat(bob.read()).containsExactly(told("ann"));
        assertThat(cal.outbox().take(Integer.MAX_VALUE)).as("one parcel").hasSize(1);
    }

    @Test
    void what_was_told_is_not_told_again() {
        begin("ann");
        typing.tell();
        bob.read();

        typing.tell();

        assertThat(typing.isNews()).isFalse();
        assertThat(bob.read()).isEmpty();
    }

    @Test
    void he_is_told_of_under_the_nick_he_has_by_then() {
        begin("ann");
        roster.rename(Some.user("ann"), new Nick("anna"));

        typing.tell();

        assertThat(bob.read())
                .extracting(event -> ((Event.Typing) event).who().nick())
                .containsExactly(new Nick("anna"));
    }

    /** Told after it, it would stay until it is forgotten. */
    @Test
    void whoever_has_said_it_or_gone_by_then_is_not_told_of() {
        begin("ann", "bob");
        typing.said(Some.user("ann"));
        roster.remove(Some.user("bob"));

        typing.tell();

        assertThat(cal.read()).isEmpty();
    }

    @Test
    void a_stranger_is_not_told_of() {
        begin("eve");

        assertThat(typing.isNews()).isFalse();
    }

    @Test
    void a_crowd_is_told_nothing() {
        begin("ann");
        Reader dan = come("dan", Reader.wide());
        begin("bob");

        typing.tell();

        assertThat(typing.isNews()).isFalse();
        assertThat(Stream.of(ann, bob, cal, dan).flatMap(reader -> reader.read().stream()))
                .isEmpty();
    }

    @Test
    void a_connection_that_is_busy_or_behind_goes_without_and_is_owed_nothing() {
        Reader busy = come("cal", Reader.narrow(4));
        for (int i = 0; i < 3; i++) {
            busy.outbox().offer(Parcel.of(new Event.Notice("in the way")), () -> {});
        }
        place("bob").level = false;
        begin("ann");

        typing.tell();

        assertThat(busy.read()).hasSize(3).doesNotContain(told("ann"));
        assertThat(bob.read()).isEmpty();
        assertThat(List.of(place("bob"), place("cal"))).noneMatch(place -> place.owedMembers);
    }

    @Test
    void a_private_conversation_is_told_nothing() {
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        Typing between = new Typing(key, roster, places);

        between.began(Some.user("ann"));

        assertThat(between.isNews()).isFalse();
    }

    private void begin(String... nicks) {
        Stream.of(nicks).map(Some::user).forEach(typing::began);
    }

    private Reader come(String nick, Reader reader) {
        Member member = Some.member(nick);
        roster.put(member);
        Place place = new Place(new Seat(Some.LOBBY_NAME, member.user(), reader.outbox()), () -> {});
        place.level = true;
        places.put(member.user(), place);
        return reader;
    }

    private Place place(String nick) {
        return Optional.ofNullable(places.get(Some.user(nick))).orElseThrow();
    }

    private static Event told(String nick) {
        return new Event.Typing(Some.LOBBY_NAME, Some.member(nick).person());
    }
}
