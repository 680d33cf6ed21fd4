package tupa.testkit.load;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;

/** One after the other posts when it is his turn; who is late counts from when it was. */
final class SteadySending implements Sending {
    private static final long LEAD_NANOS = 50_000_000;

    private final List<LoadClient> senders;
    private final Ledger ledger;
    private final int posts;
    private final Pacer pacer;

    SteadySending(List<LoadClient> senders, Ledger ledger, Selector selector, int perSecond, int posts) {
        this.senders = senders;
        this.ledger = ledger;
        this.posts = posts;
        this.pacer = new Pacer(selector, System.nanoTime() + LEAD_NANOS, 1e9 / perSecond, posts);
    }

    @Override
    public void send(long now) throws IOException {
        int next = ledger.sent();
        while (next < posts && pacer.due(next) - now <= 0) {
            LoadClient sender = senders.get(next % senders.size());
            sender.post(pacer.due(next));
            sender.flush();
            next++;
        }
    }

    @Override
    public boolean isOver(long now) {
        return ledger.sent() == posts;
    }

    @Override
    public void close() {
        pacer.close();
    }
}
