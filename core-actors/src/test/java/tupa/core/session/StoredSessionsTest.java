package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.registry.UserRegistry;
import tupa.core.store.SessionRow;
import tupa.core.testing.Some;
import tupa.wire.Nick;
import tupa.wire.Status;

final class StoredSessionsTest {
    private static final SessionRow OVER = row("over", Optional.of(Some.NOON.minusSeconds(1)));
    private static final SessionRow SOON = row("soon", Optional.of(Some.NOON.plusSeconds(1)));
    private static final SessionRow LATE = row("late", Optional.of(Some.NOON.plusSeconds(2)));
    private static final SessionRow THERE = row("there", Optional.empty());
    private static final List<SessionRow> ROWS = List.of(THERE, LATE, OVER, SOON);

    @Test
    void those_who_have_time_left_come_back_who_was_away_longest_first() {
        StoredSessions stored = StoredSessions.of(ROWS, new UserRegistry.Bounds(3, 3), Some.NOON);

        assertThat(stored.alive()).containsExactly(SOON, LATE, THERE);
        assertThat(stored.expired()).containsExactly(OVER);
        assertThat(stored.excess()).isEmpty();
    }

    @Test
    void no_more_come_back_than_may_be_away() {
        StoredSessions stored = StoredSessions.of(ROWS, new UserRegistry.Bounds(3, 2), Some.NOON);

        assertThat(stored.alive()).containsExactly(LATE, THERE);
        assertThat(stored.excess()).containsExactly(SOON);
    }

    @Test
    void no_more_come_back_than_may_be() {
        StoredSessions stored = StoredSessions.of(ROWS, new UserRegistry.Bounds(1, 2), Some.NOON);

        assertThat(stored.alive()).containsExactly(THERE);
        assertThat(stored.excess()).containsExactly(SOON, LATE);
    }

    private static SessionRow row(String nick, Optional<Instant> expires) {
        return new SessionRow(Some.user(nick), new Nick(nick), Status.ONLINE, "hash", List.of(), expires);
    }
}
