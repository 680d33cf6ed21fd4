package tupa.testkit.audit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.testkit.audit.judge.Some.broken;
import static tupa.testkit.audit.judge.Some.shown;
import static tupa.testkit.audit.judge.Some.standing;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.Reply;

class TrackTest {
    private final Findings findings = new Findings();
    private final Track track = Track.room(new Witness("ann"), findings, "dev");

    private void join(long newest) {
        track.entered(standing(newest), Optional.empty());
    }

    private void comeBack(long newest) {
        track.cut();
        track.entered(standing(newest), track.position());
    }

    @Test
    void a_history_then_live_then_what_happens_is_as_it_should_be() {
        join(5);
        shown(track, 3, 4, 5);
        track.live(5);
        shown(track, 6, 7);
        track.close(7);

        assertThat(broken(findings)).isEmpty();
        assertThat(track.position()).contains(new Position(7, "e"));
    }

    @Test
    void a_join_without_history_begins_after_the_newest() {
        join(5);
        track.live(5);
        shown(track, 6);
        track.close(6);

        assertThat(broken(findings)).isEmpty();
    }

    @Test
    void a_hole_that_is_never_filled_is_a_loss() {
        join(0);
        track.live(0);
        shown(track, 1, 3);
        track.close(3);

        assertThat(broken(findings)).containsExactly(Promise.LOST);
        assertThat(track.missing()).containsExactly(2L);
    }

    @Test
    void a_history_that_begins_after_what_the_join_promised_is_a_loss() {
        join(5);
        shown(track, 7);
        track.live(7);
        track.close(7);

        assertThat(broken(findings)).containsExactly(Promise.LOST);
        assertThat(track.missing()).containsExactly(6L);
    }

    @Test
    void live_before_everything_was_shown_is_a_loss() {
        join(0);
        shown(track, 1);
        track.live(3);
        track.close(3);

        assertThat(broken(findings)).containsExactly(Promise.LOST);
    }

    @Test
    void a_hole_filled_late_is_a_wrong_order() {
        join(0);
        track.live(0);
        shown(track, 2, 1);
        track.close(2);

        assertThat(broken(findings)).containsExactly(Promise.ORDER);
    }

    @Test
    void an_event_shown_twice_is_found() {
        join(0);
        track.live(0);
        shown(track, 1, 1);

        assertThat(broken(findings)).containsExactly(Promise.DOUBLED);
    }

    @Test
    void a_resume_goes_on_where_it_stopped() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        comeBack(4);
        shown(track, 3, 4);
        track.live(4);
        track.close(4);

        assertThat(broken(findings)).isEmpty();
        assertThat(findings.checkedOf(Promise.RESUME)).isEqualTo(1);
    }

    @Test
    void a_resume_that_repeats_is_found() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        comeBack(2);
        shown(track, 2);

        assertThat(broken(findings)).containsExactly(Promise.DOUBLED);
    }

    @Test
    void a_resume_that_is_not_recovered_is_found_unless_history_is_gone() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        track.entered(new Reply.Standing(9, "e", false, 7), track.position());
        assertThat(broken(findings)).isEmpty();

        track.entered(new Reply.Standing(9, "e", false, 3), track.position());
        assertThat(broken(findings)).containsExactly(Promise.RESUME);
    }

    @Test
    void a_gap_that_is_told_is_no_loss() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        track.entered(new Reply.Standing(9, "e", false, 7), track.position());
        track.gap(new Event.Gap(Some.ROOM, 3, 6, 7, "e"));
        shown(track, 7, 8, 9);
        track.live(9);
        track.close(9);

        assertThat(broken(findings)).isEmpty();
        assertThat(track.gaps()).containsExactly(new Track.Told(3, 6));
    }

    @Test
    void a_gap_that_does_not_begin_where_he_is_is_found() {
        join(0);
        track.live(0);
        shown(track, 1);
        track.gap(new Event.Gap(Some.ROOM, 3, 6, 7, "e"));

        assertThat(broken(findings)).containsExactly(Promise.ORDER);
    }

    @Test
    void another_epoch_is_found() {
        join(0);
        track.live(0);
        track.shown(1, Optional.of("other-1"));

        assertThat(broken(findings)).containsExactly(Promise.RESUME);
    }

    @Test
    void a_mid_that_is_not_of_its_seq_is_found() {
        join(0);
        track.live(0);
        track.shown(1, Optional.of("e-2"));

        assertThat(broken(findings)).containsExactly(Promise.ORDER);
    }

    @Test
    void an_event_before_the_join_and_after_the_leave_is_found() {
        shown(track, 1);
        assertThat(findings.brokenOf(Promise.ORDER)).isEqualTo(1);

        join(1);
        track.live(1);
        track.left();
        shown(track, 2);
        assertThat(findings.brokenOf(Promise.ORDER)).isEqualTo(2);
    }

    @Test
    void a_second_stay_may_show_again_what_the_first_did() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        track.left();
        join(3);
        shown(track, 2, 3);
        track.live(3);
        track.close(3);

        assertThat(broken(findings)).isEmpty();
    }

    @Test
    void a_join_whose_answer_was_lost_may_show_itself_by_what_it_brings() {
        track.appeared();
        shown(track, 4, 5);
        track.live(5);
        track.close(5);

        assertThat(broken(findings)).isEmpty();
    }

    @Test
    void whoever_ends_below_the_newest_is_left_behind() {
        join(0);
        track.live(0);
        shown(track, 1);
        track.close(2);

        assertThat(broken(findings)).containsExactly(Promise.BEHIND);
    }

    @Test
    void whoever_is_never_told_live_is_left_behind() {
        join(0);
        track.live(0);
        shown(track, 1);
        track.lagging();
        track.close(1);

        assertThat(broken(findings)).containsExactly(Promise.BEHIND);
    }

    @Test
    void whoever_has_left_may_be_anywhere() {
        join(0);
        track.live(0);
        track.left();
        track.close(9);

        assertThat(broken(findings)).isEmpty();
    }

    @Test
    void an_event_beyond_the_log_is_found() {
        join(0);
        track.live(0);
        shown(track, 1, 2);
        track.close(1);

        assertThat(broken(findings)).containsExactly(Promise.INVENTED);
    }

    @Test
    void a_conversation_is_seen_from_its_first_word() {
        Track conversation = Track.conversation(new Witness("ann"), findings, "@a:b");

        shown(conversation, 2);
        conversation.live(2);
        conversation.close(2);

        assertThat(broken(findings)).containsExactly(Promise.LOST);
    }
}
