package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.client.Poll;
import tupa.wire.Person;

/** What an entry does to what is seen. */
final class FullEntriesTest {
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";
    private static final String ALT_HOME = "\u001b[1;3H";
    private static final String QUESTION = "Enter again sends them, Ctrl-C discards them.";

    private FullChat full = open();

    private static FullChat open() {
        try {
            return new FullChat(100, 20);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        full.see("● online · Alice · 1:#lobby", "[#lobby]", "-- Alice joined the chat");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        full.close();
    }

    private void gone(String text) {
        Poll.until(() -> full.text().contains(text) ? "there" : "gone", "gone");
    }

    @Test
    void the_answer_to_a_command_is_seen_by_who_was_reading_further_up() {
        Person bob = full.chat.guest("Bob", "lobby");
        IntStream.rangeClosed(1, 40).forEach(i -> full.chat.say(bob, "lobby", "line " + i + "."));
        full.see("line 40.").keys(ALT_HOME).see("line 1.");

        full.keys("/whois Bob" + ENTER);

        full.see("line 40.", "Bob: here, id g-2, with you in #lobby");
        gone("lines below");
    }

    @Test
    void the_question_about_a_long_paste_stays_until_it_is_answered() {
        full.keys("\u001b[200~1\n2\n3\n4\n5\nsix\u001b[201~" + ENTER).see(QUESTION);

        full.keys("n").see("sixn", "6 lines as one message: " + QUESTION);
        full.keys(CTRL_C).seeInput("[#lobby]");

        gone(QUESTION);
        assertThat(full.chat.texts("lobby")).isEmpty();
    }

    /** JLine's menu throws on some of these. */
    @Test
    void a_menu_of_completions_in_a_screen_that_is_too_small_for_it_ends_nothing() {
        for (int rows = 2; rows <= 6; rows++) {
            for (String begun : new String[] {"\u001b\r/re", "\u001b\r\u001b\r/re", "/"}) {
                full.resize(10 + rows, rows);
                full.keys(begun + "\t\t\t");
                full.resize(100, 20);
                full.keys(CTRL_C + CTRL_C + "typed")
                        .seeInput("[#lobby] typed")
                        .keys(CTRL_C)
                        .seeInput("[#lobby]");
            }
        }
    }
}
