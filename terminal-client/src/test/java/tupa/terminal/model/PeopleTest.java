package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Person;
import tupa.wire.RoomName;

final class PeopleTest {
    private final FakeServer server = new FakeServer();
    private final Harness alice = new Harness(server, "Alice", true, "lobby");

    @Test
    void whoever_leaves_the_lobby_for_another_room_has_not_left_the_chat() {
        Person bob = server.guest("Bob", "lobby");
        Person carol = server.guest("Carol", "lobby");
        alice.connect().settle();

        alice.hear(new Event.Left(new RoomName("lobby"), bob, LeftReason.LEFT));
        alice.hear(new Event.Left(new RoomName("lobby"), carol, LeftReason.QUIT));

        assertThat(alice.texts()).endsWith("Bob left the room", "Carol left the chat");
    }

    @Test
    void the_status_names_connection_nick_and_rooms() {
        alice.connect().settle().type("/status").settle();

        assertThat(alice.texts()).last().asString().endsWith(": nick Alice, in #lobby; #lobby (1 here, 0 unread)");
    }

    @Test
    void users_are_listed_by_name() {
        server.guest("bob", "lobby");
        server.guest("Aaron", "lobby");

        alice.connect().settle().type("/users all").settle();

        assertThat(alice.texts()).last().isEqualTo("Connected users: Aaron, Alice, bob");
    }
}
