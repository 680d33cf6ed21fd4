package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.store.Page;
import tupa.core.testing.Some;

/** A relay that remembers the events 11 to 20 of a room which stores 6 to 20. */
final class PageWishTest {
    private final ListLog log = new ListLog();
    private final RelayState relay = relay();

    @Test
    void what_memory_holds_is_recalled_whole() {
        assertThat(recall(true, 21, 5)).contains(page(16, 20));
        assertThat(recall(true, 16, 5)).contains(page(11, 15));
        assertThat(recall(true, Long.MAX_VALUE, 10)).contains(page(11, 20));
        assertThat(recall(false, 10, 5)).contains(page(11, 15));
        assertThat(recall(false, 17, 200)).contains(page(18, 20));
    }

    @Test
    void what_reaches_beyond_memory_is_for_the_log() {
        assertThat(recall(true, 16, 6)).isEmpty();
        assertThat(recall(true, 11, 1)).isEmpty();
        assertThat(recall(false, 9, 1)).isEmpty();
        assertThat(recall(false, 0, 200)).isEmpty();
    }

    @Test
    void where_there_is_nothing_to_show_nothing_is_shown() {
        assertThat(recall(false, 20, 50)).contains(page(21, 20));
        assertThat(recall(false, 999, 50)).contains(page(21, 20));
        assertThat(recall(true, 6, 50)).contains(page(21, 20));
        assertThat(recall(true, 1, 50)).contains(page(21, 20));
        assertThat(recall(true, 21, 0)).contains(page(21, 20));
    }

    @Test
    void a_page_ends_where_history_begins_even_if_memory_has_more() {
        relay.forget(15);

        assertThat(recall(true, 18, 200)).contains(new Page(Some.events(15, 17), 15, 20));
        assertThat(recall(false, 3, 2)).contains(new Page(Some.events(15, 16), 15, 20));
    }

    @Test
    void a_history_never_begins_earlier_again() {
        relay.forget(15);
        relay.forget(12);

        assertThat(recall(false, 0, 1)).contains(new Page(Some.events(15, 15), 15, 20));
    }

    private RelayState relay() {
        log.append(1, 20);
        log.forgetBefore(6);
        return new RelayState(Some.LOBBY, Some.rooms(""), log.open(10), log);
    }

    private Optional<Page> recall(boolean before, long seq, int limit) {
        return relay.recall(new PageWish(before, seq, limit));
    }

    private static Page page(long first, long last) {
        return new Page(first > last ? List.of() : Some.events(first, last), 6, 20);
    }
}
