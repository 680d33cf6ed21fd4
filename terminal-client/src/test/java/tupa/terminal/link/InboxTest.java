package tupa.terminal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class InboxTest {
    private static final int MANY = 10_000;

    private final Inbox inbox = new Inbox();
    private final List<Integer> done = new ArrayList<>();

    @Test
    @Timeout(30)
    void what_many_hand_in_is_done_in_order_and_its_thread_may_hand_in_as_much_as_it_likes()
            throws InterruptedException {
        Thread other = new Thread(() -> IntStream.range(0, MANY).forEach(i -> inbox.put(() -> done.add(i))));
        other.start();
        while (done.size() < MANY) {
            assertThat(inbox.runNext(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(done).isEqualTo(IntStream.range(0, MANY).boxed().toList());

        IntStream.range(0, MANY).forEach(i -> inbox.put(() -> done.add(i)));
        inbox.runWaiting();
        assertThat(done).hasSize(2 * MANY);
    }

    @Test
    @Timeout(30)
    void the_last_word_need_not_wait_behind_those_who_do() throws InterruptedException {
        Thread other = new Thread(() -> IntStream.range(0, MANY).forEach(i -> inbox.put(() -> done.add(i))));
        other.setDaemon(true);
        other.start();
        while (other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        inbox.putLast(() -> done.add(MANY));
        inbox.runWaiting();

        assertThat(done).contains(MANY).hasSizeLessThan(MANY);
    }
}
