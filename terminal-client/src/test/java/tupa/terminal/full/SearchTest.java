package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.terminal.model.Timelines;

final class SearchTest {
    private final Timelines lines = new Timelines();
    private final Search search = new Search("red");

    private void talk(String... texts) {
        List.of(texts).forEach(text -> lines.say(Instant.EPOCH, text));
    }

    private Optional<Long> at(int index) {
        return Optional.of(lines.timeline().get(index).number());
    }

    @Test
    void it_begins_with_the_newest_and_goes_on_further_up() {
        talk("red 1", "blue", "Red 2", "blue", "red 3", "blue");

        assertThat(search.find(lines.timeline(), Long.MAX_VALUE)).isEqualTo(at(4));
        assertThat(search.status()).isEqualTo("match 1 of 3");
        assertThat(search.further(lines.timeline())).isEqualTo(at(2));
        assertThat(search.further(lines.timeline())).isEqualTo(at(0));
        assertThat(search.status()).isEqualTo("match 3 of 3");
    }

    @Test
    void at_the_last_place_it_stays_until_more_is_loaded() {
        talk("blue", "red 1");
        search.find(lines.timeline(), Long.MAX_VALUE);

        assertThat(search.further(lines.timeline())).isEqualTo(at(1));
        lines.older(Instant.EPOCH, "red 0", "blue");

        assertThat(search.further(lines.timeline())).isEqualTo(at(0));
        assertThat(search.status()).isEqualTo("match 2 of 2");
    }

    @Test
    void who_reads_further_up_begins_there() {
        talk("red 1", "blue", "red 2");

        assertThat(search.find(lines.timeline(), lines.timeline().get(1).number()))
                .isEqualTo(at(0));
        assertThat(search.status()).isEqualTo("match 2 of 2");
    }

    @Test
    void what_is_nowhere_is_told() {
        talk("blue");

        assertThat(search.find(lines.timeline(), Long.MAX_VALUE)).isEmpty();
        assertThat(search.status()).isEqualTo("not found: red");
    }
}
