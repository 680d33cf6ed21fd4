package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import tupa.core.room.RoomState.Action;
import tupa.core.store.Entry;
import tupa.core.store.HeldAppend;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Outcome;
import tupa.core.store.ScriptedLog;
import tupa.core.store.ScriptedStorage;
import tupa.core.store.StoredEvent;
import tupa.core.testing.HandClock;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;

/**
 * Random histories of a room over a log that commits, loses its answers and finds duplicates of earlier incarnations:
 * whatever is submitted is answered once, and what is answered is what is stored and shown.
 */
final class RoomStateHistoryTest {
    private static final int STEPS = 1000;

    private final ScriptedLog log = new ScriptedStorage().messages();
    private final HandClock clock = new HandClock();
    private final List<StoredEvent> published = new ArrayList<>();
    private final Map<CidKey, String> open = new HashMap<>();
    private final Map<CidKey, String> accepted = new HashMap<>();
    private int created;
    private RoomState room = incarnation();

    @RepeatedTest(10)
    void everything_is_answered_once_and_stored_and_shown_if_and_only_if_it_is_accepted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            clock.move(Duration.ofMillis(random.nextInt(20) - 5));
            if (random.nextInt(3) > 0) {
                submit(random);
            } else {
                answerStore(random);
            }
            if (room.isQuiet() && random.nextInt(10) == 0) {
                room = incarnation();
            }
        }
        while (!room.isQuiet()) {
            answerStore(random);
        }

        assertThat(open).as("unanswered, seed %d", seed).isEmpty();
        assertThat(published).as("shown, seed %d", seed).isEqualTo(log.stored(Some.LOBBY));
        assertThat(published)
                .as("numbers, seed %d", seed)
                .extracting(StoredEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, published.size()).boxed().toList());
        assertThat(published).isSortedAccordingTo((one, other) -> one.ts().compareTo(other.ts()));
        Map<CidKey, String> stored = new HashMap<>();
        published.forEach(event -> assertThat(
                        stored.put(CidKey.of(event.entry()), event.entry().text()))
                .isNull());
        assertThat(stored).as("stored, seed %d", seed).isEqualTo(accepted);
    }

    /** Remembers so few cids that most duplicates are found by the log. */
    private RoomState incarnation() {
        created++;
        return new RoomState(
                Some.rooms("batch-max = 3, pending-max = 5, recent-cids = 2"),
                clock,
                created == 1 ? log.peek(Some.LOBBY) : reopened());
    }

    private OpenedRoom reopened() {
        CompletionStage<OpenedRoom> opened = log.open(Some.LOBBY, 2);
        log.opens().next().answer();
        return opened.toCompletableFuture().join();
    }

    private void submit(Random random) {
        boolean conflict = random.nextInt(20) == 0;
        String cid = "c" + random.nextInt(STEPS / 4);
        Entry entry = Some.entry(random.nextBoolean() ? "ann" : "bob", cid, conflict ? "other" : "text of " + cid);
        CidKey key = CidKey.of(entry);
        if (open.getOrDefault(key, entry.text()).equals(entry.text())) {
            open.put(key, entry.text());
            carryOut(room.submit(entry));
        } else {
            assertThat(room.submit(entry)).containsExactly(new Action.Reject(entry, ErrorCode.CID_CONFLICT));
        }
    }

    private void answerStore(Random random) {
        List<HeldAppend> held = log.appends().all().stream()
                .filter(append -> !append.isCertain())
                .toList();
        if (held.isEmpty()) {
            return;
        }
        assertThat(held).as("one batch in flight").hasSize(1);
        HeldAppend append = held.get(0);
        if (append.isAnswered()) {
            append.settle();
        } else if (random.nextInt(4) == 0) {
            append.lose();
        } else {
            append.answer();
        }
    }

    private void carryOut(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Store store) {
                log.append(store.batch()).thenAccept(this::apply);
            } else if (action instanceof Action.Publish publish) {
                published.addAll(publish.batch().events());
            } else if (action instanceof Action.Accept accept) {
                Entry entry = accept.event().entry();
                assertThat(open.remove(CidKey.of(entry)))
                        .as("asked for %s", accept)
                        .isNotNull();
                assertThat(accepted.putIfAbsent(CidKey.of(entry), entry.text()) != null)
                        .as("dup in %s", accept)
                        .isEqualTo(accept.dup());
            } else if (action instanceof Action.Reject reject) {
                assertThat(open.remove(CidKey.of(reject.entry())))
                        .as("asked for %s", reject)
                        .isNotNull();
            } else {
                throw new AssertionError(action);
            }
        }
    }

    private void apply(Outcome outcome) {
        List<Action> actions = room.apply(outcome);
        carryOut(actions);
        if (outcome instanceof Outcome.Unknown unknown) {
            unknown.settled().thenAccept(this::apply);
        }
    }
}
