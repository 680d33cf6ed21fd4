package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Line;
import tupa.terminal.model.Timelines;
import tupa.terminal.model.View;
import tupa.terminal.model.View.Pending.State;
import tupa.terminal.text.Matches;
import tupa.terminal.text.TextStyle;
import tupa.terminal.text.Width;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

final class SheetTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:30:20Z");
    private static final Person ALICE = new Person(new UserId("g-1"), new Nick("Alice"));

    private static Sheet sheet(Theme theme, boolean glyphs) {
        return new Sheet(theme, TextStyle.TYPED, ZoneOffset.UTC, Width.APART, glyphs);
    }

    private final Sheet sheet = sheet(Theme.nothing(), true);

    private List<String> rows(Line line, int width) {
        return sheet.rows(line, width, Optional.empty());
    }

    private static Line line(Line.Sort sort, String text) {
        return new Line(sort, Optional.of(AT), Optional.empty(), Optional.of(ALICE), text, false);
    }

    @Test
    void each_kind_of_line_has_its_own_form() {
        Line sent =
                new Line(Line.Sort.PRIVATE_SENT, Optional.of(AT), Optional.of("Bob"), Optional.of(ALICE), "hi", false);

        assertThat(rows(line(Line.Sort.SAID, "Hello!"), 80)).containsExactly("10:30 Alice   Hello!");
        assertThat(rows(line(Line.Sort.DONE, "waves"), 80)).containsExactly("10:30 * Alice waves");
        assertThat(rows(line(Line.Sort.PRIVATE, "hi"), 80)).containsExactly("10:30 [PRIVATE] Alice: hi");
        assertThat(rows(sent, 80)).containsExactly("10:30 [PRIVATE to Bob] Alice: hi");
        assertThat(rows(Timelines.presence(AT, "Alice joined"), 80)).containsExactly("10:30 -- Alice joined");
        assertThat(rows(Line.notice("Joined room: dev"), 80)).containsExactly("-- Joined room: dev");
        assertThat(rows(Line.info("told"), 80)).containsExactly("told");
        assertThat(rows(Line.error("refused"), 80)).containsExactly("!! refused");
    }

    @Test
    void what_goes_on_stands_below_the_words_and_never_in_the_first_columns() {
        assertThat(rows(line(Line.Sort.SAID, "one two three\n10:31 Bob     four"), 24))
                .containsExactly(
                        "10:30 Alice one two", "            three", "            10:31 Bob", "            four");
    }

    @Test
    void on_a_very_narrow_screen_the_words_stand_below_their_author() {
        assertThat(rows(line(Line.Sort.SAID, "one two"), 20)).containsExactly("10:30 Alice ", " one two");
        assertThat(rows(line(Line.Sort.SAID, "x"), 1)).isNotEmpty();
    }

    @Test
    void what_is_not_confirmed_says_so_before_the_name() {
        assertThat(sheet.rows(new View.Pending("on it", false, State.SENT), "me", 80))
                .containsExactly("…     me      on it");
        assertThat(sheet.rows(new View.Pending("waves", true, State.STORED), "me", 80))
                .containsExactly("✓     * me    waves");
        assertThat(sheet.rows(new View.Pending("no", false, State.REFUSED), "me", 80))
                .containsExactly("!!    me      no", "!! not sent (Alt-R: resend)");
    }

    @Test
    void what_is_looked_for_stands_out() {
        String found = String.join(
                "",
                sheet(Theme.colour(), true)
                        .rows(line(Line.Sort.SAID, "find ME here"), 80, Optional.of(new Matches("me"))));

        assertThat(found).containsPattern("find \u001b\\[[0-9;]+mME\u001b\\[0m here");
    }

    @Test
    void rows_between_lines_are_as_wide_as_the_screen_at_most() {
        for (int width = 1; width < 100; width++) {
            assertThat(sheet.dayRow(LocalDate.of(2026, 11, 20), width)).hasSizeLessThanOrEqualTo(width);
            assertThat(sheet.markRow(3, width)).hasSizeLessThanOrEqualTo(width);
        }
        assertThat(sheet(Theme.nothing(), false).markRow(3, 20)).isEqualTo("- - - new (3) - - -");
    }

    @Test
    void nothing_of_what_others_write_is_obeyed() {
        Line hostile = line(Line.Sort.SAID, "a\u001b[2Jb\u009bc\rd\u202ee");

        assertThat(rows(hostile, 80)).containsExactly("10:30 Alice   a[2Jbcde");
    }
}
