package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Event {@code n} was stored in hour {@code n}, and it is hour 100. */
final class KeepTest {
    private static final Instant NOW = hour(100);
    private static final long ALL = Long.MAX_VALUE;
    private static final Instant EVER = Instant.EPOCH;

    @Test
    void without_a_limit_everything_stays() {
        assertThat(firstKept(ALL, EVER, 1, 100)).isEqualTo(1);
    }

    @Test
    void a_count_keeps_so_many_of_the_newest() {
        assertThat(firstKept(40, EVER, 1, 100)).isEqualTo(61);
        assertThat(firstKept(100, EVER, 1, 100)).isEqualTo(1);
        assertThat(firstKept(40, EVER, 65, 100)).isEqualTo(65);
    }

    @Test
    void an_age_keeps_what_came_since_then() {
        assertThat(firstKept(ALL, hour(30), 1, 100)).isEqualTo(30);
        assertThat(firstKept(ALL, hour(30), 50, 100)).isEqualTo(50);
    }

    @Test
    void of_two_limits_the_narrower_counts() {
        assertThat(firstKept(40, hour(30), 1, 100)).isEqualTo(61);
        assertThat(firstKept(90, hour(30), 1, 100)).isEqualTo(30);
    }

    @Test
    void what_is_younger_than_a_day_stays_whatever_the_limits_say() {
        assertThat(firstKept(1, NOW, 1, 100)).isEqualTo(76);
    }

    @Test
    void the_newest_event_stays_however_old_it_is() {
        assertThat(firstKept(1, NOW, 1, 20)).isEqualTo(20);
        assertThat(firstKept(1, NOW, 20, 20)).isEqualTo(20);
    }

    @Test
    void a_room_cannot_keep_nothing() {
        assertThatThrownBy(() -> new Keep(0, EVER, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(200)
    void it_is_the_first_event_that_may_not_go() {
        Random random = new Random();
        long first = 1L + random.nextInt(50);
        long last = first + random.nextInt(60);
        Keep keep = new Keep(1 + random.nextInt(60), hour(1 + random.nextInt(120)), hour(random.nextInt(120)));

        long expected = LongStream.rangeClosed(first, last)
                .filter(seq -> seq == last
                        || !hour(seq).isBefore(keep.young())
                        || (seq > last - keep.newest() && !hour(seq).isBefore(keep.since())))
                .min()
                .orElseThrow();

        assertThat(keep.firstKept(first, last, KeepTest::hour))
                .as("%s in %d to %d", keep, first, last)
                .isEqualTo(expected);
    }

    private static long firstKept(long count, Instant since, long first, long last) {
        return new Keep(count, since, NOW.minus(Keep.ALWAYS)).firstKept(first, last, KeepTest::hour);
    }

    private static Instant hour(long number) {
        return Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(number));
    }
}
