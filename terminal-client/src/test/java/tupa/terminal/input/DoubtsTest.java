package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoubtsTest {
    private static final String SIX = "1\n2\n3\n4\n5\n6\n";

    private final Locale before = Locale.getDefault();
    private final Doubts doubts = new Doubts();

    @BeforeEach
    void speak_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    @Test
    void a_long_paste_is_asked_about_once() {
        doubts.pasted();

        assertThat(doubts.about(SIX)).contains("6 lines as one message: Enter again sends them, Ctrl-C discards them.");
        assertThat(doubts.about(SIX)).isEmpty();
    }

    @Test
    void who_changes_the_paste_after_the_question_is_asked_again() {
        doubts.pasted();
        assertThat(doubts.about(SIX)).isPresent();

        assertThat(doubts.about(SIX + "7")).isPresent();
    }

    @Test
    void the_question_stands_until_the_paste_is_sent_or_gone() {
        doubts.pasted();
        assertThat(doubts.open(SIX)).isEmpty();
        assertThat(doubts.about(SIX)).isPresent();

        assertThat(doubts.open(SIX + "n"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("7 lines as one message: "));
        assertThat(doubts.open("something else")).isEmpty();
        doubts.begin();
        assertThat(doubts.open(SIX)).isEmpty();
    }

    @Test
    void five_lines_and_lines_that_were_typed_are_sent_at_once() {
        assertThat(doubts.about(SIX)).isEmpty();
        doubts.pasted();

        assertThat(doubts.about("1\n2\n3\n4\n5\n")).isEmpty();
    }

    @Test
    void the_next_entry_is_not_the_paste_any_more() {
        doubts.pasted();
        doubts.begin();

        assertThat(doubts.about(SIX)).isEmpty();
    }

    @Test
    void what_the_server_would_not_take_is_not_sent_however_often_it_is_tried() {
        doubts.follow(() -> new EntryRules(1, 4));

        assertThat(doubts.about("1234")).isEmpty();
        assertThat(doubts.about("😀😀😀😀")).isEmpty();
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(doubts.about("12345")).contains("This is 5 characters long, and the server takes 4.");
        }
    }
}
