package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tupa.core.testing.Some;

final class RateLimitTest {
    private final RateLimit rate = new RateLimit(true, 3, 10, Some.NOON);

    @Test
    void a_burst_passes_at_once_and_the_next_waits_for_a_refill() {
        assertThat(take(0)).isZero();
        assertThat(take(0)).isZero();
        assertThat(take(0)).isZero();

        assertThat(take(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(take(60)).isEqualTo(Duration.ofMillis(40));
        assertThat(take(100)).isZero();
        assertThat(take(100)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void tokens_that_are_yet_to_come_can_be_taken_and_none_of_it_is_a_flood() {
        for (int i = 0; i < 3; i++) {
            assertThat(rate.reserve(Some.NOON)).isZero();
        }
        for (int i = 1; i <= 100; i++) {
            assertThat(rate.reserve(Some.NOON)).isEqualTo(Duration.ofMillis(100L * i));
        }

        assertThat(rate.isFlood()).isFalse();
        assertThat(take(10_000)).isEqualTo(Duration.ofMillis(100));
        assertThat(take(10_100)).isZero();
    }

    @Test
    void what_was_not_used_is_not_saved_up_beyond_a_burst() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(60_000)).isZero();
        }

        assertThat(take(60_000)).isPositive();
    }

    @Test
    void more_than_ten_bursts_refused_within_ten_seconds_are_a_flood() {
        for (int i = 0; i < 33; i++) {
            take(0);
        }
        assertThat(rate.isFlood()).isFalse();

        take(0);

        assertThat(rate.isFlood()).isTrue();
    }

    @Test
    void what_needs_no_token_is_a_flood_too_when_there_is_too_much_of_it() {
        for (int i = 0; i < 30; i++) {
            rate.free(Some.NOON);
        }
        assertThat(rate.isFlood()).isFalse();
        assertThat(take(0)).isZero();

        rate.free(Some.NOON);

        assertThat(rate.isFlood()).isTrue();
    }

    @Test
    void switched_off_it_lets_everything_through() {
        RateLimit off = new RateLimit(false, 1, 1, Some.NOON);

        for (int i = 0; i < 100; i++) {
            assertThat(off.take(Some.NOON)).isZero();
            assertThat(off.reserve(Some.NOON)).isZero();
            off.free(Some.NOON);
        }

        assertThat(off.isFlood()).isFalse();
    }

    @RepeatedTest(20)
    void never_more_than_a_burst_and_the_refills_pass_and_who_waits_as_told_does_pass() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long now = 0;
        int passed = 0;
        for (int i = 0; i < 500; i++) {
            now += random.nextInt(120);
            Duration wait = take(now);
            if (!wait.isZero()) {
                now += wait.toMillis() + 1;
                assertThat(take(now)).as("seed %d", seed).isZero();
            }
            passed++;
            assertThat((long) passed).as("seed %d", seed).isLessThanOrEqualTo(3 + now / 100);
        }
    }

    private Duration take(long millis) {
        Instant now = Some.NOON.plusMillis(millis);
        return rate.take(now);
    }
}
