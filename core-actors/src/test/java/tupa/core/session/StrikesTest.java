package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tupa.core.testing.Some;

final class StrikesTest {
    private final Strikes strikes = new Strikes(2, Duration.ofSeconds(10), Some.NOON);

    @Test
    void more_than_so_many_within_the_window_are_too_many() {
        count(0);
        count(9);
        assertThat(strikes.isOut()).isFalse();

        count(10);

        assertThat(strikes.isOut()).isTrue();
    }

    @Test
    void after_the_window_the_count_begins_anew() {
        count(0);
        count(0);
        count(11);
        count(12);

        assertThat(strikes.isOut()).isFalse();
    }

    private void count(int second) {
        strikes.count(Some.NOON.plusSeconds(second));
    }
}
