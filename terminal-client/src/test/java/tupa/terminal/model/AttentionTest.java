package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.model.Preferences.Alert;
import tupa.terminal.model.Preferences.Joins;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/** What the user is called for, and which comings and goings he sees. */
final class AttentionTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    private final FakeServer server = new FakeServer();
    private final Person bob = server.guest("Bob", "lobby");

    private Harness alice(Set<Alert> alerts, Joins joins, boolean typing) {
        Harness alice = new Harness(server, "Alice", Setup.Shown.APART, true, "lobby");
        alice.model.prefer(new Preferences(joins, alerts, List.of(), typing));
        return alice;
    }

    private static List<Effects.Act> alerts(Harness user) {
        return user.acts.stream().filter(Effects.Act.Alert.class::isInstance).toList();
    }

    @Test
    void he_is_called_when_he_is_named_or_spoken_to_in_private() {
        server.say(bob, "lobby", "alice, this was before you came");
        Harness alice = alice(EnumSet.of(Alert.MENTION, Alert.PRIVATE), Joins.ALL, false)
                .connect()
                .settle();
        server.say(bob, "lobby", "nothing to do with her");
        server.say(bob, "lobby", "Alice: look");
        server.whisper(bob, "Alice", "psst");
        alice.settle();

        assertThat(alerts(alice))
                .containsExactly(
                        new Effects.Act.Alert("Bob #lobby", "Alice: look"), new Effects.Act.Alert("Bob", "psst"));
    }

    @Test
    void he_is_called_for_what_he_missed_while_the_connection_was_broken() {
        Harness alice =
                alice(EnumSet.of(Alert.MENTION), Joins.ALL, false).connect().settle();
        alice.cut();
        server.say(bob, "lobby", "alice?");

        alice.connect().settle();

        assertThat(alerts(alice)).containsExactly(new Effects.Act.Alert("Bob #lobby", "alice?"));
    }

    @Test
    void he_is_called_once_for_all_that_he_missed() {
        Harness alice = alice(EnumSet.of(Alert.ALL), Joins.ALL, false).connect().settle();
        alice.cut();
        server.say(bob, "lobby", "one");
        server.say(bob, "lobby", "two");
        server.whisper(bob, "Alice", "three");
        server.later(Duration.ofSeconds(1));
        alice.connect().settle();
        assertThat(alerts(alice)).hasSize(1);

        server.say(bob, "lobby", "four");
        server.say(bob, "lobby", "five");

        assertThat(alerts(alice.settle()))
                .hasSize(3)
                .endsWith(new Effects.Act.Alert("Bob #lobby", "four"), new Effects.Act.Alert("Bob #lobby", "five"));
    }

    @Test
    void who_wants_no_call_gets_none_and_who_wants_all_gets_all() {
        Harness none = alice(Set.of(), Joins.ALL, false).connect().settle();
        server.say(bob, "lobby", "alice?");
        assertThat(alerts(none.settle())).isEmpty();

        none.model.prefer(new Preferences(Joins.ALL, EnumSet.of(Alert.ALL), List.of(), false));
        server.say(bob, "lobby", "anybody?");
        assertThat(alerts(none.settle())).hasSize(1);
    }

    @Test
    void among_many_only_those_come_and_go_who_have_said_something() {
        for (int i = 0; i < 25; i++) {
            server.guest("u" + i, "lobby");
        }
        Harness alice = alice(Set.of(), Joins.SMART, false).connect().settle();
        server.say(bob, "lobby", "hi");
        alice.settle();

        alice.hear(new Event.Joined(LOBBY, new Person(new UserId("g-silent"), new Nick("Silent"))));
        alice.hear(new Event.Left(LOBBY, bob, LeftReason.LEFT));

        assertThat(alice.loaded()).contains("Bob left the room").noneMatch(text -> text.contains("Silent"));
    }

    @Test
    void who_wants_to_see_no_coming_and_going_sees_none() {
        Harness alice = alice(Set.of(), Joins.NONE, false).connect().settle();

        alice.hear(new Event.Left(LOBBY, bob, LeftReason.LEFT));

        assertThat(alice.loaded()).noneMatch(text -> text.contains("Bob"));
    }

    @Test
    void that_somebody_writes_is_told_and_shown_only_if_the_user_wants_it() {
        Harness alice = alice(Set.of(), Joins.ALL, false).connect().settle();
        draft(alice, "", "h", "he");
        alice.hear(new Event.Typing(LOBBY, bob));
        assertThat(server.heard()).noneMatch(Request.Typing.class::isInstance);
        assertThat(alice.view().inFront().orElseThrow().typists()).isEmpty();

        alice.model.prefer(new Preferences(Joins.ALL, Set.of(), List.of(), true));
        draft(alice, "hel", "hell");

        assertThat(alice.settle().view().inFront().orElseThrow().typists()).containsExactly("Bob");
        assertThat(server.heard()).contains(new Request.Typing(LOBBY));
    }

    private static void draft(Harness user, String... drafts) {
        for (String draft : drafts) {
            user.press((model, now) -> model.drafted(draft, now)).settle();
        }
    }

    @Test
    void unread_and_mentions_are_counted_per_room_until_it_is_in_front() {
        Harness alice = alice(Set.of(), Joins.ALL, false)
                .connect()
                .settle()
                .type("/join dev")
                .settle();
        server.say(bob, "lobby", "hello");
        server.say(bob, "lobby", "alice, look");
        server.say(bob, "lobby", "malice aforethought");
        alice.settle();
        View.Tab lobby = alice.model.view(FakeServer.NOON).tabs().get(0);
        assertThat(List.of(lobby.unread(), lobby.mentions())).containsExactly(3, 1);

        alice.model.goTo(1, FakeServer.NOON);

        assertThat(alice.model.view(FakeServer.NOON).tabs().get(0).unread()).isZero();
    }

    @Test
    void own_words_are_pending_until_they_come_back() {
        Harness alice = alice(Set.of(), Joins.ALL, false).connect().settle();
        alice.type("on its way");
        assertThat(pending(alice)).containsExactly(View.Pending.State.SENT);
        alice.cut();
        assertThat(pending(alice)).containsExactly(View.Pending.State.WAITING);

        alice.connect().settle();

        assertThat(pending(alice)).isEmpty();
        assertThat(alice.loaded()).contains("on its way");
    }

    private static List<View.Pending.State> pending(Harness user) {
        return user.view().inFront().orElseThrow().pending().stream()
                .map(View.Pending::state)
                .toList();
    }
}
