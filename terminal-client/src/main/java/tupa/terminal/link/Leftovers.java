package tupa.terminal.link;

import java.util.stream.Stream;

/** Threads that outlive the connections they served. */
public final class Leftovers {
    private static final String SELECTOR = "-SelectorManager";

    private Leftovers() {}

    /**
     * To be called when nothing is to be written any more, just before the program ends. Java's end waits 0.3 s for
     * threads that are in a call of the system, as the one is in which an HttpClient waits for all its connections; and
     * before Java 21 no HttpClient can be closed. An interrupt ends that thread.
     */
    public static void end() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int count = Thread.enumerate(threads);
        Stream.of(threads)
                .limit(count)
                .filter(thread -> thread.getName().endsWith(SELECTOR))
                .forEach(Thread::interrupt);
    }
}
