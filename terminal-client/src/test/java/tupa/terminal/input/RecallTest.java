package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;

final class RecallTest {
    private String room = "#lobby";
    private int second;
    private final InputHistory history = new InputHistory(this::view);
    private final Recall recall = new Recall(history);

    private View view() {
        View.Tab tab = new View.Tab(1, room, 0, 0, true, false);
        return new View(
                Link.CONNECTING,
                "Alice",
                List.of(tab),
                0,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                4_000);
    }

    private void entered(String... lines) {
        for (String line : lines) {
            history.add(Instant.ofEpochSecond(++second), line);
        }
        recall.begin();
    }

    @Test
    void up_and_down_go_through_what_was_entered_and_end_at_what_was_typed() {
        entered("one", "two");

        assertThat(recall.older("typed")).isEmpty();
        assertThat(recall.older("")).contains("two");
        assertThat(recall.older("two")).contains("one");
        assertThat(recall.older("one")).isEmpty();
        assertThat(recall.newer("one")).contains("two");
        assertThat(recall.newer("two")).contains("");
        assertThat(recall.newer("")).isEmpty();
    }

    @Test
    void what_is_typed_is_the_beginning_of_what_comes_back() {
        entered("/join dev", "hello", "/join ops", "hi");

        assertThat(recall.older("/j")).contains("/join ops");
        assertThat(recall.older("/join ops")).contains("/join dev");
        assertThat(recall.newer("/join dev")).contains("/join ops");
        assertThat(recall.newer("/join ops")).contains("/j");
    }

    @Test
    void an_entry_that_was_changed_is_a_new_beginning() {
        entered("hello you", "hello");

        assertThat(recall.older("")).contains("hello");

        assertThat(recall.older("hello ")).contains("hello you");
    }

    @Test
    void each_room_has_its_own() {
        entered("for the lobby", "both");
        room = "#dev";
        entered("both", "for dev");

        assertThat(recall.older("")).contains("for dev");
        assertThat(recall.older("for dev")).contains("both");
        assertThat(recall.older("both")).isEmpty();
        room = "#lobby";
        recall.begin();
        assertThat(recall.older("")).contains("both");
        assertThat(recall.older("both")).contains("for the lobby");
    }

    @Test
    void there_may_be_nothing_to_come_back() {
        recall.begin();

        assertThat(recall.older("")).isEmpty();
        assertThat(recall.newer("")).isEmpty();
    }
}
