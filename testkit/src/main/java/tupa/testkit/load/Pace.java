package tupa.testkit.load;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;

/** How fast a load is. */
sealed interface Pace {
    /** The load is open: what is due is sent, however late the answers are. All clients together, evenly spread. */
    record Steady(int perSecond) implements Pace {
        public Steady {
            atLeastOne("--rate", perSecond);
        }

        @Override
        public Sending begin(List<LoadClient> senders, Ledger ledger, Selector selector, Duration time) {
            return new SteadySending(senders, ledger, selector, perSecond, posts(time));
        }

        private int posts(Duration time) {
            return Math.toIntExact(perSecond * time.toSeconds());
        }

        @Override
        public String text() {
            return perSecond + " messages/s";
        }
    }

    /** As fast as the server delivers: each sender has so many posts under way that have not come to everybody. */
    record FlatOut(int window) implements Pace {
        public FlatOut {
            atLeastOne("--window", window);
        }

        @Override
        public Sending begin(List<LoadClient> senders, Ledger ledger, Selector selector, Duration time) {
            return new FlatOutSending(senders, ledger, window, System.nanoTime() + time.toNanos());
        }

        @Override
        public String text() {
            return "flat out, window " + window;
        }
    }

    /** Nobody says anything. */
    record Silent() implements Pace {
        @Override
        public Sending begin(List<LoadClient> senders, Ledger ledger, Selector selector, Duration time) {
            return new FlatOutSending(List.of(), ledger, 0, System.nanoTime() + time.toNanos());
        }

        @Override
        public String text() {
            return "nobody posts";
        }
    }

    /** Begins to send for so long. */
    Sending begin(List<LoadClient> senders, Ledger ledger, Selector selector, Duration time) throws IOException;

    String text();

    private static void atLeastOne(String flag, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(flag + " must be at least 1");
        }
    }
}
