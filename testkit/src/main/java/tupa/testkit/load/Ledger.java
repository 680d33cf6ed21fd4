package tupa.testkit.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import tupa.wire.ErrorCode;

/**
 * The account of every post: when it was to be sent, where it was acknowledged, and whom it reached. Times are those of
 * {@link System#nanoTime}; latency counts from when a post was to be sent, so that waiting to send it is not left out.
 */
final class Ledger {
    /** What one client was shown. */
    private static final class Page {
        private final int room;
        private final BitSet seen = new BitSet();
        private long last;

        private Page(int room) {
            this.room = room;
        }
    }

    private static final int DIGITS = 3;

    private final List<Page> pages = new ArrayList<>();
    private final List<BitSet> stored;
    private final long[] due;
    private final long[] seqs;
    private final int[][] postAt;
    private final boolean[] ackedOnce;
    private final Histogram deliveryMicros = new Histogram(DIGITS);
    private final Histogram ackMicros = new Histogram(DIGITS);
    private int sent;
    private long acked;
    private long deliveries;
    private long doubled;
    private long reordered;
    private final Map<ErrorCode, Long> refusals = new EnumMap<>(ErrorCode.class);

    Ledger(int clients, int rooms, int posts) {
        for (int client = 0; client < clients; client++) {
            pages.add(new Page(client % rooms));
        }
        this.stored = Stream.generate(BitSet::new).limit(rooms).toList();
        this.due = new long[posts];
        this.seqs = new long[posts];
        this.postAt = new int[rooms][posts + 1];
        this.ackedOnce = new boolean[posts];
    }

    int roomOf(int client) {
        return pages.get(client).room;
    }

    void sent(int post, long dueNanos) {
        due[post] = dueNanos;
        sent++;
    }

    void acked(int client, int post, long seq, long now) {
        if (ackedOnce[post]) {
            doubled++;
            return;
        }
        ackedOnce[post] = true;
        acked++;
        ackMicros.recordValue(micros(now - due[post]));
        place(roomOf(client), post, seq);
    }

    void delivered(int client, int post, long seq, long now) {
        Page page = pages.get(client);
        deliveries++;
        deliveryMicros.recordValue(micros(now - due[post]));
        if (page.seen.get((int) seq)) {
            doubled++;
            return;
        }
        if (seq < page.last) {
            reordered++;
        }
        page.last = seq;
        page.seen.set((int) seq);
        place(page.room, post, seq);
    }

    /** One post has one seq, and one seq one post, whoever tells it. */
    private void place(int room, int post, long seq) {
        if (seq < 1 || seq >= postAt[room].length) {
            reordered++;
            return;
        }
        stored.get(room).set((int) seq);
        int known = postAt[room][(int) seq];
        if (known != 0 && known != post + 1) {
            reordered++;
        }
        if (seqs[post] != 0 && seqs[post] != seq) {
            doubled++;
        }
        postAt[room][(int) seq] = post + 1;
        seqs[post] = seq;
    }

    void refused(ErrorCode code) {
        refusals.merge(code, 1L, Long::sum);
    }

    /** How often which request was refused; each such post also counts as unacknowledged. */
    Map<ErrorCode, Long> refusals() {
        return Map.copyOf(refusals);
    }

    int sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    long deliveries() {
        return deliveries;
    }

    long doubled() {
        return doubled;
    }

    long reordered() {
        return reordered;
    }

    long unacked() {
        return sent - acked;
    }

    /** How many deliveries are missing of what was acknowledged, or shown to anybody. */
    long lost() {
        return pages.stream()
                .mapToLong(page -> stored.get(page.room).cardinality() - page.seen.cardinality())
                .sum();
    }

    /** Nothing more is to come: every post is acknowledged or refused, and what is stored has reached everybody. */
    boolean isSettled() {
        long refused = refusals.values().stream().mapToLong(Long::longValue).sum();
        return unacked() <= refused && lost() == 0;
    }

    Histogram deliveryMicros() {
        return deliveryMicros;
    }

    Histogram ackMicros() {
        return ackMicros;
    }

    private static long micros(long nanos) {
        return Math.max(0, nanos) / 1000;
    }
}
