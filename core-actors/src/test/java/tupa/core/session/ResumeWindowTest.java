package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;

final class ResumeWindowTest extends OneSession {
    private static final Duration WINDOW = Some.session("").resumeWindow();

    @Test
    void a_session_that_has_been_away_too_long_for_so_many_ends_like_any_other() {
        welcome();
        session.lost(reader.outbox());
        Instant until = Some.NOON.plus(WINDOW);
        assertThat(around.detached).containsExactly(until);

        session.window().lapse(until);
        around.deleted();

        assertThat(around.leaves).containsExactly(Some.LOBBY);
        assertThat(around.ended).isTrue();
    }

    @Test
    void who_is_back_does_not_end_because_he_was_away() {
        welcome();
        session.lost(reader.outbox());
        Instant until = Some.NOON.plus(WINDOW);
        hello(Reader.wide());
        assertThat(around.attached).isEqualTo(1);

        session.window().lapse(until);

        assertThat(session.isOver()).isFalse();
    }

    @Test
    void who_was_back_and_is_away_again_does_not_end_for_the_first_time() {
        welcome();
        session.lost(reader.outbox());
        Instant first = Some.NOON.plus(WINDOW);
        Reader second = Reader.wide();
        hello(second);
        clock.move(Duration.ofSeconds(1));
        session.lost(second.outbox());

        session.window().lapse(first);
        assertThat(session.isOver()).isFalse();
        session.window().lapse(first.plusSeconds(1));

        assertThat(session.isOver()).isTrue();
    }

    @Test
    void nobody_ends_while_the_server_drains_and_his_time_runs_in_the_next_process() {
        welcome();
        session.lost(reader.outbox());
        Instant until = Some.NOON.plus(WINDOW);
        session.drain(() -> {});

        session.window().lapse(until);

        assertThat(session.isOver()).isFalse();
        assertThat(around.timers).isEmpty();
        assertThat(rowNow().expires()).contains(until);
    }
}
