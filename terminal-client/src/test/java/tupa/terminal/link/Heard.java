package tupa.terminal.link;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a transport told, in order. */
final class Heard implements Transport.Listener {
    private static final long PATIENCE_S = 60;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void text(String frame) {
        told.add(frame);
    }

    @Override
    public void closed(int code, String reason) {
        told.add("closed " + code + " " + reason);
    }

    /** The next word, waited for. */
    String next() {
        try {
            String next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether everything that was told was taken. */
    boolean isAll() {
        return told.isEmpty();
    }
}
