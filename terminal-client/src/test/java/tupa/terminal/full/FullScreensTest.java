package tupa.terminal.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.client.Poll;
import tupa.wire.Person;

/** The screen as a whole at its sizes, at rest and while very much is said. */
final class FullScreensTest {
    private static final int[][] SIZES = {
        {100, 24}, {60, 24}, {60, 12}, {100, 12}, {40, 24}, {20, 10}, {20, 6}, {100, 30}
    };

    private static final MockUp[] EACH_AFTER_EACH = {
        MockUp.NARROW, MockUp.WIDE, MockUp.SMALL, MockUp.NARROW, MockUp.SMALL, MockUp.WIDE
    };

    private FullChat full = open();
    private final Person bob = full.chat.guest("Bob", "lobby", "dev");

    private static FullChat open() {
        try {
            return new FullChat(100, 30);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void join() {
        full.see("● online · Alice · 1:#lobby", "[#lobby]", "-- Alice joined the chat");
        full.chat.say(bob, "lobby", "deploy finished");
        full.see("Bob     deploy finished");
        full.keys("/join dev\r").see("2 #dev");
        full.chat.say(bob, "lobby", "one more");
        full.chat.say(bob, "lobby", "alice: have a look");
        full.chat.say(bob, "dev", "alice: build 77?");
        full.keys("half typed").see("1 #lobby    2!", "12:00 Bob     alice: build 77?");
        full.seeInput("[#dev] half typed");
    }

    @AfterEach
    void leave() throws IOException, InterruptedException {
        full.close();
    }

    @Test
    void a_wide_screen_has_everything() {
        seeAtRest(MockUp.WIDE);
    }

    @Test
    void a_narrower_one_has_no_lists() {
        resize(MockUp.NARROW);

        seeAtRest(MockUp.NARROW);
    }

    @Test
    void a_small_one_has_what_matters() {
        resize(MockUp.SMALL);
        seeAtRest(MockUp.SMALL);

        full.resize(20, 6).see("12:00 Bob\n alice: build 77?\n ● online · Alice\n[#dev] half typed\n");
    }

    @Test
    void each_is_the_same_again_whatever_size_was_before() {
        for (MockUp next : EACH_AFTER_EACH) {
            resize(next);

            seeAtRest(next);
        }
    }

    @Test
    void every_size_shows_status_and_input_once() {
        for (int[] size : SIZES) {
            full.resize(size[0], size[1]);
            full.keys("x\u007f");

            seeWhole(size[0], size[1]);
        }
    }

    @Test
    void also_while_very_much_is_said() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread flood = new Thread(() -> {
            for (int i = 1; !over.get(); i++) {
                full.chat.say(bob, "dev", String.format(MockUp.FLOOD, i));
                LockSupport.parkNanos(2_000_000);
            }
        });
        flood.setDaemon(true);
        flood.start();
        seeFlooded(MockUp.WIDE);

        for (MockUp next : EACH_AFTER_EACH) {
            resize(next);

            seeFlooded(next);
        }
        for (int[] size : SIZES) {
            full.resize(size[0], size[1]);

            seeWhole(size[0], size[1]);
        }

        over.set(true);
        flood.join();
        assertThat(full.written()).doesNotContain("\u001b[2J and");
    }

    private void resize(MockUp next) {
        full.resize(next.columns, next.rows().size());
    }

    private void seeAtRest(MockUp wanted) {
        Poll.until(full::text, String.join("\n", wanted.rows()) + "\n");
    }

    private void seeFlooded(MockUp wanted) {
        Poll.until(
                () -> {
                    List<String> seen = full.rows();
                    return wanted.isFlooded(seen) ? "flooded" : String.join("\n", seen);
                },
                "flooded");
    }

    private void seeWhole(int columns, int rows) {
        Poll.until(() -> whole(columns, rows), "whole");
    }

    /** The word, or what is there instead. */
    private String whole(int columns, int rows) {
        List<String> seen = full.rows();
        int last = seen.size() - 1;
        boolean whole = seen.size() == rows
                && seen.get(last).equals("[#dev] half typed")
                && seen.get(last - 1).startsWith(" ● online · Alice")
                && seen.stream().filter(row -> row.contains("half typed")).count() == 1
                && seen.stream().filter(row -> row.contains("● online")).count() == 1
                && seen.stream().anyMatch(row -> row.contains("╎")) == (columns >= 90);
        return whole ? "whole" : full.text();
    }
}
