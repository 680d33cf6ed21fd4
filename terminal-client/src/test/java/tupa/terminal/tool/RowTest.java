package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class RowTest {
    private static final RoomName OPS = new RoomName("ops");
    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.789Z");
    private static final Person ANN = new Person(new UserId("g-1"), new Nick("ann"));

    private static Event said(String text, Kind kind) {
        return new Event.Message(OPS, 1, "k-1", TIME, ANN, new Cid("c"), text, kind);
    }

    @Test
    void a_row_says_when_and_who_and_where_if_that_is_not_clear() {
        assertThat(new Row(false).of(said("hi", Kind.TEXT))).contains("2026-11-20T12:00:00Z ann: hi");
        assertThat(new Row(true).of(said("waves", Kind.ACTION))).contains("2026-11-20T12:00:00Z #ops * ann waves");
        assertThat(new Row(false).of(new Event.TopicChanged(OPS, 2, TIME, ANN, "x")))
                .contains("2026-11-20T12:00:00Z *** ann set the topic: x");
        assertThat(new Row(false).of(new Event.SystemMessage(OPS, 2, TIME, "backup")))
                .contains("2026-11-20T12:00:00Z *** Server: backup");
        assertThat(new Row(false).of(new Event.Live(OPS, 2))).isEqualTo(Optional.empty());
    }

    @Test
    void nobody_can_write_what_looks_like_another_row_or_what_a_terminal_obeys() {
        assertThat(new Row(false).of(said("a\n2026-11-20T12:00:00Z bob: no\u001b[2J\rb", Kind.TEXT)))
                .contains("2026-11-20T12:00:00Z ann: a\n\t2026-11-20T12:00:00Z bob: no[2Jb");
    }
}
