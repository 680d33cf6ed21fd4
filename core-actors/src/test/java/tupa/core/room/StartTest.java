package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.core.room.Start.After;
import tupa.core.room.Start.Missing;
import tupa.core.room.Start.Newest;
import tupa.core.room.Start.Plan;
import tupa.wire.Limits;
import tupa.wire.Position;
import tupa.wire.Reply.Standing;

final class StartTest {
    private static final String EPOCH = "now";

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments("nothing was ever said", new Newest(50), 1, 0, plan(0)),
                arguments("nothing is wanted", new Newest(0), 1, 9, plan(9)),
                arguments("less than is there is wanted", new Newest(3), 1, 9, plan(6)),
                arguments("more than is there is wanted", new Newest(50), 1, 9, plan(0)),
                arguments("more than is left is wanted", new Newest(50), 5, 9, plan(4)),
                arguments("everything was seen", seen(9, EPOCH), 1, 9, plan(9)),
                arguments("nothing was seen", seen(0, EPOCH), 1, 9, plan(0)),
                arguments("some was seen", seen(4, EPOCH), 1, 9, plan(4)),
                arguments("the next one is the oldest left", seen(4, EPOCH), 5, 9, plan(4)),
                arguments("the next ones are gone", seen(2, EPOCH), 5, 9, missing(4, 3, 4)),
                arguments("nothing was seen and the oldest are gone", seen(0, EPOCH), 5, 9, missing(4, 1, 4)),
                arguments("more was seen than there is", seen(10, EPOCH), 1, 9, missing(0, 1, 0)),
                arguments("it is another history", seen(4, "then"), 1, 9, missing(0, 1, 0)),
                arguments("it is another, long history", seen(4, "then"), 1, 200, missing(150, 1, 150)),
                arguments("it is another, mostly gone", seen(4, "then"), 190, 200, missing(189, 1, 189)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void a_replay_begins_where_the_member_left_off_or_says_what_it_passes_over(
            String situation, Start start, long oldest, long newest, Plan expected) {
        assertThat(start.plan(EPOCH, oldest, newest)).as(situation).isEqualTo(expected);
    }

    @Test
    void the_standing_says_what_the_plan_does() {
        assertThat(seen(2, EPOCH).standing(EPOCH, 5, 9)).isEqualTo(new Standing(9, EPOCH, false, 5));
        assertThat(seen(4, EPOCH).standing(EPOCH, 5, 9)).isEqualTo(new Standing(9, EPOCH, true, 5));
    }

    @Test
    void another_history_is_shown_from_as_far_back_as_a_fresh_join_shows() {
        assertThat(seen(4, "then").plan(EPOCH, 1, 1000).after()).isEqualTo(1000 - Limits.REPLAY);
    }

    private static Start seen(long seq, String epoch) {
        return new After(new Position(seq, epoch));
    }

    private static Plan plan(long after) {
        return new Plan(after, true, Optional.empty());
    }

    private static Plan missing(long after, long from, long to) {
        return new Plan(after, false, Optional.of(new Missing(from, to)));
    }
}
