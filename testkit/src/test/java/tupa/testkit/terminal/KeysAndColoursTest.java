package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.Status;

/** What keys do in a real terminal, and what can be told apart there at a glance. */
final class KeysAndColoursTest {
    private static final char ESCAPE = '\u001b';

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @TempDir
    private static Path directory;

    private static Tmux tmux;
    private static Pane alice;

    @BeforeAll
    static void alice_comes() throws IOException {
        Tmux.demand();
        tmux = new Tmux(directory);
        alice = tmux.open("alice", Programs.inline(TUPA.server().url(), "-n", "Alice"));
        alice.stands("● online · Alice · 1:#lobby", "[#lobby]");
    }

    @AfterAll
    static void end() {
        tmux.close();
    }

    /** What a test that failed has left there is not typed by the next. */
    @AfterEach
    void nothing_stays_typed() {
        alice.key("C-u");
    }

    @Test
    @Seed("S4-20")
    void up_and_down_go_through_what_was_typed() {
        alice.say("[#lobby]", "the first");
        alice.say("[#lobby]", "the second");
        alice.shows("[hh:mm:ss] Alice: the second");

        alice.key("Up");
        alice.stands("<any>", "[#lobby] the second");
        alice.key("Up");
        alice.stands("<any>", "[#lobby] the first");
        alice.key("Down");
        alice.stands("<any>", "[#lobby] the second");

        alice.key("C-c");
        alice.stands("<any>", "[#lobby]");
    }

    @Test
    void keys_that_scroll_and_jump_do_what_a_terminal_with_its_own_history_can() {
        alice.key("PPage");
        alice.shows("--- that is all that is kept of #lobby ---");

        alice.key("C-k");

        alice.stands("<any>", "[#lobby] /go");
    }

    @Test
    @Seed({"S4-21", "S4-22"})
    void tab_completes_commands_and_names() {
        ScriptedClient penelope = TUPA.join("Penelope");
        alice.shows("[hh:mm:ss] *** Penelope joined the chat ***");

        alice.type("/hist");
        alice.key("Tab");
        alice.stands("<any>", "[#lobby] /history");
        alice.key("C-c");
        alice.stands("<any>", "[#lobby]");
        alice.type("/msg pen");
        alice.key("Tab");
        alice.stands("<any>", "[#lobby] /msg Penelope");
        alice.type(" hello");
        alice.key("Enter");

        assertThat(penelope.expect(Event.Dm.class).text()).isEqualTo("hello");
    }

    @Test
    @Seed("S4-30")
    void clear_empties_the_screen_and_the_chat_goes_on() {
        alice.say("[#lobby]", "to be cleared away");
        alice.shows("[hh:mm:ss] Alice: to be cleared away");

        alice.say("[#lobby]", "/clear");
        alice.say("[#lobby]", "after it");
        alice.shows("[hh:mm:ss] Alice: after it");

        assertThat(alice.visible()).noneMatch(row -> row.contains("to be cleared away"));
    }

    @Test
    @Seed("S4-34")
    void who_is_away_is_seen() {
        ScriptedClient quentin = TUPA.join("Quentin");
        quentin.ask(new Request.SetStatus(Status.AWAY), Reply.Done.class);
        alice.shows("[hh:mm:ss] *** Quentin is away ***");

        alice.say("[#lobby]", "/users");

        alice.shows("Users in #lobby: Alice, <any>Quentin (away)<any>");
    }

    @Test
    @Seed({"S0-37", "S4-32"})
    void messages_of_each_kind_have_a_colour_of_their_own() {
        talkTo("Alice", alice, "Rita");

        List<String> inks =
                List.of(ink(alice, "*** Rita joined the chat ***"), ink(alice, "[PRIVATE]"), ink(alice, "!!"));
        assertThat(inks).doesNotHaveDuplicates().allMatch(ink -> ink.matches("\\[[0-9;]*3[0-9]m|\\[[0-9;]*9[0-9]m"));
    }

    @Test
    @Seed("S4-32")
    void whoever_wants_no_colours_sees_none() throws IOException {
        List<String> plainly = List.of("env", "NO_COLOR=1");
        Pane sam = tmux.open(
                "sam",
                Stream.concat(plainly.stream(), Programs.inline(TUPA.server().url(), "-n", "Sam").stream())
                        .toList());
        sam.stands("● online · Sam · 1:#lobby", "[#lobby]");
        talkTo("Sam", sam, "Tess");

        assertThat(sam.inkedRows()).noneMatch(row -> row.matches(".*" + ESCAPE + "\\[(\\d+;)*[39][0-7](;\\d+)*m.*"));
    }

    @Test
    @Seed("S2-98")
    void emphasis_and_short_names_of_emoji_are_shown_and_sent_as_they_were_typed() {
        ScriptedClient ursula = TUPA.join("Ursula");
        alice.shows("[hh:mm:ss] *** Ursula joined the chat ***");

        alice.type(":tad");
        alice.key("Tab");
        alice.stands("<any>", "[#lobby] :tada:");
        alice.key("C-u");
        alice.say("[#lobby]", "so *bold* and `a_code_b` and _slanted_ :tada: at 10:30:45");
        alice.shows("[hh:mm:ss] Alice: so bold and a_code_b and slanted 🎉 at 10:30:45");

        assertThat(ursula.expect(Event.Message.class, said -> said.text().startsWith("so "))
                        .text())
                .isEqualTo("so *bold* and `a_code_b` and _slanted_ :tada: at 10:30:45");
        assertThat(ink(alice, "bold")).isEqualTo("[1m");
        assertThat(ink(alice, "a_code_b")).isEqualTo("[36m");
        assertThat(ink(alice, "slanted")).isEqualTo("[3m");
    }

    /** Somebody comes, says something in private, and something is refused. */
    private static void talkTo(String addressee, Pane pane, String nick) {
        ScriptedClient other = TUPA.join(nick);
        pane.shows("[hh:mm:ss] *** " + nick + " joined the chat ***");
        other.ask(new Request.Dm(addressee, other.nextCid(), "in private"), Reply.DmDone.class);
        pane.shows("[hh:mm:ss] [PRIVATE] " + nick + ": in private");
        pane.say("[#lobby]", "/msg nobody-" + nick + " hello");
        pane.shows("!! Not sent (no_such_user)<any>");
    }

    /** The sequence before that text. */
    private static String ink(Pane pane, String text) {
        String row = pane.inkedRows().stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow();
        String before = row.substring(0, row.indexOf(text));
        return before.substring(before.lastIndexOf(ESCAPE) + 1);
    }
}
