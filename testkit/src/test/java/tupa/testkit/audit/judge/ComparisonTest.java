package tupa.testkit.audit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.testkit.audit.judge.Some.ANN;
import static tupa.testkit.audit.judge.Some.BOB;
import static tupa.testkit.audit.judge.Some.EVE;
import static tupa.testkit.audit.judge.Some.ack;
import static tupa.testkit.audit.judge.Some.broken;
import static tupa.testkit.audit.judge.Some.message;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Person;
import tupa.wire.Reply;

class ComparisonTest {
    private final Judge judge = Judge.create();
    private final Witness ann = new Witness("ann");
    private final Witness bob = new Witness("bob");
    private final Comparison comparison =
            new Comparison(judge.findings(), judge.posts(), judge.shown(), new Witness("auditor"));

    private Post said(Person author, String cid, String text) {
        Post post = judge.posts().add(ann, new Post.Key(author.user(), "dev", cid), text);
        post.said();
        return post;
    }

    private List<Promise> compare(Event... log) {
        comparison.log("dev", List.of(log));
        comparison.close(List.of());
        return broken(judge.findings());
    }

    @Test
    void what_was_said_acknowledged_shown_and_stored_is_as_it_should_be() {
        judge.posts().acknowledged(said(ANN, "c1", "one"), ack(1, false));
        judge.shown().message(bob, message(1, ANN, "c1", "one"));

        assertThat(compare(message(1, ANN, "c1", "one"))).isEmpty();
    }

    @Test
    void what_was_never_answered_may_be_stored_or_not() {
        said(ANN, "c1", "one");
        said(ANN, "c2", "two");

        assertThat(compare(message(1, ANN, "c2", "two"))).isEmpty();
    }

    @Test
    void an_acknowledged_post_that_is_not_in_the_log_is_lost() {
        judge.posts().acknowledged(said(ANN, "c1", "one"), ack(1, false));

        assertThat(compare()).containsExactly(Promise.LOST);
    }

    @Test
    void what_was_shown_and_is_not_in_the_log_is_lost() {
        said(ANN, "c1", "one");
        judge.shown().message(bob, message(1, ANN, "c1", "one"));

        assertThat(compare()).containsExactly(Promise.LOST);
    }

    @Test
    void a_post_that_stands_elsewhere_than_acknowledged_is_found() {
        said(ANN, "c0", "zero");
        judge.posts().acknowledged(said(ANN, "c1", "one"), ack(1, false));

        assertThat(compare(message(1, ANN, "c0", "zero"), message(2, ANN, "c1", "one")))
                .containsExactly(Promise.ACKS);
    }

    @Test
    void a_second_acknowledgement_must_equal_the_first_and_say_that_it_is_one() {
        Post post = said(ANN, "c1", "one");
        post.said();
        judge.posts().acknowledged(post, ack(1, false));
        judge.posts().acknowledged(post, ack(1, true));
        assertThat(judge.findings().brokenOf(Promise.ACKS)).isZero();

        judge.posts().acknowledged(post, ack(1, false));
        judge.posts().acknowledged(post, ack(2, true));
        assertThat(judge.findings().brokenOf(Promise.ACKS)).isEqualTo(2);
    }

    @Test
    void a_post_said_once_cannot_be_a_repetition() {
        judge.posts().acknowledged(said(ANN, "c1", "one"), ack(1, true));

        assertThat(broken(judge.findings())).containsExactly(Promise.ACKS);
    }

