package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tupa.wire.CloseReason;

final class LivenessTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

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
    void who_says_nothing_is_idle() {
        pass(LIMIT);

        assertThat(liveness.check()).hasValue(CloseReason.IDLE);
    }

    @Test
    void who_speaks_but_takes_nothing_is_slow() {
        liveness.check();
        outbox.answer(OutboxTest.parcel("x", 1, 1));
        for (Duration passed = Duration.ZERO; passed.compareTo(LIMIT) < 0; passed = passed.plus(liveness.interval())) {
            assertThat(liveness.check()).isEmpty();
            pass(liveness.interval());
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
        for (int i = 0; i < 10; i++) {
            pass(liveness.interval());
            liveness.heard();
            liveness.check();
        }
        outbox.answer(OutboxTest.parcel("x", 1, 1));

        assertThat(liveness.check()).isEmpty();
    }

    @Test
    void who_is_quiet_is_noticed_before_he_is_idle() {
        assertThat(liveness.isQuiet()).isFalse();
        pass(LIMIT.dividedBy(4).multipliedBy(3));

        assertThat(liveness.isQuiet()).isTrue();
        assertThat(liveness.check()).isEmpty();
    }

    @Test
    void nobody_is_idle_who_was_not_asked_before_although_the_checks_come_late() {
        Duration soon = Duration.ofMillis(300);
        pass(soon);
        liveness.heard();
        pass(liveness.interval().minus(soon));

        boolean asked = false;
        while (liveness.check().isEmpty()) {
            asked |= liveness.isQuiet();
            pass(liveness.interval().plusMillis(100));
        }

        assertThat(asked).isTrue();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
