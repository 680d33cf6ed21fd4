package tupa.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Several producers that offer again only when they are called back, and one transport that takes out when it is woken. */
final class OutboxRaceTest {
    private static final int PRODUCERS = 3;
    private static final int PARCELS = 2000;
    private static final Outbox.Bounds BOUNDS = new Outbox.Bounds(8, 400, 0);

    private final Outbox outbox = new Outbox(BOUNDS);
    private final Semaphore woken = new Semaphore(0);
    private final List<String> out = new ArrayList<>();

    @RepeatedTest(5)
    void every_parcel_comes_out_once_in_its_producers_order_and_every_refusal_is_called_back()
            throws InterruptedException, ExecutionException, TimeoutException {
        long seed = new Random().nextLong();
        outbox.wakeWith(woken::release);
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + 1);
        try {
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> consume(new Random(seed))));
            for (int producer = 0; producer < PRODUCERS; producer++) {
                String name = "p" + producer;
                Random random = new Random(seed + producer + 1);
                all.add(threads.submit(() -> produce(name, random)));
            }
            for (Future<?> each : all) {
                each.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        for (int producer = 0; producer < PRODUCERS; producer++) {
            String name = "p" + producer + "-";
            assertThat(out.stream().filter(json -> json.startsWith(name)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            IntStream.range(0, PARCELS).mapToObj(i -> name + i).toList());
        }
    }

    /** Waits for nothing but his own callback: one that does not come ends in a timeout, one too many in a permit left. */
    private void produce(String name, Random random) {
        Semaphore called = new Semaphore(0);
        for (int i = 0; i < PARCELS; i++) {
            Parcel parcel = OutboxTest.parcel(name + "-" + i, 1 + random.nextInt(3), 1 + random.nextInt(150));
            while (outbox.offer(parcel, called::release) == Outbox.Verdict.REFUSED) {
                assertThat(acquire(called)).as("called back").isTrue();
            }
            assertThat(called.availablePermits())
                    .as("callbacks without a refusal")
                    .isZero();
        }
    }

    private void consume(Random random) {
        int left = PRODUCERS * PARCELS;
        while (left > 0) {
            assertThat(acquire(woken)).as("woken").isTrue();
            List<Parcel> taken = outbox.take(random.nextInt(300));
            while (!taken.isEmpty()) {
                taken.forEach(parcel -> out.add(parcel.json()));
                left -= taken.size();
                taken = outbox.take(random.nextInt(300));
            }
        }
    }

    private static boolean acquire(Semaphore semaphore) {
        try {
            return semaphore.tryAcquire(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
