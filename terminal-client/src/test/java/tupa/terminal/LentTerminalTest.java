package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LentTerminalTest {
    private static final String MAIN_SCREEN = "\u001b[?1049l";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private static Terminal terminal(OutputStream out) throws IOException {
        return new LineDisciplineTerminal("lent", "xterm-256color", out, StandardCharsets.UTF_8);
    }

    @Test
    void what_is_left_in_order_is_not_touched_again() throws IOException {
        try (LentTerminal lent = LentTerminal.of(terminal(shown), shown)) {
            lent.isTakenWhole();
            lent.isUsed(() -> true);
            lent.isLeft();
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain(MAIN_SCREEN);
    }

    @Test
    void a_screen_that_its_user_has_not_left_is_left_for_him() throws IOException {
        try (LentTerminal lent = LentTerminal.of(terminal(shown), shown)) {
            lent.isTakenWhole();
            lent.isUsed(() -> true);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains(MAIN_SCREEN);
    }

    @Test
    @Timeout(30)
    void a_terminal_that_takes_nothing_does_not_hold_up_the_end() throws IOException, InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                reached.countDown();
                try {
                    taken.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        LentTerminal lent = LentTerminal.of(terminal(shown), stuck);
        lent.isUsed(() -> false);

        lent.toldToEnd();

        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        taken.countDown();
    }
}
