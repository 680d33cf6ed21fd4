package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Person;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** On a server that keeps everybody in one room at a time. */
final class OneRoomTest {
    private final FakeServer server = new FakeServer();

    private Harness inLobby() {
        server.keepInOneRoom();
        return new Harness(server, "Alice", true, "lobby").connect().settle();
    }

    private static List<String> tabs(Harness user) {
        return user.model.view(FakeServer.NOON).tabs().stream()
                .map(View.Tab::label)
                .toList();
    }

    private static String front(Harness user) {
        return user.model.view(FakeServer.NOON).front().orElseThrow().label();
    }

    private Stream<Request> leaves() {
        return server.heard().stream().filter(Request.Leave.class::isInstance);
    }

    @Test
    void a_join_leaves_the_room_before_and_says_both() {
        Harness alice = inLobby();

        alice.type("/join dev").settle().type("hello").settle();

        assertThat(alice.texts()).containsSubsequence("Leaving room 'lobby'.", "Joined room: dev", "hello");
        assertThat(tabs(alice)).containsExactly("#dev");
        assertThat(server.texts("dev")).containsExactly("hello");
        assertThat(leaves()).isEmpty();
    }

    @Test
    void a_move_leaves_the_room_before_once() {
        Harness alice = inLobby();

        alice.type("/cd dev").settle();

        assertThat(alice.texts())
                .containsSubsequence("Leaving room 'lobby'.", "Joined room: dev")
                .containsOnlyOnce("Leaving room 'lobby'.");
        assertThat(tabs(alice)).containsExactly("#dev");
        assertThat(leaves()).isEmpty();
    }

    @Test
    void a_room_that_cannot_be_joined_leaves_everything_as_it_is() {
        Harness alice = inLobby();

        alice.type("/join full-house").settle().type("still here").settle();

        assertThat(tabs(alice)).containsExactly("#lobby");
        assertThat(server.texts("lobby")).containsExactly("still here");
        assertThat(alice.texts()).noneMatch(text -> text.startsWith("Leaving room"));
    }

    @Test
    void a_move_from_a_conversation_leaves_the_room_behind_it() {
        Person bob = server.guest("Bob", "lobby");
        Harness alice = inLobby();
        server.whisper(bob, "Alice", "psst");
        alice.settle().type("/query Bob");

        alice.type("/cd dev").settle();

        assertThat(tabs(alice)).containsExactly("@Bob", "#dev");
        assertThat(front(alice)).isEqualTo("#dev");
    }

    @Test
    void who_looks_at_a_conversation_meanwhile_goes_on_looking_at_it() {
        Person bob = server.guest("Bob", "lobby");
        Harness alice = inLobby();
        server.whisper(bob, "Alice", "psst");
        alice.settle();

        alice.type("/join dev").type("/query Bob").settle();

        assertThat(tabs(alice)).containsExactly("@Bob", "#dev");
        assertThat(front(alice)).isEqualTo("@Bob");
    }

    /** The lobby was joined again as what is lost, and so the move undone. */
    @Test
    void a_move_whose_end_was_not_heard_is_not_undone_by_the_resume() {
        Harness alice = inLobby();
        alice.type("/join dev");
        alice.step(true);
        alice.cut();

        alice.connect().settle().type("hello").settle();

        assertThat(alice.texts()).containsSubsequence("Leaving room 'lobby'.", "Joined room: dev");
        assertThat(tabs(alice)).containsExactly("#dev");
        assertThat(server.texts("dev")).containsExactly("hello");
    }

    @Test
    void a_move_that_was_lost_on_the_way_is_made_after_the_resume() {
        Harness alice = inLobby();
        alice.type("/join dev");
        alice.cut();

        alice.connect().settle().type("hello").settle();

        assertThat(tabs(alice)).containsExactly("#dev");
        assertThat(server.texts("dev")).containsExactly("hello");
    }

    @Test
    void in_a_new_session_only_the_room_in_front_is_entered_again() {
        server.meetIn("lobby", "");
        Harness alice =
                new Harness(server, "Alice", true, "lobby", "dev").connect().settle();
        server.keepInOneRoom();
        server.forgetSessions();
        alice.cut();

        alice.connect().settle();

        assertThat(alice.texts()).contains("Leaving room 'dev'.");
        assertThat(tabs(alice)).containsExactly("#lobby");
    }

    @Test
    void of_several_rooms_at_the_start_the_first_is_entered_and_the_others_are_named() {
        server.keepInOneRoom();

        Harness alice =
                new Harness(server, "Alice", true, "lobby", "dev").connect().settle();

        assertThat(tabs(alice)).containsExactly("#lobby");
        assertThat(alice.texts())
                .contains("Room 'dev' is not entered: this server keeps everybody in one room at a time.");
        assertThat(server.heard())
                .noneMatch(request ->
                        request instanceof Request.Join join && join.room().equals(new RoomName("dev")));
    }

    @Test
    void what_was_not_sent_before_the_move_is_said_to_be_lost() {
        Harness alice = inLobby();

        alice.type("one", "two", "/join dev").settle();

        assertThat(server.texts("lobby")).containsExactly("one");
        assertThat(alice.texts()).contains("Not sent (not_in_room): You are not in that room. -- two");
    }
}
