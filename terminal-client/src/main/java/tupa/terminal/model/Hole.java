package tupa.terminal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Reply;

/** A part of a room's history that has not arrived and was asked for again. */
final class Hole {
    private static final int HELD = 500;
    private static final int TRIES = 5;
    private static final long PAUSE_MS = 1_000;

    /** Whatever the server wishes: nothing new is shown in the room until it is settled. */
    private static final long LONGEST_PAUSE_MS = 10_000;

    private final List<Event> held = new ArrayList<>();

    private long end;
    private long newest;
    private int refused;
    private Optional<Instant> again = Optional.empty();

    /** @param upTo the last event that is known to be stored */
    Hole(long upTo) {
        reaches(upTo);
    }

    /** Keeps an event, which stands for those {@code from} to {@code to}, until it is its turn. What does not fit is asked for, too. */
    void hold(Event event, long from, long to) {
        if (held.isEmpty()) {
            reaches(from - 1);
        }
        if (held.size() < HELD) {
            held.add(event);
        }
        newest = Math.max(newest, to);
    }

    /** There is an event with this seq, whether it arrives or not. */
    void reaches(long seq) {
        newest = Math.max(newest, seq);
        end = held.isEmpty() ? newest : end;
    }

    List<Event> held() {
        return List.copyOf(held);
    }

    long newest() {
        return newest;
    }

    /** The last event that is missing before what is held. */
    long end() {
        return end;
    }

    /** A part of it has come. */
    void shrinks() {
        refused = 0;
    }

    /** Whether there is sense in asking once more, which is then due some time later. */
    boolean retries(Reply.Refusal refusal, Instant now) {
        refused++;
        boolean retries = refusal.code().retryable() && refused < TRIES;
        long pause = Math.min(refusal.retryAfterMs().orElse(PAUSE_MS), LONGEST_PAUSE_MS);
        again = retries ? Optional.of(now.plusMillis(pause)) : Optional.empty();
        return retries;
    }

    /** Whether it is to be asked for now; true once. */
    boolean isDue(Instant now) {
        boolean due = again.filter(at -> !now.isBefore(at)).isPresent();
        again = due ? Optional.empty() : again;
        return due;
    }
}
