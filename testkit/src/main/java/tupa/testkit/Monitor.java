package tupa.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Guards what one thread learns from a socket and another waits for. */
final class Monitor {
    private final Duration patience;

    Monitor(Duration patience) {
        this.patience = patience;
    }

    synchronized void change(Runnable change) {
        change.run();
        notifyAll();
    }

    synchronized <T> T read(Supplier<T> question) {
        return question.get();
    }

    /** Waits until the question has an answer; throws {@link AssertionError} with {@code complaint} when it never has. */
    synchronized <T> T await(Supplier<Optional<T>> question, Supplier<String> complaint) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("within " + patience + ": " + complaint.get());
            }
            pause(left);
            answer = question.get();
        }
        return answer.get();
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }
}
