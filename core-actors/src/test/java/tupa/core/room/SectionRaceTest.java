package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import tupa.core.store.Page;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.ServerMessage;

/** A relay, the threads that serve its members, and members who read little at a time, all at once. */
final class SectionRaceTest implements RelayState.Surroundings {
    private static final int THREADS = 3;
    private static final int MEMBERS = 9;
    private static final long EVENTS = 1000;

    private final List<ExecutorService> threads = new ArrayList<>();

    /** The relay's mail: whatever it is told, it does on one thread. */
    private final BlockingQueue<Runnable> mail = new LinkedBlockingQueue<>();

    private final RelayState relay =
            new RelayState(Some.LOBBY, Some.rooms("relay-memory = 50"), Some.emptyRoom(), this);

    @AfterEach
    void stop() {
        threads.forEach(ExecutorService::shutdownNow);
    }

    @RepeatedTest(5)
    void every_member_is_given_every_event_once_and_in_order() throws InterruptedException {
        List<Reader> readers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            threads.add(Executors.newSingleThreadExecutor());
        }
        for (int member = 0; member < MEMBERS; member++) {
            readers.add(seated("member" + member, threads.get(member % THREADS), new Random(member)));
        }

        for (long seq = 1; seq <= EVENTS; seq++) {
            long next = seq;
            mail.add(() -> relay.publish(Some.events(next, next)));
            if (seq % 10 == 0) {
                mail.add(() -> relay.presence().payDebts());
                comeAndGo();
            }
            work(0);
        }
        for (Reader reader : readers) {
            awaitAll(reader);
        }

        for (Reader reader : readers) {
            assertThat(heard(reader).stream()
                            .filter(Event.Message.class::isInstance)
                            .map(Event.Message.class::cast))
                    .extracting(Event.Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, EVENTS).boxed().toList());
        }
    }

    /** Somebody whose connection is gone as soon as he has come. */
    private void comeAndGo() {
        Reader passing = Reader.narrow(3);
        passing.outbox().wakeWith(() -> {}, threads.get(0));
        Seat seat = new Seat(Some.LOBBY_NAME, Some.user("passing"), passing.outbox());
        mail.add(() -> relay.sit(seat, OneRelay.greeting(0)));
        mail.add(passing.outbox()::abandon);
        mail.add(() -> relay.stand(seat));
    }

    /** A member whose outbox holds three messages, and who reads one or two of them whenever he is woken. */
    private Reader seated(String name, ExecutorService thread, Random random) {
        Reader reader = Reader.narrow(3);
        reader.outbox().wakeWith(() -> thread.execute(() -> readSome(reader, thread, random)), thread);
        Seat seat = new Seat(Some.LOBBY_NAME, Some.user(name), reader.outbox());
        relay.sit(seat, OneRelay.greeting(0));
        return reader;
    }

    private static void readSome(Reader reader, ExecutorService thread, Random random) {
        synchronized (reader) {
            reader.read(random.nextInt(400));
        }
        if (!reader.outbox().isEmpty()) {
            thread.execute(() -> readSome(reader, thread, random));
        }
    }

    private void awaitAll(Reader reader) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!heard(reader).contains(OneRelay.said(EVENTS))) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            work(1);
        }
    }

    private static List<ServerMessage> heard(Reader reader) {
        synchronized (reader) {
            return reader.heard();
        }
    }

    /** Does what the relay was told; waits so many milliseconds for the first of it. */
    private void work(int millis) throws InterruptedException {
        Runnable turn = mail.poll(millis, TimeUnit.MILLISECONDS);
        while (turn != null) {
            turn.run();
            turn = mail.poll();
        }
    }

    @Override
    public void readFor(Seat seat, long after, long upTo) {
        mail.add(() -> relay.read(seat, new Page(Some.events(after + 1, Math.min(upTo, after + 20)), 1, upTo)));
    }

    @Override
    public void readMissed(long after, long upTo) {
        throw new AssertionError("nothing was missed");
    }

    @Override
    public Runnable whenDrained(Seat seat) {
        return () -> mail.add(() -> relay.feed(seat));
    }
}
