package tupa.testkit.load;

/**
 * Who posts how much to whom.
 *
 * @param rooms over how many rooms the clients are spread
 * @param senders how many of the clients post
 * @param size characters in a message
 * @param warmup seconds before anything is measured
 * @param seconds how long it is measured
 */
record Workload(int clients, int rooms, int senders, Pace pace, int size, int warmup, int seconds) {
    private static final int SIZE_MIN = 20;
    private static final int SIZE_MAX = 4000;

    Workload {
        atLeast("--clients", clients, 1);
        atLeast("--rooms", rooms, 1);
        atLeast("--senders", senders, 1);
        atLeast("--seconds", seconds, 1);
        atLeast("--warmup", warmup, 0);
        if (size < SIZE_MIN || size > SIZE_MAX) {
            throw new IllegalArgumentException("--size must be between " + SIZE_MIN + " and " + SIZE_MAX);
        }
        if (rooms > clients) {
            throw new IllegalArgumentException("--rooms cannot be more than --clients");
        }
        if (senders > clients) {
            throw new IllegalArgumentException("--senders cannot be more than --clients");
        }
        if (pace instanceof Pace.Steady steady && (long) steady.perSecond() * (warmup + seconds) > Ledger.POSTS_MAX) {
            throw new IllegalArgumentException("--rate times --seconds cannot be more than " + Ledger.POSTS_MAX);
        }
    }

    private static void atLeast(String flag, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(flag + " must be at least " + least);
        }
    }

    /** For a person. */
    String text() {
        String posting = pace instanceof Pace.Silent ? pace.text() : senders + " post, " + pace.text();
        return clients + " in " + rooms + (rooms == 1 ? " room; " : " rooms; ") + posting;
    }
}
