package tupa.testkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All clients of a load, on one thread. */
final class LoadLoop implements AutoCloseable {
    /** So many connect at the same time: a server can do more with them than with one after the other. */
    private static final int CONNECTING_MAX = 64;

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final long POLL_MS = 100;

    private final Selector selector;
    private final Ledger ledger;
    private final Workload workload;
    private final List<LoadClient> clients = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();
    private int arrived;
    private long beats;
    private long beatAt;

    LoadLoop(Workload workload, Ledger ledger) throws IOException {
        this.selector = Selector.open();
        this.workload = workload;
        this.ledger = ledger;
    }

    /** Connects everybody and waits until all are in their rooms. */
    void connect(URI url, String run) throws IOException {
        Patience patience = new Patience();
        while (arrived < workload.clients()) {
            while (clients.size() < workload.clients() && clients.size() - arrived < CONNECTING_MAX) {
                clients.add(
                        new LoadClient(clients.size(), workload.size(), run, url, selector, ledger, () -> arrived++));
            }
            turn();
            if (patience.isOver(arrived)) {
                throw new IOException("not everybody was let into his room");
            }
        }
        beatAt = System.nanoTime();
    }

    /**
     * Sends everything when it is due and takes in what comes, to the end of it. {@code begins} is run when the warm-up is
     * over, {@code ends} when the last is sent.
     */
    void load(Runnable begins, Runnable ends) throws IOException {
        Duration warmup = Duration.ofSeconds(workload.warmup());
        Duration time = warmup.plusSeconds(workload.seconds());
        List<LoadClient> senders = clients.subList(0, workload.senders());
        long warm = System.nanoTime() + warmup.toNanos();
        boolean measuring = false;
        try (Sending sending = workload.pace().begin(senders, ledger, selector, time)) {
            while (!sending.isOver(System.nanoTime())) {
                turn();
                beat();
                if (!measuring && System.nanoTime() - warm >= 0) {
                    measuring = true;
                    ledger.beginMeasuring();
                    begins.run();
                }
                sending.send(System.nanoTime());
            }
        }
        ends.run();
        drain();
    }

    private void drain() throws IOException {
        Patience patience = new Patience();
        while (!ledger.isSettled() && !patience.isOver(ledger.news())) {
            turn();
            beat();
        }
    }

    private void turn() throws IOException {
        selector.select(this::ready, POLL_MS);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** One after the other says that he is there: all at once would be a load of their own. */
    private void beat() throws IOException {
        long now = System.nanoTime();
        while (now - beatAt > 0) {
            beatAt += HEARTBEAT.toNanos() / clients.size();
            clients.get((int) (beats++ % clients.size())).ping();
        }
    }

    private void ready(SelectionKey key) {
        LoadClient client = (LoadClient) key.attachment();
        client.readAt(System.nanoTime());
        try {
            client.wire().ready();
        } catch (IOException broken) {
            failure = Optional.of(broken);
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadClient client : clients) {
            client.wire().close();
        }
        selector.close();
    }
}
