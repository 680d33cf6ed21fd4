package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** In which rooms the user is, by his own wish or the server's, and how they are numbered. */
final class RoomsTest {
    private final FakeServer server = new FakeServer();

    private static List<String> tabs(Harness user) {
        return user.model.view(FakeServer.NOON).tabs().stream()
                .map(tab -> tab.number() + ":" + tab.label())
                .toList();
    }

    private static String front(Harness user) {
        return user.model.view(FakeServer.NOON).front().orElseThrow().label();
    }

    @Test
    void who_names_no_room_meets_the_others_in_the_default_room_of_the_server() {
        server.meetIn("plaza", "Be nice");
        Person bob = server.guest("Bob", "plaza");
        server.say(bob, "plaza", "old words");
        Harness alice = new Harness(server, "Alice", true);

        alice.type("typed before the connection").connect().settle().type("/status");

        assertThat(alice.texts())
                .containsSubsequence(
                        "Welcome to the chat, Alice! You are in 'plaza'. Type /help for commands.",
                        "old words",
                        "Alice joined the chat",
                        "Topic of #plaza: Be nice",
                        "typed before the connection")
                .doesNotContain("Joined room: plaza")
                .last()
                .asString()
                .endsWith("in #plaza; #plaza (2 here, 0 unread)");
        assertThat(alice.said()).containsExactly("old words", "typed before the connection");
    }

    @Test
    void who_names_a_room_asks_for_no_other() {
        Harness alice = new Harness(server, "Alice", true, "dev").connect().settle();

        assertThat(server.heard().stream().filter(Request.Hello.class::isInstance))
                .allSatisfy(hello -> assertThat(((Request.Hello) hello).rooms()).contains(List.of()));
        assertThat(tabs(alice)).containsExactly("1:#dev");
    }

    @Test
    void whoever_leaves_his_only_room_is_told_where_the_server_put_him() {
        server.meetIn("plaza", "Be nice");
        Person bob = server.guest("Bob", "plaza");
        server.say(bob, "plaza", "old words");
        Harness alice = new Harness(server, "Alice", true, "dev").connect().settle();
        server.whisper(bob, "Alice", "psst");

        alice.settle().type("/leave").settle().type("hello").settle();

        assertThat(alice.texts())
                .containsSubsequence("Left room: dev", "You are in #plaza now.", "old words", "hello")
                .doesNotContain("Alice joined the chat");
        assertThat(server.texts("plaza")).containsExactly("old words", "hello");
        assertThat(front(alice)).isEqualTo("#plaza");
    }

    @Test
    void whoever_is_taken_out_of_his_only_room_is_told_so_and_where_the_server_put_him() {
        server.meetIn("plaza", "");
        Harness alice = new Harness(server, "Alice", true, "dev").connect().settle();

        server.takeOut("Alice", "dev");
        alice.settle();

        assertThat(alice.texts())
                .containsSubsequence("An operator has taken you out of #dev.", "You are in #plaza now.");
        assertThat(front(alice)).isEqualTo("#plaza");
    }

    @Test
    void what_the_server_says_is_shown_with_its_time_and_counted_as_an_event() {
        Person bob = server.guest("Bob", "lobby");
        Harness alice = new Harness(server, "Alice", true, "lobby").connect().settle();

        alice.hear(new Event.SystemMessage(new RoomName("lobby"), 1, FakeServer.NOON, "we stop at noon"));
        alice.hear(new Event.SystemMessage(new RoomName("lobby"), 1, FakeServer.NOON, "we stop at noon"));
        alice.hear(new Event.Message(
                new RoomName("lobby"), 2, "k1-2", FakeServer.NOON, bob, new Cid("b2"), "then hurry", Kind.TEXT));

        assertThat(alice.texts()).containsOnlyOnce("Server: we stop at noon").endsWith("then hurry");
        assertThat(alice.shown)
                .filteredOn(line -> line.text().startsWith("Server:"))
                .extracting(Line::at)
                .containsExactly(Optional.of(FakeServer.NOON));
    }

    @Test
    void a_script_waits_until_it_is_known_where_the_server_put_it() {
        server.meetIn("plaza", "");
        Harness piped = new Harness(server, "Alice", false, "dev");

        piped.type("/leave", "said in the plaza").connect().settle();

        assertThat(server.texts("plaza")).containsExactly("said in the plaza");
    }

    @Test
    void a_move_to_the_default_room_that_was_lost_on_the_way_is_caught_up_with() {
        Harness alice = new Harness(server, "Alice", true, "dev").connect().settle();
        alice.type("/leave");
        alice.step(true);
        alice.step(false);
        alice.cut();

        alice.connect().settle().type("hello").settle();

        assertThat(server.texts("lobby")).containsExactly("hello");
        assertThat(tabs(alice)).containsExactly("1:#lobby");
    }