    @Test
    void a_post_said_again_after_a_lost_connection_may_be_a_repetition() {
        Post post = said(ANN, "c1", "one");
        post.said();

        judge.posts().acknowledged(post, ack(1, true));

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void the_same_post_twice_in_the_log_is_found() {
        said(ANN, "c1", "one");

        assertThat(compare(message(1, ANN, "c1", "one"), message(2, ANN, "c1", "one")))
                .containsExactly(Promise.DOUBLED);
    }

    @Test
    void what_nobody_said_is_found_in_the_log_and_on_a_screen() {
        said(ANN, "c1", "one");
        assertThat(compare(message(1, ANN, "c1", "something else"))).containsExactly(Promise.INVENTED);

        judge.shown().message(bob, message(2, ANN, "c9", "from nowhere"));
        assertThat(compare(message(1, ANN, "c1", "one"))).contains(Promise.INVENTED);
    }

    @Test
    void another_event_under_the_same_number_is_found() {
        said(ANN, "c1", "one");
        said(ANN, "c2", "two");
        judge.shown().message(bob, message(1, ANN, "c1", "one"));
        judge.shown().message(ann, message(1, ANN, "c2", "two"));

        assertThat(broken(judge.findings())).containsExactly(Promise.ORDER);
    }

    @Test
    void a_hole_in_the_log_is_found() {
        said(ANN, "c1", "one");
        said(ANN, "c3", "three");

        assertThat(compare(message(1, ANN, "c1", "one"), message(3, ANN, "c3", "three")))
                .containsExactly(Promise.ORDER);
    }

    @Test
    void what_was_refused_must_not_be_stored() {
        Post post = said(ANN, "c1", "one");
        judge.posts().refused(post, Reply.Refusal.of(ErrorCode.STORAGE_UNAVAILABLE));

        assertThat(compare(message(1, ANN, "c1", "one"))).containsExactly(Promise.REFUSED);
    }

    @Test
    void what_was_refused_may_be_stored_when_an_earlier_attempt_was_not_answered_or_a_later_one_was_acknowledged() {
        Post unanswered = said(ANN, "c1", "one");
        unanswered.said();
        judge.posts().refused(unanswered, Reply.Refusal.of(ErrorCode.BUSY));
        Post later = said(ANN, "c2", "two");
        judge.posts().refused(later, Reply.Refusal.of(ErrorCode.BUSY));
        later.said();
        judge.posts().acknowledged(later, ack(2, false));

        assertThat(compare(message(1, ANN, "c1", "one"), message(2, ANN, "c2", "two")))
                .isEmpty();
    }

    @Test
    void a_cid_conflict_that_nobody_caused_is_found() {
        judge.posts().refused(said(ANN, "c1", "one"), Reply.Refusal.of(ErrorCode.CID_CONFLICT));

        assertThat(broken(judge.findings())).containsExactly(Promise.ACKS);
    }

    @Test
    void a_gap_over_what_is_in_the_log_is_a_loss() {
        said(ANN, "c1", "one");
        Track track = Track.room(bob, judge.findings(), "dev");
        track.entered(Some.standing(1), Optional.empty());
        track.gap(new Event.Gap(Some.ROOM, 1, 1, 2, "e"));

        comparison.log("dev", List.of(message(1, ANN, "c1", "one")));
        comparison.close(List.of(track));

        assertThat(broken(judge.findings())).containsExactly(Promise.LOST);
    }

    @Test
    void both_parties_see_a_private_message_as_the_same() {
        judge.shown().dm(ann, ANN.user(), Some.dm(ANN, 1, ANN, BOB));
        judge.shown().dm(bob, BOB.user(), Some.dm(BOB, 1, ANN, BOB));

        assertThat(broken(judge.findings())).isEmpty();
    }

    @Test
    void a_private_message_shown_to_a_third_is_found() {
        judge.shown().dm(new Witness("eve"), EVE.user(), Some.dm(BOB, 1, ANN, BOB));

        assertThat(broken(judge.findings())).containsExactly(Promise.PRIVATE);
    }

    @Test
    void a_private_message_in_the_wrong_conversation_is_found() {
        judge.shown().dm(ann, ANN.user(), Some.dm(BOB, 1, ANN, BOB));

        assertThat(broken(judge.findings())).containsExactly(Promise.PRIVATE);
    }
}
