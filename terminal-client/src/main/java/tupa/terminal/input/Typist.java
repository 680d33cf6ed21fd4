package tupa.terminal.input;

import java.io.IOError;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import tupa.terminal.client.Client;

/** Reads one entry after the other for a client, until that ends. */
public final class Typist {
    private static final Logger LOG = Logger.getLogger(Typist.class.getName());

    private final Terminal terminal;
    private final Reader reader;
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean over;
    private volatile Optional<Thread> typing = Optional.empty();

    public Typist(Terminal terminal, Reader reader) {
        this.terminal = terminal;
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
        typing = Optional.of(Thread.currentThread());
        PasteGuard guard = new PasteGuard(System.nanoTime());
        try {
            while (!over) {
                readOne(client, guard);
            }
        } finally {
            left.countDown();
        }
    }

    private void readOne(Client client, PasteGuard guard) {
        try {
            guard.begins(System.nanoTime(), isInputWaiting());
            String entry = reader.read();
            boolean pasted = guard.isPasted(System.nanoTime());
            client.post(engine -> {
                if (pasted) {
                    engine.pasted(entry);
                } else {
                    engine.typed(entry);
                }
            });
        } catch (UserInterruptException e) {
            LOG.fine("Reading was broken off");
        } catch (EndOfFileException | IOError e) {
            client.post(engine -> engine.typed("/quit"));
            awaitEnd();
        }
    }

    private boolean isInputWaiting() {
        try {
            return terminal.reader().available() > 0;
        } catch (RuntimeException e) {
            return false;
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
