package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Person;

/** Where nothing on the screen stays, whom one is talking to is told whenever it is somebody else. */
class HeadingsTest {
    private final FakeServer server = new FakeServer();
    private final Harness alice = new Harness(server, "Alice", true, "lobby");
    private final Person bob = server.guest("Bob", "lobby");

    @BeforeEach
    void begin() {
        server.meetIn("dev", "code");
        alice.connect().settle().type("/join dev").settle();
    }

    private List<String> shownBy(String... entries) {
        int before = alice.shown.size();
        alice.type(entries).settle();
        return alice.texts().subList(before, alice.texts().size());
    }

    @Test
    void a_room_that_is_joined_is_told_by_its_join_alone() {
        assertThat(shownBy("/join ops")).containsExactly("Joined room: ops");
    }

    @Test
    void a_room_that_comes_to_the_front_again_is_told() {
        assertThat(shownBy("/go lobby")).containsExactly("-- #lobby -- 2 members");
        assertThat(shownBy("/2")).containsExactly("-- #dev -- topic: code -- 1 member");
        assertThat(shownBy("/go back")).containsExactly("-- #lobby -- 2 members");
        assertThat(shownBy("/join dev")).containsExactly("-- #dev -- topic: code -- 1 member");
    }

    @Test
    void a_person_who_comes_to_the_front_is_told() {
        server.whisper(bob, "Alice", "psst");
        alice.settle();

        assertThat(shownBy("/query bob")).containsExactly("-- @Bob -- private");
        assertThat(shownBy("/leave")).containsExactly("-- #dev -- topic: code -- 1 member");
    }

    @Test
    void who_goes_where_he_is_already_is_answered_too() {
        assertThat(shownBy("/go dev")).containsExactly("-- #dev -- topic: code -- 1 member");
        assertThat(shownBy("/2")).containsExactly("-- #dev -- topic: code -- 1 member");
    }

    @Test
    void who_goes_back_and_was_nowhere_else_is_told_where_he_is() {
        Harness carl = new Harness(server, "Carl", true, "dev").connect().settle();

        carl.type("/go back");

        assertThat(carl.texts()).endsWith("-- #dev -- topic: code -- 2 members");
    }

    @Test
    void the_room_one_is_in_after_leaving_another_is_told() {
        assertThat(shownBy("/leave")).containsExactly("Left room: dev", "-- #lobby -- 2 members");
    }

    @Test
    void the_room_one_is_in_after_an_operator_took_one_out_of_another_is_told() {
        alice.type("/join ops").settle();
        server.takeOut("Alice", "ops");
        alice.settle();

        assertThat(alice.texts())
                .endsWith("An operator has taken you out of #ops.", "-- #dev -- topic: code -- 1 member");
    }

    @Test
    void a_room_whose_join_is_not_answered_yet_is_told_as_such() {
        assertThat(shownBy("/join ops", "/go lobby", "/go ops"))
                .containsExactly("-- #lobby -- 2 members", "-- #ops -- not joined yet", "Joined room: ops");
    }

    @Test
    void a_join_that_is_answered_when_another_room_is_in_front_is_not_mistaken() {
        assertThat(shownBy("/join ops", "/go lobby"))
                .containsExactly("-- #lobby -- 2 members", "Joined room: ops", "-- #lobby -- 2 members");
    }

    @Test
    void rooms_from_the_command_line_are_told_by_their_joins_the_one_in_front_last() {
        Harness carl = new Harness(server, "Carl", true, "ops", "tea").connect().settle();

        assertThat(carl.texts()).containsSubsequence("Joined room: tea", "Joined room: ops");
        assertThat(carl.texts()).noneMatch(text -> text.startsWith("--"));
    }

    @Test
    void where_each_room_has_its_place_nothing_is_said_of_a_change() {
        Harness carl = new Harness(server, "Carl", Setup.Shown.APART, true, "lobby", "dev");
        carl.connect().settle().type("/go dev", "/go lobby", "/go back", "/go dev");

        assertThat(carl.texts()).noneMatch(text -> text.startsWith("--"));
    }
}
