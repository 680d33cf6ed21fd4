package tupa.testkit.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks again and again, as another process's screen tells nobody when it changes. */
final class Wait {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(25);

    private Wait() {}

    /**
     * The first answer that {@code found} finds in what {@code look} sees.
     *
     * @throws AssertionError with what was seen last, when there is none within {@code limit}
     */
    static <T> T until(Duration limit, String what, Supplier<String> look, Function<String, Optional<T>> found) {
        long start = System.nanoTime();
        String seen = look.get();
        Optional<T> answer = found.apply(seen);
        while (answer.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
            LockSupport.parkNanos(PAUSE_NS);
            seen = look.get();
            answer = found.apply(seen);
        }
        String last = seen;
        return answer.orElseThrow(
                () -> new AssertionError("Waited " + limit + " in vain for " + what + ". Last seen:\n" + last));
    }
}
