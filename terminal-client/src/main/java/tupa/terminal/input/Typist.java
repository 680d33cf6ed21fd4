package tupa.terminal.input;

import java.io.IOError;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import tupa.terminal.client.Client;

/** Reads one entry after the other for a client, until that ends. */
public final class Typist {
    private static final Logger LOG = Logger.getLogger(Typist.class.getName());

    private final Reader reader;
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;
    private volatile Optional<Thread> typing = Optional.empty();

    public Typist(Reader reader) {
        this.reader = reader;
    }

    /** Asks one question before the chat begins; empty when the user will not answer, or the terminal is taken away. */
    public Optional<String> ask(String question) {
        try {
            return Optional.of(reader.ask(question));
        } catch (UserInterruptException | EndOfFileException | IOError | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Reads entries until {@link #end}. */
    public void read(Client client) {
        reader.tellTyping(draft -> client.post(engine -> engine.drafted(draft)));
        typing = Optional.of(Thread.currentThread());
        try {
            while (!over) {
                readOne(client);
            }
        } finally {
            left.countDown();
        }
    }

    private void readOne(Client client) {
        try {
            String entry = reader.read();
            String room = reader.room();
            boolean pasted = reader.wasPasted();
            client.post(engine -> {
                if (pasted) {
                    engine.pasted(entry, room);
                } else {
                    engine.typed(entry, room);
                }
            });
        } catch (UserInterruptException e) {
            LOG.fine("Reading was broken off");
        } catch (EndOfFileException | IOError e) {
            client.post(engine -> engine.typed("/quit"));
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            over = true;
        }
    }

    /** Has the thread that reads leave the terminal, and waits until it has. */
    public void end() {
        over = true;
        ended.countDown();
        try {
            while (typing.isPresent() && !left.await(5, TimeUnit.MILLISECONDS)) {
                if (reader.isReading()) {
                    typing.ifPresent(Thread::interrupt);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
