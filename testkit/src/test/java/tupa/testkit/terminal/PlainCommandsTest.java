package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Two people type every command there must be; each test in rooms of its own. */
final class PlainCommandsTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.limits.rate.enabled = false");

    @TempDir
    private static Path directory;

    private static PlainChat alice;
    private static PlainChat bob;

    @BeforeAll
    static void two_come() throws IOException {
        alice = chat("Alice");
        bob = chat("Bob");
        alice.shows("[hh:mm:ss] *** Alice joined the chat ***");
        bob.shows("[hh:mm:ss] *** Bob joined the chat ***");
    }

    private static PlainChat chat(String nick) throws IOException {
        return new PlainChat(directory, nick, TUPA.server().url(), "-n", nick);
    }

    @AfterAll
    static void both_go() {
        alice.close();
        bob.close();
    }

    /** Leaves whatever room was in front. */
    private static void meetIn(String room) throws IOException {
        alice.type("/cd " + room);
        alice.shows("*** Joined room: " + room + " ***");
        bob.type("/cd " + room);
        bob.shows("*** Joined room: " + room + " ***");
        alice.shows("<any>*** Bob joined the room ***");
    }

    @Test
    @Seed({"S0-15", "S2-20"})
    void text_goes_to_the_room_in_front() throws IOException {
        meetIn("text");

        alice.type("Hello everyone!");

        alice.shows("[hh:mm:ss] Alice: Hello everyone!");
        bob.shows("[hh:mm:ss] Alice: Hello everyone!");
    }

    @Test
    @Seed({"S0-16", "S2-14", "S4-24"})
    void join_adds_a_room_and_goes_there() throws IOException {
        meetIn("first");
        alice.type("/join python-dev");
        alice.shows("*** Joined room: python-dev ***");
        bob.type("/join python-dev");
        bob.shows("*** Joined room: python-dev ***");

        alice.type("said in the second");
        bob.shows("[hh:mm:ss] Alice: said in the second");
        bob.type("/leave");
        bob.shows("*** Left room: python-dev ***");
        bob.type("said in the first");

        alice.shows("[hh:mm:ss] #first Bob: said in the first");
        alice.type("/leave");
        alice.shows("*** Left room: python-dev ***");
    }

    @Test
    @Seed({"S3-05", "S3-20"})
    void cd_moves_to_a_room_and_leaves_the_other() throws IOException {
        meetIn("here");

        alice.type("/cd there");

        alice.shows("*** Leaving room 'here'. ***");
        alice.shows("*** Joined room: there ***");
        bob.shows("[hh:mm:ss] *** Alice left the room ***");
        bob.type("nobody hears this");
        bob.shows("[hh:mm:ss] Bob: nobody hears this");
        bob.type("/users");
        bob.shows("Users in #here: Bob");
        alice.type("/users");
        alice.shows("Users in #there: Alice");
        assertThat(alice.rows()).noneMatch(row -> row.contains("nobody hears this"));
    }

    @Test
    @Seed({"S2-15", "S4-25"})
    void leave_goes_from_the_room_in_front_back_to_the_lobby_and_from_there_nowhere() throws IOException {
        meetIn("only");

        alice.type("/leave");

        alice.shows("*** Left room: only ***");
        alice.shows("*** You are in #lobby now. ***");
        bob.shows("[hh:mm:ss] *** Alice left the room ***");
        alice.type("/leave");
        alice.shows("!! You cannot leave #lobby: it is your only room.");
    }

    @Test
    @Seed({"S0-19", "S2-16", "S4-26"})
    void rooms_lists_the_rooms_with_members() throws IOException {
        meetIn("listed");

        alice.type("/rooms");

        alice.shows("Rooms: <any>listed<any>");
        alice.shows("#listed (2 here)<any>");
    }

    @Test
    @Seed({"S2-17", "S4-27"})
    void users_lists_who_is_in_this_room() throws IOException {
        meetIn("here-we-are");
        alice.type("/users");
        alice.shows("Users in #here-we-are: Alice, Bob");

        bob.type("/cd elsewhere");
        alice.shows("[hh:mm:ss] *** Bob left the room ***");
        alice.type("/users");

        alice.shows("Users in #here-we-are: Alice");
    }

    @Test
    @Seed({"S0-18", "S0-42", "S1-04", "S1-20"})
    void users_all_and_list_list_everybody() throws IOException {
        alice.type("/cd one-place");
        alice.shows("*** Joined room: one-place ***");
        bob.type("/cd another-place");
        bob.shows("*** Joined room: another-place ***");

        alice.type("/users all");
        alice.shows("Connected users: Alice, Bob");
        alice.type("/list");
        alice.shows("Connected users: Alice, Bob");
    }

    @Test
    @Seed({"S0-17", "S1-04", "S1-21", "S2-18", "S4-28"})
    void msg_and_its_other_names_say_something_to_one_person() throws IOException {
        for (String command : new String[] {"/msg", "/whisper", "/w"}) {
            alice.type(command + " Bob said by " + command);

            alice.shows("*** Private message sent to Bob ***");
            alice.showsSomewhere("[hh:mm:ss] [PRIVATE to Bob] Alice: said by " + command);
            bob.shows("[hh:mm:ss] [PRIVATE] Alice: said by " + command);
        }
    }

    @Test
    @Seed({"S0-20", "S2-13", "S2-20", "S4-23"})
    void help_shows_every_command_and_what_other_text_does() throws IOException {
        alice.type("/help");

        for (String command :
                new String[] {"/help", "/join", "/leave", "/rooms", "/users", "/msg", "/nick", "/clear"}) {
            alice.shows(command + "<any> - <any>");
        }
        alice.shows("/quit<any> - <any>");
        alice.shows("any other text - goes to the current room");
    }

    @Test
    @Seed({"S2-96", "S4-16"})
    void fifty_messages_are_shown_on_joining_and_history_shows_those_before() throws IOException {
        ScriptedClient historian = TUPA.join("Historian", "annals");
        IntStream.rangeClosed(1, 60).forEach(number -> historian.say("annals", "line " + number));
        historian.ask(new Request.Bye(Optional.empty()), Reply.Done.class);

        alice.type("/cd annals");
        alice.shows("[hh:mm:ss] Historian: line 11");
        alice.shows("[hh:mm:ss] Historian: line 60");
        assertThat(alice.rows()).noneMatch(row -> row.endsWith("Historian: line 10"));
        alice.type("/history 5");

        alice.shows("--- earlier in #annals ---");
        alice.shows("[hh:mm:ss] Historian: line 6");
        alice.shows("[hh:mm:ss] Historian: line 10");
        assertThat(alice.rows()).noneMatch(row -> row.endsWith("Historian: line 5"));
    }

    @Test
    @Seed("S4-31")
    void nick_gives_another_name() throws IOException {
        meetIn("names");

        alice.type("/nick Alicia");
        bob.shows("[hh:mm:ss] *** Alice is now known as Alicia ***");
        alice.type("still me");
        bob.shows("[hh:mm:ss] Alicia: still me");
        alice.type("/nick Alice");

        bob.shows("[hh:mm:ss] *** Alicia is now known as Alice ***");
    }

    @Test
    @Seed({"S0-21", "S3-21"})
    void a_line_that_is_just_exit_ends_the_client_and_any_other_with_the_word_is_text()
            throws IOException, InterruptedException {
        try (PlainChat carol = chat("Carol")) {
            carol.type(" exit");
            carol.shows("[hh:mm:ss] Carol: exit");
            carol.type("//exit");
            carol.shows("[hh:mm:ss] Carol: /exit");
            carol.type("exit is where?");
            carol.shows("[hh:mm:ss] Carol: exit is where?");

            carol.type("exit");

            assertThat(carol.awaitEnd()).isZero();
        }
        isGone("Carol");
    }

    @Test
    @Seed({"S2-19", "S4-29"})
    void quit_ends_the_client() throws IOException, InterruptedException {
        try (PlainChat dan = chat("Dan")) {
            dan.shows("[hh:mm:ss] *** Dan joined the chat ***");

            dan.type("/quit");

            assertThat(dan.awaitEnd()).isZero();
            dan.shows("Goodbye.");
        }
        isGone("Dan");
    }

    private static void isGone(String nick) throws IOException {
        alice.type("/msg " + nick + " are you there?");
        alice.shows("!! Not sent (no_such_user)<any>");
    }
}
