package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Person;
import tupa.wire.RoomName;

class RestoredHistoryTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    private final FakeServer server = new FakeServer();
    private final Harness alice = new Harness(server, "Alice", true, "lobby");

    @Test
    void a_restored_history_is_told_before_it_is_shown_and_nothing_is_said_to_be_gone() {
        Person bob = server.guest("Bob", "lobby");
        alice.connect().settle();
        server.say(bob, "lobby", "one");
        server.say(bob, "lobby", "two");
        alice.settle();

        alice.hear(new Event.Gap(LOBBY, 1, 0, 1, "k2"));
        alice.hear(new Event.Message(LOBBY, 1, "k2-1", FakeServer.NOON, bob, new Cid("m1"), "one", Kind.TEXT));

        assertThat(alice.texts())
                .endsWith(
                        "two",
                        "The history of #lobby on the server is another than before: it was reset, or restored from a"
                                + " backup. What follows may be known to you.",
                        "one");
    }

    @Test
    void whoever_comes_back_to_another_history_is_not_told_that_all_is_as_before() {
        Person bob = server.guest("Bob", "lobby");
        alice.connect().settle();
        server.say(bob, "lobby", "one");
        alice.settle();

        alice.cut();
        server.restore();
        alice.connect().settle();

        assertThat(alice.texts())
                .noneMatch(text -> text.startsWith("Connected again"))
                .anyMatch(text -> text.startsWith("The history of #lobby on the server is another"));
    }

    @Test
    void a_hole_in_the_old_history_is_no_longer_waited_for() {
        Person bob = server.guest("Bob", "lobby");
        alice.connect().settle();
        server.say(bob, "lobby", "one");
        alice.settle();
        alice.hear(new Event.Message(LOBBY, 9, "k1-9", FakeServer.NOON, bob, new Cid("m9"), "nine", Kind.TEXT));

        alice.hear(new Event.Gap(LOBBY, 1, 0, 1, "k2"));
        alice.hear(new Event.Message(LOBBY, 1, "k2-1", FakeServer.NOON, bob, new Cid("n1"), "anew", Kind.TEXT));

        assertThat(alice.texts()).endsWith("anew").doesNotContain("nine");
    }
}
