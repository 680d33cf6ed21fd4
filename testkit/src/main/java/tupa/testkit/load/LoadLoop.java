package tupa.testkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All clients of a load, on one thread. The load is open: what is due is sent, however late the answers are. */
final class LoadLoop implements AutoCloseable {
    /** After so long without anything new, what is missing is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final long POLL_MS = 100;
    private static final long LEAD_NANOS = 50_000_000;

    private final Selector selector;
    private final Ledger ledger;
    private final LoadOptions options;
    private final List<LoadClient> clients = new ArrayList<>();
    private Optional<IOException> failure = Optional.empty();
    private long heartbeatAt = System.nanoTime() + HEARTBEAT.toNanos();

    LoadLoop(LoadOptions options, Ledger ledger) throws IOException {
        this.selector = Selector.open();
        this.options = options;
        this.ledger = ledger;
    }

    /** Connects everybody and waits until all are in their rooms. */
    void connect(URI url, String run) throws IOException {
        for (int number = 0; number < options.clients(); number++) {
            LoadClient client = new LoadClient(number, options.size(), run, url, selector, ledger);
            clients.add(client);
            client.hello();
            turn();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!clients.stream().allMatch(LoadClient::isLive)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not everybody was let into his room");
            }
            turn();
        }
    }

    /** Sends everything when it is due and takes in what comes, to the end of it. */
    void load() throws IOException {
        double interval = 1e9 / options.rate();
        try (Pacer pacer = new Pacer(selector, System.nanoTime() + LEAD_NANOS, interval, options.posts())) {
            while (ledger.sent() < options.posts()) {
                turn();
                sendDue(pacer);
            }
        }
        drain();
    }

    private void sendDue(Pacer pacer) throws IOException {
        long now = System.nanoTime();
        int next = ledger.sent();
        while (next < options.posts() && pacer.due(next) - now <= 0) {
            clients.get(next % clients.size()).post(next, pacer.due(next));
            next++;
        }
    }

    private void drain() throws IOException {
        long seen = -1;
        long deadline = 0;
        while (!ledger.isSettled()) {
            long now = System.nanoTime();
            long news = ledger.acked() + ledger.deliveries();
            if (news != seen) {
                seen = news;
                deadline = now + PATIENCE.toNanos();
            } else if (now > deadline) {
                return;
            }
            turn();
        }
    }

    private void turn() throws IOException {
        selector.select(this::ready, POLL_MS);
        if (failure.isPresent()) {
            throw failure.get();
        }
        beat();
    }

    private void beat() throws IOException {
        if (System.nanoTime() - heartbeatAt > 0) {
            heartbeatAt += HEARTBEAT.toNanos();
            for (LoadClient client : clients) {
                client.ping();
            }
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
