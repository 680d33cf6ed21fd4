package tupa.testkit.load;

import java.io.IOException;
import java.util.List;

/** Everybody posts as soon as fewer than {@code window} of his posts are under way; each is due when it is sent. */
final class FlatOutSending implements Sending {
    private final List<LoadClient> senders;
    private final Ledger ledger;
    private final int window;
    private final long end;

    FlatOutSending(List<LoadClient> senders, Ledger ledger, int window, long end) {
        this.senders = senders;
        this.ledger = ledger;
        this.window = window;
        this.end = end;
    }

    @Override
    public void send(long now) throws IOException {
        for (LoadClient sender : senders) {
            int free = window - ledger.underWay(sender.number());
            if (free > 0) {
                post(sender, free);
            }
        }
    }

    /** All of them by one system call: what the load itself uses of the processors is taken from the server. */
    private static void post(LoadClient sender, int count) throws IOException {
        long now = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sender.post(now);
        }
        sender.flush();
    }

    @Override
    public boolean isOver(long now) {
        return now - end >= 0;
    }
}
