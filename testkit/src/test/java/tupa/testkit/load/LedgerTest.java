package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long DUE = 1_000_000;
    private static final long LATER = 5_000_000;

    private final Ledger ledger = new Ledger(2, 1, 3);

    @BeforeEach
    void twoPostsAreSent() {
        ledger.sent(0, DUE);
        ledger.sent(1, DUE);
    }

    @Test
    void an_account_where_all_came_to_all_is_balanced() {
        acked(0, 1);
        acked(1, 2);
        delivered(0, 0, 1);
        delivered(0, 1, 2);
        delivered(1, 0, 1);
        delivered(1, 1, 2);

        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.doubled() + ledger.reordered()).isZero();
        assertThat(ledger.deliveryMicros().getMaxValue()).isBetween(4000L, 4004L);
    }

    @Test
    void what_was_acknowledged_and_came_to_one_of_two_is_lost_once() {
        acked(0, 1);
        acked(1, 2);
        delivered(0, 0, 1);
        delivered(0, 1, 2);
        delivered(1, 1, 2);

        assertThat(ledger.lost()).isEqualTo(1);
    }

    @Test
    void what_nobody_saw_is_lost_to_everybody() {
        acked(0, 1);

        assertThat(ledger.lost()).isEqualTo(2);
        assertThat(ledger.unacked()).isEqualTo(1);
    }

    @Test
    void what_came_twice_is_doubled() {
        delivered(0, 0, 1);
        delivered(0, 0, 1);

        assertThat(ledger.doubled()).isEqualTo(1);
    }

    @Test
    void a_post_with_two_seqs_is_doubled() {
        delivered(0, 0, 1);
        delivered(0, 0, 2);

        assertThat(ledger.doubled()).isEqualTo(1);
    }

    @Test
    void what_came_before_its_predecessor_is_out_of_order() {
        delivered(0, 1, 2);
        delivered(0, 0, 1);

        assertThat(ledger.reordered()).isEqualTo(1);
    }

    @Test
    void two_posts_in_one_place_are_out_of_order() {
        delivered(0, 0, 1);
        delivered(1, 1, 1);

        assertThat(ledger.reordered()).isEqualTo(1);
    }

    private void acked(int post, long seq) {
        ledger.acked(0, post, seq, LATER);
    }

    private void delivered(int client, int post, long seq) {
        ledger.delivered(client, post, seq, LATER);
    }
}
