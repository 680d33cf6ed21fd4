package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.ALICE;
import static tupa.core.store.Given.event;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.soon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Some rooms that append one event after the other, as rooms do, and remember what became of each. */
final class Posters {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final MessageLog log;
    private final List<Poster> posters;
    private volatile boolean over;

    Posters(MessageLog log, int rooms) {
        this.log = log;
        posters = IntStream.range(0, rooms)
                .mapToObj(i -> new Poster(soon(log.open(room("room" + i), 0))))
                .toList();
        posters.forEach(Thread::start);
    }

    /** How many events are stored for certain. */
    int stored() {
        return posters.stream().mapToInt(poster -> poster.stored).sum();
    }

    /** How many were refused so far. */
    int refused() {
        return posters.stream().mapToInt(poster -> poster.refusals).sum();
    }

    /** How many of them wait until it is known whether the last was stored; they say nothing meanwhile. */
    int inDoubt() {
        return (int) posters.stream().filter(poster -> poster.inDoubt).count();
    }

    /** Ends them, and compares what they were told with what is there. */
    void assertNothingLostAndNothingRefusedStored() throws InterruptedException {
        over = true;
        for (Poster poster : posters) {
            poster.join();
            assertThat(poster.failure).isEmpty();
            List<StoredEvent> there = read(poster.room);
            assertThat(there).isEqualTo(poster.accepted);
            assertThat(there)
                    .noneMatch(
                            event -> poster.refused.contains(event.entry().cid().value()));
        }
    }

    /** The connections for reading may need a moment longer than the writer's; whoever reads history asks again. */
    private List<StoredEvent> read(OpenedRoom room) {
        return Given.await(
                        () -> log.after(room.id(), 0, Long.MAX_VALUE, Integer.MAX_VALUE)
                                .handle((page, failure) ->
                                        new Answer(Optional.ofNullable(page), String.valueOf(failure)))
                                .toCompletableFuture()
                                .join(),
                        answer -> answer.page().isPresent())
                .page()
                .orElseThrow()
                .events();
    }

    /** What a question about history led to. */
    private record Answer(Optional<Page> page, String failure) {}

    private final class Poster extends Thread {
        private final OpenedRoom room;
        private final List<StoredEvent> accepted = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private final List<Throwable> failure = new ArrayList<>();
        private volatile int stored;
        private volatile int refusals;
        private volatile boolean inDoubt;

        Poster(OpenedRoom room) {
            this.room = room;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (int i = 1; !over; i++) {
                    post(event(accepted.size() + 1L, ALICE, "c" + i, "line " + i));
                }
            } catch (RuntimeException | AssertionError e) {
                failure.add(e);
            }
        }

        private void post(StoredEvent event) {
            Outcome outcome = soon(log.append(new Append(room.id(), List.of(event))));
            if (outcome instanceof Outcome.Unknown unknown) {
                inDoubt = true;
                outcome = soon(unknown.settled());
                inDoubt = false;
            }
            if (outcome instanceof Outcome.Refused) {
                refused.add(event.entry().cid().value());
                refusals = refused.size();
                LockSupport.parkNanos(PAUSE_NS);
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Committed());
                accepted.add(event);
                stored = accepted.size();
            }
        }
    }
}
