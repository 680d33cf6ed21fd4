package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.client.Poll;
import tupa.wire.ErrorCode;
import tupa.wire.Person;
import tupa.wire.Reply;

/** What one does on the full screen. */
final class FullChatTest {
    private static final String ENTER = "\r";
    private static final String PAGE_UP = "\u001b[5~";
    private static final String PAGE_DOWN = "\u001b[6~";
    private static final String ALT_HOME = "\u001b[1;3H";
    private static final String ALT_1 = "\u001b1";
    private static final String ALT_2 = "\u001b2";
    private static final String ESC = "\u001b";
    private static final String F7 = "\u001b[18~";
    private static final String F8 = "\u001b[19~";

    private FullChat full = open();
    private final Person bob = full.chat.guest("Bob", "lobby", "dev");

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

    private void talk(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> full.chat.say(bob, "lobby", "line " + i + "."));
        full.see("line " + to + ".");
    }

    private void gone(String text) {
        Poll.until(() -> full.text().contains(text) ? "there" : "gone", "gone");
    }

    @Test
    void what_is_typed_is_sent_and_stands_in_the_conversation() {
        full.keys("hi there" + ENTER);

        full.see("12:00 Alice   hi there").seeInput("[#lobby]");
        assertThat(full.chat.texts("lobby")).containsExactly("hi there");
    }

    @Test
    void what_is_typed_right_after_another_room_was_called_belongs_to_that_room() {
        full.keys("/join dev" + ENTER).see("[#dev]").keys("half a thought").seeInput("[#dev] half a thought");

        full.keys(ALT_1 + "hello").seeInput("[#lobby] hello");
        full.keys(ALT_2 + ", and the rest").seeInput("[#dev] half a thought, and the rest");
        full.keys(ENTER).see("Alice   half a thought, and the rest");
        full.keys(ALT_1 + ENTER).see("Alice   hello");
        assertThat(full.chat.texts("lobby")).containsExactly("hello");
    }

    @Test
    void who_reads_further_up_is_not_moved_and_told_how_much_is_below() {
        talk(1, 40);
        full.keys(PAGE_UP).see("16 lines below: PgDn");
        gone("line 40.");
        String before = full.rows().get(10);

        full.chat.say(bob, "lobby", "news");

        full.see("17 lines below: PgDn");
        assertThat(full.rows().get(10)).isEqualTo(before);
        full.keys(PAGE_DOWN).keys(PAGE_DOWN).see("news");
        gone("lines below");
    }

    @Test
    void escape_leads_back_to_the_newest() {
        talk(1, 40);
        full.keys(ALT_HOME).see("Friday 20 November 2026", "line 1.");

        full.keys(ESC);

        full.see("line 40.");
        gone("lines below");
    }

    @Test
    void a_search_goes_up_from_match_to_match() {
        talk(1, 40);

        full.keys("/search LINE 1" + ENTER).see("match 1 of 11");
        full.see("line 19.");
        full.keys("/search" + ENTER).see("match 2 of 11");

        full.keys(ESC);
        gone("match ");
        full.keys("/search nothing like it" + ENTER).see("not found: nothing like it");
    }

    @Test
    void what_was_refused_stays_until_it_is_sent_again() {
        full.chat.refuseNextPost(Reply.Refusal.of(ErrorCode.TEXT_TOO_LONG));
        full.keys("so long" + ENTER);
        full.see("!!    Alice   so long", "!! not sent (Alt-R: resend)");

        full.keys("\u001br");

        full.see("12:00 Alice   so long");
        gone("not sent (Alt-R");
    }

    @Test
    void lists_go_and_come_with_their_keys() {
        full.see("ROOMS", "MEMBERS 2");

        full.keys(F7).keys(F8);
        gone("ROOMS");
        gone("MEMBERS 2");
        full.keys(F8).see("MEMBERS 2");
    }

    @Test
    void what_is_new_in_another_room_is_below_a_mark_when_one_comes_there() {
        full.keys("/join dev" + ENTER).see("2 #dev");
        full.chat.say(bob, "lobby", "one");
        full.chat.say(bob, "lobby", "two");
        full.see("1 #lobby     2");

        full.keys(ALT_1);

        full.see("· new (2) ·", "12:00 Bob     two");
        full.keys("draft").seeInput("[#lobby] draft");
        full.keys("\u001b2").seeInput("[#dev]");
        full.keys(ALT_1).seeInput("[#lobby] draft");
    }

    @Test
    void a_long_input_grows_upwards_to_half_of_the_screen() {
        String lines = IntStream.rangeClosed(1, 30).mapToObj(i -> "row " + i).collect(Collectors.joining("\n"));

        full.keys("\u001b[200~" + lines + "\u001b[201~");

        full.seeInput("… row 30").see("… row 21");
        assertThat(full.text()).doesNotContain("… row 20").contains("● online");
        full.keys("\u0003").seeInput("[#lobby]");
        assertThat(full.rows().get(18)).startsWith(" ● online");
    }

    @Test
    void completions_stand_below_the_input_and_leave_nothing_behind() {
        full.keys("/re\t").see("/read", "/reconnect", "/resend");

        full.keys("ad\u0003");

        full.seeInput("[#lobby]");
        gone("/reconnect");
    }

    @Test
    void a_screen_that_was_disturbed_is_painted_anew() {
        full.keys("kept").seeInput("[#lobby] kept");
        full.disturb();

        full.keys("\u000c");

        full.see("● online", "ROOMS", "-- Alice joined the chat").seeInput("[#lobby] kept");
    }

    @Test
    void what_was_cut_off_comes_back_when_the_screen_had_another_size_for_a_moment() {
        full.keys("kept").seeInput("[#lobby] kept");

        full.shake(30, 5);

        full.see("● online", "ROOMS", "MEMBERS 2", "-- Alice joined the chat").seeInput("[#lobby] kept");
    }

    @Test
    void a_lost_connection_is_always_visible_and_what_is_said_meanwhile_waits() throws IOException {
        full.cut();
        full.see("Connection lost");

        full.keys("kept" + ENTER);

        full.see("● online", "12:00 Alice   kept");
        assertThat(full.chat.texts("lobby")).containsExactly("kept");
    }

    @Test
    void the_screen_that_was_there_before_comes_back_with_the_last_words() throws IOException, InterruptedException {
        full.keys("/quit" + ENTER);

        full.join();

        assertThat(full.text()).contains("Goodbye.").doesNotContain("ROOMS");
        assertThat(full.written()).contains("\u001b[?1049h").endsWith("\u001b[?7h\u001b[?25h\u001b[?1049lGoodbye.\r\n");
    }
}
