package tupa.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    private static final long TICK = 250_000_000;
    private static final long TURN = 256 * TICK;

    /** Somebody who is told apart by himself only. */
    private static final class Somebody implements Watcher {
        @Override
        public void ready() {}

        @Override
        public void look(long now) {}

        @Override
        public void cut() {}
    }

    @Test
    void nobody_is_looked_at_a_tick_before_his_time_or_more_than_a_tick_after_it() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            long start = random.nextLong();
            long wait = random.nextLong(TURN - TICK);
            Deadlines deadlines = new Deadlines(TICK, start);
            Watcher somebody = new Somebody();
            deadlines.add(somebody, start + wait);

            long found = 0;
            while (!deadlines.due(start + found).contains(somebody)) {
                found += TICK / 5;
            }

            assertThat(found).isBetween(wait - TICK, wait + TICK + TICK / 5);
        }
    }

    @Test
    void who_is_more_than_a_turn_away_is_looked_at_before_a_turn_is_over() {
        Deadlines deadlines = new Deadlines(TICK, 0);
        Watcher patient = new Somebody();
        long promised = deadlines.add(patient, 10 * TURN);

        assertThat(promised).isBetween(TURN - 2 * TICK, TURN);
        assertThat(deadlines.due(TURN - 2 * TICK)).isEmpty();
        assertThat(deadlines.due(TURN)).containsExactly(patient);
    }

    @Test
    void whose_time_is_over_already_is_looked_at_next() {
        Deadlines deadlines = new Deadlines(TICK, 0);
        deadlines.due(10 * TICK);
        Watcher late = new Somebody();
        deadlines.add(late, 0);

        assertThat(deadlines.due(10 * TICK)).isEmpty();
        assertThat(deadlines.due(11 * TICK)).containsExactly(late);
    }

    @Test
    void a_loop_that_slept_for_many_turns_finds_everybody_once() {
        Deadlines deadlines = new Deadlines(TICK, 0);
        List<Watcher> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Watcher somebody = new Somebody();
            all.add(somebody);
            deadlines.add(somebody, i * TICK);
        }

        assertThat(deadlines.due(20 * TURN)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(deadlines.due(40 * TURN)).isEmpty();
    }
}