    @Test
    void where_there_is_no_room_the_user_is_told_how_to_enter_one() {
        Harness alice =
                new Harness(server, "Alice", true, "full-house").connect().settle();

        alice.type("hello").settle();

        assertThat(alice.texts()).endsWith("You are in no room; /join <room> enters one.");
    }

    @Test
    void a_room_keeps_its_number_and_new_rooms_fill_the_gaps() {
        Person bob = server.guest("Bob", "lobby");
        Harness alice = new Harness(server, "Alice", true, "lobby").connect().settle();
        alice.type("/join python").settle();
        server.whisper(bob, "Alice", "psst");
        alice.settle();
        alice.model.goTo(1, FakeServer.NOON);

        alice.type("/cd dev").settle();
        assertThat(tabs(alice)).containsExactly("2:#python", "3:@Bob", "4:#dev");
        alice.type("/join ops").settle();

        assertThat(tabs(alice)).containsExactly("1:#ops", "2:#python", "3:@Bob", "4:#dev");
    }

    @Test
    void a_private_message_is_shown_at_once_and_not_counted() {
        Person bob = server.guest("Bob", "lobby");
        Harness alice = new Harness(server, "Alice", true, "lobby").connect().settle();
        server.whisper(bob, "Alice", "psst");

        alice.settle().type("/status");

        assertThat(alice.texts())
                .contains("psst")
                .last()
                .asString()
                .endsWith(": nick Alice, in #lobby; #lobby (2 here, 0 unread); @Bob (private)");
        assertThat(alice.model.view(FakeServer.NOON).tabs()).allMatch(tab -> tab.unread() == 0);
    }

    @Test
    void the_end_waits_a_moment_for_the_last_own_line_to_be_shown() {
        Harness piped = new Harness(server, "Alice", false, "lobby").connect().settle();
        piped.type("last words");
        Request.Post post = (Request.Post) piped.swallow();
        piped.model.inputEnded(FakeServer.NOON);
        piped.hear(piped.answer(new Reply.PostDone("k1-1", 1, FakeServer.NOON, false)));
        assertThat(piped.texts()).doesNotContain("Goodbye.");

        piped.later(Duration.ofSeconds(1));

        assertThat(post.text()).isEqualTo("last words");
        assertThat(piped.texts()).endsWith("Goodbye.");
        assertThat(piped.acts).containsExactly(new Effects.Act.Quit(ExitCode.FINE));
    }

    @Test
    void goodbye_is_said_once() {
        Harness alice = new Harness(server, "Alice", true, "lobby").connect().settle();
        alice.type("/quit");

        alice.hear(Event.Bye.of(CloseReason.CLOSED));

        assertThat(alice.texts()).endsWith("Goodbye.");
    }

    @Test
    void of_many_busy_rooms_the_one_that_is_looked_at_keeps_most() {
        Person bob = server.guest("Bob", "r0", "r1", "r2", "r3", "r4", "r5");
        Harness alice = new Harness(server, "Alice", Setup.Shown.APART, true, "r0", "r1", "r2", "r3", "r4", "r5");
        alice.connect().settle();
        for (int i = 0; i < Timeline.LOADED; i++) {
            for (int room = 0; room < 6; room++) {
                server.say(bob, "r" + room, Integer.toString(i));
            }
            alice.settle();
        }

        List<Integer> sizes = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> {
                    alice.type("/" + number).settle();
                    assertThat(alice.model.timeline().lines())
                            .last()
                            .matches(line -> line.text().equals(Integer.toString(Timeline.LOADED - 1)));
                    return alice.model.timeline().size();
                })
                .toList();

        assertThat(sizes.get(0)).isGreaterThanOrEqualTo(Timeline.LOADED);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
                .isBetween(3 * Timeline.LOADED, 4 * Timeline.LOADED);
    }

    @Test
    void a_conversation_is_left_by_the_name_of_the_other_as_well() {
        Person bob = server.guest("Bob", "lobby");
        Person dave = server.guest("Dave", "lobby");
        Harness alice = new Harness(server, "Alice", Setup.Shown.APART, true, "lobby", "dave")
                .connect()
                .settle();
        server.whisper(bob, "Alice", "psst");
        server.whisper(dave, "Alice", "hey");
        assertThat(tabs(alice.settle())).containsExactly("1:#lobby", "2:#dave", "3:@Bob", "4:@Dave");

        alice.type("/leave bob", "/leave dave").settle();
        assertThat(tabs(alice)).containsExactly("1:#lobby", "4:@Dave");
        alice.type("/leave @dave", "/leave @dave").settle();

        assertThat(tabs(alice)).containsExactly("1:#lobby");
        assertThat(alice.texts()).last().isEqualTo("No private conversation with dave is open.");
    }
}
