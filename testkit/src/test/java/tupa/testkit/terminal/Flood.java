package tupa.testkit.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import tupa.testkit.ScriptedClient;
import tupa.wire.Event;
import tupa.wire.Reply;

/** Bob, who says 500 things a second in the lobby from when he is told to until he is told to stop. To be used by one thread. */
final class Flood implements AutoCloseable {
    private static final long EVERY_NS = 2_000_000;

    private final String before;
    private final ScriptedClient bob;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread talking = new Thread(this::talk);
    private final List<String> said = new ArrayList<>();
    private double perSecond;

    /** @param before what is said in front of {@code message 1}, {@code message 2} and so on */
    Flood(String url, String before) {
        this.before = before;
        this.bob = ScriptedClient.connect(url);
        bob.hello("Bob");
        talking.setDaemon(true);
    }

    void begin() {
        talking.start();
    }

    /** At its pace, however long one of them takes. */
    private void talk() {
        long start = System.nanoTime();
        while (!over.get()) {
            said.add(bob.send(bob.post("lobby", before + "message " + (said.size() + 1))));
            LockSupport.parkNanos(start + said.size() * EVERY_NS - System.nanoTime());
        }
        perSecond = said.size() * 1e9 / (System.nanoTime() - start);
    }

    /** Ends it, waits until all of it is stored, and returns how many messages it had. */
    int end() throws InterruptedException {
        over.set(true);
        talking.join();
        for (String id : said) {
            Reply reply = bob.answer(id);
            if (!(reply instanceof Reply.PostDone)) {
                throw new AssertionError("not taken: " + reply);
            }
        }
        return said.size();
    }

    /** How many there were in a second, after its end. */
    double perSecond() {
        return perSecond;
    }

    /** What Alice has said, as soon as she has, after its end. */
    String heard() {
        return bob.expect(
                        Event.Message.class,
                        message -> message.from().nick().value().equals("Alice"))
                .text();
    }

    /** Ends it if that was not done. */
    @Override
    public void close() {
        over.set(true);
        try {
            talking.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        bob.close();
    }
}
