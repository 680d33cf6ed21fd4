package tupa.core.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** A thread that gets to its work when the test says so. */
public final class Later implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** How much waits to be done. */
    public int tasks() {
        return tasks.size();
    }

    public void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
