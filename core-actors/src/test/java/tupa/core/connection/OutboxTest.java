package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.wire.CloseReason;
import tupa.wire.Event;

final class OutboxTest {
    private static final Event.Bye BYE = Event.Bye.of(CloseReason.CLOSED);

    private static final int ALL = Integer.MAX_VALUE;

    private final Outbox outbox = new Outbox(new Outbox.Bounds(4, 100, 50));
    private final List<String> calls = new ArrayList<>();
    private final Runnable callback = new Runnable() {
        @Override
        public void run() {
            calls.add("below half");
        }
    };

    @Test
    void what_is_put_in_comes_out_in_order() {
        outbox.offer(parcel("one", 1), callback);
        outbox.answer(parcel("two", 1));
        outbox.hint(parcel("three", 1));

        assertThat(jsonOf(outbox.take(ALL))).containsExactly("one", "two", "three");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void messages_are_bounded_and_whoever_is_refused_is_called_once_below_half() {
        fill(4);

        assertThat(outbox.offer(parcel("x", 1), callback)).isEqualTo(Outbox.Verdict.REFUSED);
        outbox.take(1);
        assertThat(calls).as("three of four still wait").isEmpty();
        outbox.take(1);
        outbox.take(ALL);

        assertThat(calls).containsExactly("below half");
    }

    @Test
    void bytes_are_bounded() {
        assertThat(outbox.offer(parcel("a", 60), callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
        assertThat(outbox.offer(parcel("b", 41), callback)).isEqualTo(Outbox.Verdict.REFUSED);
        assertThat(outbox.offer(parcel("c", 40), callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
    }

    @Test
    void the_same_callback_refused_twice_is_called_once() {
        fill(4);
        outbox.offer(parcel("x", 1), callback);
        outbox.offer(parcel("y", 1), callback);

        outbox.take(ALL);

        assertThat(calls).hasSize(1);
    }

    @Test
    void what_is_refused_by_an_empty_outbox_is_called_back_at_once_to_come_in_smaller_pieces() {
        Parcel batch = parcel("batch", 2, 101);

        assertThat(outbox.offer(batch, callback)).isEqualTo(Outbox.Verdict.REFUSED);

        assertThat(calls).hasSize(1);
    }

    /** Called back at once it would only be refused again, and again, for as long as the peer does not read. */
    @Test
    void what_does_not_fit_beside_the_little_that_waits_is_called_back_only_when_something_was_taken() {
        outbox.offer(parcel("small", 1), callback);

        assertThat(outbox.offer(parcel("batch", 4, 10), callback)).isEqualTo(Outbox.Verdict.REFUSED);
        assertThat(calls).isEmpty();
        outbox.take(ALL);

        assertThat(calls).hasSize(1);
        assertThat(outbox.offer(parcel("batch", 4, 10), callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
    }

    /** It cannot be made smaller, so refusing it would refuse it for ever. */
    @Test
    void one_message_larger_than_everything_that_may_wait_is_accepted_alone() {
        Parcel giant = parcel("giant", 1000);

        assertThat(outbox.offer(giant, callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
        assertThat(outbox.offer(giant, callback)).isEqualTo(Outbox.Verdict.REFUSED);
        assertThat(outbox.offer(parcel("x", 1), callback)).isEqualTo(Outbox.Verdict.REFUSED);
        outbox.take(ALL);

        assertThat(calls).hasSize(1);
        assertThat(outbox.offer(giant, callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
    }

    @Test
    void a_portion_is_always_taken_below_half() {
        Outbox.Portion portion = outbox.portion();
        fill(2);

        Parcel whole = parcel("portion", portion.messages(), portion.bytes());

        assertThat(outbox.offer(whole, callback)).isEqualTo(Outbox.Verdict.ACCEPTED);
    }

    @Test
    void hints_are_for_the_first_half_only() {
        fill(3);

        assertThat(outbox.hint(parcel("x", 1))).isFalse();
        outbox.take(1);
        assertThat(outbox.hint(parcel("x", 1))).isTrue();
    }

    @Test
    void answers_may_use_the_reserve_and_no_more() {
        fill(4);

        assertThat(outbox.answer(parcel("a", 100))).isTrue();
        assertThat(outbox.answer(parcel("b", 47))).isFalse();
        assertThat(outbox.answer(parcel("c", 46))).isTrue();
    }

    @Test
    void the_farewell_comes_last_whatever_waits_before_it() {
        fill(4);

        outbox.close(BYE);

        assertThat(outbox.offer(parcel("x", 1), callback)).isEqualTo(Outbox.Verdict.CLOSED);
        assertThat(outbox.answer(parcel("x", 1))).isFalse();
        assertThat(outbox.hint(parcel("x", 1))).isFalse();
        outbox.close(Event.Bye.of(CloseReason.REPLACED));
        assertThat(outbox.isFinished()).isFalse();
        assertThat(jsonOf(outbox.take(ALL)))
                .hasSize(5)
                .last()
                .isEqualTo(Parcel.of(BYE).json());
        assertThat(outbox.isFinished()).isTrue();
        assertThat(outbox.farewell()).hasValue(CloseReason.CLOSED);
    }

    @Test
    void nobody_is_called_back_to_a_closed_outbox() {
        fill(4);
        outbox.offer(parcel("x", 1), callback);

        outbox.close(BYE);
        outbox.take(ALL);

        assertThat(calls).isEmpty();
    }

    @Test
    void an_abandoned_outbox_forgets_what_waits_and_accepts_nothing() {
        fill(4);
        outbox.offer(parcel("x", 1), callback);

        outbox.abandon();

        assertThat(outbox.take(ALL)).isEmpty();
        assertThat(outbox.isFinished()).isTrue();
        assertThat(outbox.offer(parcel("x", 1), callback)).isEqualTo(Outbox.Verdict.CLOSED);
        assertThat(calls).isEmpty();
    }

    @Test
    void the_transport_is_woken_whenever_the_outbox_ceases_to_be_empty() {
        outbox.wakeWith(() -> calls.add("wake"));
        assertThat(calls).isEmpty();

        fill(2);
        assertThat(calls).hasSize(1);
        outbox.take(ALL);
        outbox.answer(parcel("x", 1));
        assertThat(calls).hasSize(2);
    }

    @Test
    void a_transport_that_comes_late_is_woken_at_once() {
        fill(1);

        outbox.wakeWith(() -> calls.add("wake"));

        assertThat(calls).hasSize(1);
    }

    @Test
    void closing_wakes_a_transport_that_has_something_to_send_already() {
        fill(1);
        outbox.wakeWith(() -> calls.add("wake"));

        outbox.close(BYE);

        assertThat(calls).hasSize(2);
    }

    @Test
    void what_was_abandoned_before_its_transport_came_wakes_it_too() {
        outbox.abandon();

        outbox.wakeWith(() -> calls.add("wake"));

        assertThat(calls).hasSize(1);
    }

    @Test
    void no_more_is_taken_than_asked_for_but_always_one() {
        fill(4);

        assertThat(outbox.take(0)).hasSize(1);
        assertThat(outbox.take(4)).hasSize(2);
        assertThat(outbox.taken()).isEqualTo(3);
    }

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            outbox.offer(parcel("m" + i, 1), callback);
        }
    }

    private static Parcel parcel(String json, int bytes) {
        return parcel(json, 1, bytes);
    }

    /** Says something short of any size. */
    static Parcel parcel(String json, int messages, int bytes) {
        return new Parcel(json.getBytes(StandardCharsets.UTF_8), messages, bytes);
    }

    private static List<String> jsonOf(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::json).toList();
    }
}
