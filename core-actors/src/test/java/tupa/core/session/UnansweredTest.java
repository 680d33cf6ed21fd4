package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.store.Entry;
import tupa.core.store.RoomKey;
import tupa.core.testing.Some;
import tupa.wire.Cid;

final class UnansweredTest {
    private static final RoomKey ATTIC = new RoomKey("attic");
    private static final Entry ENTRY = Some.entry("ann", "c1", "text");

    private final Unanswered unanswered = new Unanswered();

    @Test
    void the_same_cid_in_another_room_is_another_post() {
        Unanswered.Post one = unanswered.add(Some.LOBBY, ENTRY);
        Unanswered.Post other = unanswered.add(ATTIC, ENTRY);

        assertThat(unanswered.find(Some.LOBBY, new Cid("c1"))).containsSame(one);
        assertThat(unanswered.in(ATTIC)).containsExactly(other);
        assertThat(unanswered.remove(Some.LOBBY, new Cid("c1"))).containsSame(one);
        assertThat(unanswered.remove(Some.LOBBY, new Cid("c1"))).isEmpty();
        assertThat(unanswered.size()).isEqualTo(1);
    }

    @Test
    void posts_of_a_room_come_in_the_order_they_were_said() {
        List<String> cids = List.of("c3", "c1", "c2");

        cids.forEach(cid -> unanswered.add(Some.LOBBY, Some.entry("ann", cid, "text")));

        assertThat(unanswered.in(Some.LOBBY))
                .extracting(post -> post.entry.cid().value())
                .containsExactlyElementsOf(cids);
    }

    @Test
    void on_another_connection_nobody_waits_for_the_answers_but_the_posts_stay() {
        Unanswered.Post post = unanswered.add(Some.LOBBY, ENTRY);
        post.askedBy(Optional.of("1"));
        post.askedBy(Optional.of("2"));
        assertThat(post.asked()).containsExactly(Optional.of("1"), Optional.of("2"));
        assertThat(unanswered.repeats()).isEqualTo(1);

        unanswered.forgetIds();

        assertThat(post.asked()).isEmpty();
        assertThat(unanswered.repeats()).isZero();
        assertThat(unanswered.isAnyIn(Some.LOBBY)).isTrue();
        assertThat(unanswered.isAnyIn(ATTIC)).isFalse();
        assertThat(unanswered.size()).isEqualTo(1);
    }
}
