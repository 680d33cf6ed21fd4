package tupa.terminal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tupa.terminal.link.Lifeline.Order;
import tupa.terminal.model.Link;
import tupa.wire.CloseReason;
import tupa.wire.Event;

final class LifelineTest {
    private static final int ABNORMAL = 1006;

    private final Lifeline lifeline = new Lifeline(new Random(1));
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private Order after(Duration time) {
        Instant end = now.plus(time);
        Order order = Order.NOTHING;
        while (order == Order.NOTHING && now.isBefore(end)) {
            now = now.plusMillis(Math.min(500, Duration.between(now, end).toMillis()));
            order = lifeline.tick(now);
        }
        return order;
    }

    private void up() {
        lifeline.connect(now);
        lifeline.opened(now);
    }

    @Test
    void waiting_times_double_up_to_a_cap_and_are_spread() {
        Backoff backoff = new Backoff(new Random(7));
        long bound = 500;
        for (int attempt = 0; attempt < 12; attempt++) {
            assertThat(backoff.next().toMillis()).isBetween(0L, bound);
            bound = Math.min(30_000, bound * 2);
        }
    }

    @Test
    void a_lost_connection_is_tried_again_after_its_waiting_time() {
        up();
        lifeline.closed(ABNORMAL, now);
        assertThat(lifeline.link(now).state()).isEqualTo(Link.State.OFFLINE);

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Order.CONNECT);
    }

    @Test
    void a_goodbye_says_whether_and_when_to_come_back() {
        up();
        lifeline.bye(new Event.Bye(CloseReason.SHUTTING_DOWN, "restart", true, 5_000));
        lifeline.closed(1001, now);

        assertThat(after(Duration.ofMillis(4_900))).isEqualTo(Order.NOTHING);
        assertThat(after(Duration.ofMillis(600))).isEqualTo(Order.CONNECT);
    }

    @Test
    void a_final_goodbye_stops_until_the_user_wants_back() {
        up();
        lifeline.bye(Event.Bye.of(CloseReason.REPLACED));
        lifeline.closed(4409, now);
        assertThat(after(Duration.ofMinutes(5))).isEqualTo(Order.NOTHING);
        assertThat(lifeline.link(now).state()).isEqualTo(Link.State.STOPPED);

        assertThat(lifeline.connect(now)).isEqualTo(Order.CONNECT);
    }

    @Test
    void a_silent_server_is_asked_and_then_given_up() {
        up();
        assertThat(after(Duration.ofMillis(14_500))).isEqualTo(Order.NOTHING);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Order.PING);
        assertThat(after(Duration.ofSeconds(9))).isEqualTo(Order.NOTHING);

        assertThat(after(Duration.ofMillis(1_500))).isEqualTo(Order.DROP);
    }

    @Test
    void whatever_the_server_says_is_an_answer() {
        up();
        assertThat(after(Duration.ofSeconds(16))).isEqualTo(Order.PING);
        lifeline.heard();

        assertThat(after(Duration.ofSeconds(14))).isEqualTo(Order.NOTHING);
        assertThat(after(Duration.ofSeconds(2))).isEqualTo(Order.PING);
    }

    @Test
    void a_machine_that_slept_connects_at_once() {
        up();
        lifeline.tick(now);

        now = now.plusSeconds(3_600);

        assertThat(lifeline.tick(now)).isEqualTo(Order.RENEW);
    }

    @Test
    void a_minute_of_connection_begins_the_waiting_times_anew() {
        up();
        for (int i = 0; i < 8; i++) {
            lifeline.closed(ABNORMAL, now);
            assertThat(after(Duration.ofSeconds(31))).isEqualTo(Order.CONNECT);
        }
        lifeline.opened(now);
        now = now.plusSeconds(61);
        lifeline.closed(ABNORMAL, now);

        assertThat(lifeline.link(now).retrySeconds()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_clock_that_is_set_back_holds_up_nothing() {
        up();
        lifeline.closed(ABNORMAL, now);
        assertThat(lifeline.tick(now)).isEqualTo(Order.NOTHING);

        now = now.minus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Order.CONNECT);

        lifeline.opened(now);
        now = now.minus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(16))).isEqualTo(Order.PING);
        now = now.minus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(11))).isEqualTo(Order.DROP);
    }
}
