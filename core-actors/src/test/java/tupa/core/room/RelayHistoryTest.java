package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.Position;
import tupa.wire.ServerMessage;

/**
 * Random histories of one relay after the other, with members who read slowly, batches that are lost or come twice, and a
 * log that fails at times and forgets its oldest events. Whatever happens, nobody misses an event without being told.
 */
final class RelayHistoryTest {
    private static final int STEPS = 1500;
    private static final int PATIENCE = 10_000;

    /** A member, and what must be true of everything he is told. */
    private static final class Listener {
        final Reader reader;
        final Seat seat;
        long next;
        Optional<Boolean> live = Optional.empty();

        Listener(int number, long begin, Random random) {
            this.reader = Reader.narrow(1 + random.nextInt(12));
            this.seat = new Seat(Some.LOBBY_NAME, Some.user("m" + number), reader.outbox());
            this.next = begin + 1;
        }

        void read(int maxBytes) {
            reader.read(maxBytes).forEach(this::check);
        }

        private void check(ServerMessage message) {
            if (message instanceof Event.Message said) {
                assertThat(said.seq()).isEqualTo(next);
                next++;
            } else if (message instanceof Event.Gap gap) {
                assertThat(gap.from()).isEqualTo(next);
                assertThat(gap.to()).isGreaterThanOrEqualTo(gap.from()).isLessThan(gap.oldest());
                next = gap.to() + 1;
            } else if (message instanceof Event.Live told) {
                assertThat(live).as("live once").isNotEqualTo(Optional.of(true));
                assertThat(told.seq()).as("level").isEqualTo(next - 1);
                live = Optional.of(true);
            } else if (message instanceof Event.Lagging told) {
                assertThat(live).as("lagging once").isEqualTo(Optional.of(true));
                assertThat(told.seq()).as("behind").isGreaterThanOrEqualTo(next);
                live = Optional.of(false);
            } else {
                assertThat(message).isInstanceOf(Event.Members.class);
            }
        }
    }

    private final ListLog log = new ListLog();
    private final List<Listener> listeners = new ArrayList<>();
    private RelayState relay = open(0);

    @RepeatedTest(15)
    void everybody_is_told_everything_once_in_order_and_is_live_at_the_end() {
        long seed = new Random().nextLong();
        try {
            run(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private void run(Random random) {
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        publish(log.newest() + 1, log.newest() + 1);
        settle();

        for (Listener each : listeners) {
            assertThat(each.next).as("has everything").isEqualTo(log.newest() + 1);
            assertThat(each.live).as("is live").contains(true);
        }
    }

    private void step(Random random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> publish(log.newest() + 1, log.newest() + 1 + random.nextInt(6));
            case 3 -> publish(Math.max(log.oldest(), log.newest() - random.nextInt(8)), log.newest());
            case 4 -> lose(random);
            case 5 -> sit(random);
            case 6, 7 -> someone(random).ifPresent(each -> each.read(random.nextInt(1000)));
            case 8 -> log.runFeeds(relay);
            case 9 -> read(random);
            case 10 -> log.answerMissed(relay);
            default -> seldom(random);
        }
    }

    private void seldom(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> restart(random);
            case 1 -> log.forgetBefore(log.newest() - random.nextInt(20));
            default -> someone(random).ifPresent(each -> relay.feed(each.seat));
        }
    }

    /** What is lost on its way to the relay; retention never overtakes a relay by so much that it could not read it. */
    private void lose(Random random) {
        if (random.nextInt(3) == 0) {
            log.append(log.newest() + 1, log.newest() + 1 + random.nextInt(7));
            publish(log.newest() + 1, log.newest() + 1);
            log.answerMissed(relay);
        }
    }

    private void publish(long first, long last) {
        log.append(first, last);
        if (first <= last) {
            relay.publish(Some.events(first, last));
        }
    }

    private void sit(Random random) {
        if (listeners.size() < 5) {
            long begin = random.nextLong(log.oldest() - 1, log.newest() + 1);
            Listener listener = new Listener(listeners.size(), begin, random);
            listeners.add(listener);
            Position seen = new Position(begin, Some.EPOCH);
            relay.sit(listener.seat, new Opening.Greeting(false, new Start.After(seen)));
        }
    }

    private void read(Random random) {
        if (!log.hasReads()) {
            return;
        }
        if (random.nextInt(4) == 0) {
            log.failRead(relay);
        } else {
            log.answerRead(relay);
        }
    }

    /** Another incarnation, to which every member brings the seat he has. */
    private void restart(Random random) {
        log.takeReads();
        relay = open(random.nextInt(10));
        listeners.forEach(each -> relay.sit(each.seat, new Opening.Returning()));
    }

    private RelayState open(int recent) {
        return new RelayState(
                Some.LOBBY, Some.rooms("relay-memory = 6, relay-memory-bytes = 1000"), log.open(recent), log);
    }

    private Optional<Listener> someone(Random random) {
        return listeners.isEmpty() ? Optional.empty() : Optional.of(listeners.get(random.nextInt(listeners.size())));
    }

    private void settle() {
        int rounds = 0;
        while (!log.isQuiet()
                || listeners.stream().anyMatch(each -> !each.reader.outbox().isEmpty())) {
            assertThat(rounds++).as("rounds until quiet").isLessThan(PATIENCE);
            log.answerMissed(relay);
            log.answerReads(relay);
            log.runFeeds(relay);
            listeners.forEach(each -> each.read(10_000));
        }
    }
}
