package tupa.testkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.wire.RoomName;

/** Visitors who come and go, several at a time, each as soon as another has gone. On one thread. */
final class Churn {
    private static final int SLOTS = 20;
    private static final int ROOMS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MS = 100;

    private final URI url;
    private final Visitor[] slots = new Visitor[SLOTS];
    private Optional<IOException> failure = Optional.empty();
    private int begun;
    private long progressAt;

    Churn(URI url) {
        this.url = url;
    }

    /** Throws {@link IOException} when somebody is refused, or when nobody gets anywhere any more. */
    void run(int cycles) throws IOException {
        int last = begun + cycles;
        try (Selector selector = Selector.open()) {
            progressAt = System.nanoTime();
            while (fill(selector, last)) {
                selector.select(this::ready, POLL_MS);
                if (failure.isPresent()) {
                    throw failure.get();
                }
                if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
                    throw new IOException("nobody gets on any more: " + present());
                }
            }
        }
    }

    /** Whether anybody is there. */
    private boolean fill(Selector selector, int last) throws IOException {
        boolean any = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((slots[slot] == null || slots[slot].isDone()) && begun < last) {
                RoomName room = new RoomName("churn-" + begun % ROOMS);
                slots[slot] = new Visitor(url, selector, begun, Visitor.Manner.of(begun), "slot-" + slot, room);
                begun++;
                progressAt = System.nanoTime();
            }
            any |= slots[slot] != null && !slots[slot].isDone();
        }
        return any;
    }

    private List<Visitor> present() {
        return Stream.of(slots)
                .filter(visitor -> visitor != null && !visitor.isDone())
                .toList();
    }

    private void ready(SelectionKey key) {
        try {
            ((Visitor) key.attachment()).ready();
        } catch (IOException broken) {
            failure = Optional.of(broken);
        }
    }
}
