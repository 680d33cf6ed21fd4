package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tupa.wire.CloseReason;

final class LivenessTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(50);
    private static final Duration CHECK = Duration.ofSeconds(15);

    private final Outbox outbox = new Outbox(new Outbox.Bounds(10, 1000, 100));
    private long nanos = Long.MAX_VALUE - 1;
    private final Liveness liveness = new Liveness(outbox, LIMIT, () -> nanos);

    @Test
    void who_says_something_now_and_then_is_alive() {
        for (int i = 0; i < 10; i++) {
            pass(LIMIT.minusSeconds(1));
            assertThat(liveness.check()).isEmpty();
            liveness.heard();
        }
    }

    @Test
    void who_is_quiet_is_asked_and_idle_if_he_does_not_answer() {
        assertThat(left(false)).isEqualTo(QUIET);
        pass(QUIET);
        assertThat(liveness.check()).isEmpty();
        assertThat(liveness.isQuiet()).isTrue();
        assertThat(left(false)).isEqualTo(LIMIT.minus(QUIET));
        pass(LIMIT.minus(QUIET));

        assertThat(liveness.check()).hasValue(CloseReason.IDLE);
    }

    @Test
    void who_answers_is_asked_again_after_the_same_time() {
        pass(QUIET);
        liveness.check();
        pass(Duration.ofSeconds(1));
        liveness.heard();

        assertThat(liveness.isQuiet()).isFalse();
        assertThat(left(false)).isEqualTo(QUIET);
    }

    @Test
    void nobody_is_idle_who_was_not_asked_however_late_the_check_comes() {
        pass(LIMIT.multipliedBy(3));

        assertThat(liveness.check()).isEmpty();
        assertThat(liveness.isQuiet()).isTrue();
        assertThat(left(false)).isEqualTo(LIMIT.minus(QUIET));
    }

    @Test
    void who_speaks_but_takes_nothing_is_slow() {
        outbox.answer(OutboxTest.parcel("x", 1, 1));
        pass(left(true));
        for (Duration passed = Duration.ZERO; passed.compareTo(LIMIT) < 0; passed = passed.plus(CHECK)) {
            assertThat(liveness.check()).isEmpty();
            assertThat(left(true)).isEqualTo(CHECK);
            pass(CHECK);
            liveness.heard();
        }

        assertThat(liveness.check()).hasValue(CloseReason.SLOW_CONSUMER);
    }

    @Test
    void who_takes_little_by_little_is_not_slow() {
        for (int i = 0; i < 10; i++) {
            outbox.answer(OutboxTest.parcel("x", 1, 1));
        }
        for (int i = 0; i < 9; i++) {
            outbox.take(1);
            pass(LIMIT.minusSeconds(1));
            liveness.heard();
            assertThat(liveness.check()).isEmpty();
        }
    }

    @Test
    void what_was_put_in_a_moment_ago_makes_nobody_slow_however_long_there_was_nothing() {
        liveness.check();
        pass(LIMIT.multipliedBy(3));
        liveness.heard();
        outbox.answer(OutboxTest.parcel("x", 1, 1));

        assertThat(liveness.check()).isEmpty();
        assertThat(left(true)).isEqualTo(CHECK);
    }

    private Duration left(boolean waiting) {
        return Duration.ofNanos(liveness.left(waiting));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
