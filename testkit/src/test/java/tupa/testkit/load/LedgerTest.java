package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.wire.ErrorCode;

class LedgerTest {
    private static final long DUE = 1_000_000;
    private static final long LATER = 5_000_000;

    private final Ledger ledger = new Ledger(2, 1);

    @BeforeEach
    void oneOfTwoHasSentTwoPosts() {
        ledger.sent(0, DUE);
        ledger.sent(0, DUE);
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
        assertThat(ledger.account().isGood()).isTrue();
        assertThat(ledger.deliveryMicros().getMaxValue()).isBetween(4000L, 4004L);
    }

    @Test
    void what_was_acknowledged_and_came_to_one_of_two_is_lost_once() {
        acked(0, 1);
        acked(1, 2);
        delivered(0, 0, 1);
        delivered(0, 1, 2);
        delivered(1, 1, 2);

        assertThat(ledger.account().lost()).isEqualTo(1);
        assertThat(ledger.isSettled()).isFalse();
    }

    @Test
    void what_nobody_saw_is_lost_to_everybody() {
        acked(0, 1);

        assertThat(ledger.account().lost()).isEqualTo(2);
        assertThat(ledger.account().unacked()).isEqualTo(1);
    }

    @Test
    void what_came_twice_is_doubled() {
        delivered(0, 0, 1);
        delivered(0, 0, 1);

        assertThat(ledger.account().doubled()).isEqualTo(1);
    }

    @Test
    void a_post_with_two_seqs_is_doubled() {
        delivered(0, 0, 1);
        delivered(0, 0, 2);

        assertThat(ledger.account().doubled()).isEqualTo(1);
    }

    @Test
    void what_came_before_its_predecessor_is_out_of_order() {
        delivered(0, 1, 2);
        delivered(0, 0, 1);

        assertThat(ledger.account().reordered()).isEqualTo(1);
    }

    @Test
    void two_posts_in_one_place_are_out_of_order() {
        delivered(0, 0, 1);
        delivered(1, 1, 1);

        assertThat(ledger.account().reordered()).isEqualTo(1);
    }

    @Test
    void a_number_beyond_all_that_was_said_is_out_of_order() {
        delivered(0, 0, 3);

        assertThat(ledger.account().reordered()).isEqualTo(1);
    }

    @Test
    void what_nobody_sent_is_invented() {
        delivered(0, 2, 1);

        assertThat(ledger.account().invented()).isEqualTo(1);
    }

    @Test
    void what_was_sent_to_another_room_is_invented() {
        Ledger rooms = new Ledger(3, 2);
        rooms.sent(1, DUE);

        rooms.delivered(2, 0, 1, LATER);

        assertThat(rooms.account().invented()).isEqualTo(1);
    }

    @Test
    void rooms_are_owed_for_the_members_they_have() {
        Ledger rooms = new Ledger(3, 2);
        rooms.sent(0, DUE);
        rooms.sent(1, DUE);

        rooms.acked(0, 1, LATER);
        rooms.acked(1, 1, LATER);

        assertThat(rooms.account().lost()).isEqualTo(3);
    }

    @Test
    void a_post_is_under_way_until_it_has_come_to_everybody() {
        acked(0, 1);
        delivered(0, 0, 1);
        assertThat(ledger.underWay(0)).isEqualTo(2);

        delivered(1, 0, 1);
        assertThat(ledger.underWay(0)).isEqualTo(1);
    }

    @Test
    void a_post_that_came_twice_to_one_is_still_under_way_to_the_other() {
        delivered(0, 0, 1);
        delivered(0, 0, 1);

        assertThat(ledger.underWay(0)).isEqualTo(2);
    }

    @Test
    void a_refused_post_is_no_longer_under_way_and_no_success() {
        acked(0, 1);
        delivered(0, 0, 1);
        delivered(1, 0, 1);

        ledger.refused(1, ErrorCode.BUSY);

        assertThat(ledger.underWay(0)).isZero();
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account().isGood()).isFalse();
        assertThat(ledger.account().refusals()).containsEntry(ErrorCode.BUSY, 1L);
    }

    @Test
    void what_was_sent_during_the_warm_up_is_accounted_for_but_not_measured() {
        ledger.beginMeasuring();
        ledger.sent(1, DUE);

        delivered(0, 0, 1);
        delivered(0, 2, 2);

        assertThat(ledger.deliveryMicros().getTotalCount()).isEqualTo(1);
        assertThat(ledger.account().deliveries()).isEqualTo(2);
    }

    private void acked(int post, long seq) {
        ledger.acked(post, seq, LATER);
    }

    private void delivered(int client, int post, long seq) {
        ledger.delivered(client, post, seq, LATER);
    }
}
