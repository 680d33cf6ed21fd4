package tupa.testkit.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import tupa.wire.ErrorCode;

/**
 * The account of every post: when it was to be sent, where it was acknowledged, and whom it reached. Posts are numbered from
 * 0. Times are those of {@link System#nanoTime}; latency counts from when a post was to be sent, so that waiting to send it
 * is not left out.
 */
final class Ledger {
    /** One of them takes some fifty bytes. */
    static final int POSTS_MAX = 10_000_000;

    /** One post; whoever has not been shown it is missing. */
    private static final class Post {
        private final int author;
        private final long due;
        private int missing;
        private long seq;
        private boolean answered;

        private Post(int author, long due, int missing) {
            this.author = author;
            this.due = due;
            this.missing = missing;
        }
    }

    /** What one client was shown, and how many of his posts are under way. */
    private static final class Page {
        private final int room;
        private final BitSet seen = new BitSet();
        private long last;
        private int underWay;

        private Page(int room) {
            this.room = room;
        }
    }

    private static final int DIGITS = 3;

    private final List<Page> pages;
    private final List<RoomLog> rooms;
    private final List<Post> posts = new ArrayList<>();
    private final Histogram deliveryMicros = new Histogram(DIGITS);
    private final Histogram ackMicros = new Histogram(DIGITS);
    private final Map<ErrorCode, Long> refusals = new EnumMap<>(ErrorCode.class);
    private int firstMeasured;
    private int unanswered;
    private long acked;
    private long deliveries;
    private long owed;
    private long shown;
    private long doubled;
    private long reordered;
    private long invented;

    Ledger(int clients, int rooms) {
        this.pages = IntStream.range(0, clients)
                .mapToObj(client -> new Page(client % rooms))
                .toList();
        this.rooms = IntStream.range(0, rooms)
                .mapToObj(room -> new RoomLog((clients - room + rooms - 1) / rooms))
                .toList();
    }

    int roomOf(int client) {
        return pages.get(client).room;
    }

    /** The number of a post that {@code client} sends now and was to send at {@code due}. */
    int sent(int client, long due) {
        if (posts.size() == POSTS_MAX) {
            throw new IllegalStateException("more than " + POSTS_MAX + " messages in one load");
        }
        Page author = pages.get(client);
        RoomLog room = rooms.get(author.room);
        posts.add(new Post(client, due, room.members()));
        room.sent();
        author.underWay++;
        unanswered++;
        return posts.size() - 1;
    }

    void acked(int number, long seq, long now) {
        Post post = posts.get(number);
        if (post.answered) {
            doubled++;
            return;
        }
        answered(post);
        acked++;
        if (number >= firstMeasured) {
            ackMicros.recordValue(micros(now - post.due));
        }
        place(rooms.get(roomOf(post.author)), number, seq);
    }

    void refused(int number, ErrorCode code) {
        Post post = posts.get(number);
        refusals.merge(code, 1L, Long::sum);
        answered(post);
        pages.get(post.author).underWay--;
    }

    private void answered(Post post) {
        post.answered = true;
        unanswered--;
    }

    void delivered(int client, int number, long seq, long now) {
        deliveries++;
        Page page = pages.get(client);
        if (number >= posts.size() || roomOf(posts.get(number).author) != page.room) {
            invented++;
            return;
        }
        Post post = posts.get(number);
        if (number >= firstMeasured) {
            deliveryMicros.recordValue(micros(now - post.due));
        }
        if (place(rooms.get(page.room), number, seq)) {
            show(page, post, (int) seq);
        }
    }

    private void show(Page page, Post post, int seq) {
        if (page.seen.get(seq)) {
            doubled++;
            return;
        }
        if (seq < page.last) {
            reordered++;
        }
        page.last = seq;
        page.seen.set(seq);
        shown++;
        post.missing--;
        if (post.missing == 0) {
            pages.get(post.author).underWay--;
        }
    }

    /** One post has one seq, and one seq one post, whoever tells it. Tells whether it can be. */
    private boolean place(RoomLog room, int number, long seq) {
        if (!room.isPossible(seq)) {
            reordered++;
            return false;
        }
        OptionalInt known = room.at(seq);
        if (known.isEmpty()) {
            owed += room.members();
            room.put(seq, number);
        } else if (known.getAsInt() != number) {
            reordered++;
        }
        Post post = posts.get(number);
        if (post.seq != 0 && post.seq != seq) {
            doubled++;
        }
        post.seq = seq;
        return true;
    }

    /** From now on latency is measured; what was sent before is accounted for, but not measured. */
    void beginMeasuring() {
        firstMeasured = posts.size();
        deliveryMicros.reset();
        ackMicros.reset();
    }

    /** How many posts of a client have neither come to everybody nor been refused. */
    int underWay(int client) {
        return pages.get(client).underWay;
    }

    int sent() {
        return posts.size();
    }

    /** Changes whenever something comes. */
    long news() {
        return acked + deliveries;
    }

    long deliveries() {
        return deliveries;
    }

    /** Nothing more is to come: every post is acknowledged or refused, and what is stored has reached everybody. */
    boolean isSettled() {
        return unanswered == 0 && owed == shown;
    }

    Account account() {
        return new Account(posts.size(), acked, deliveries, owed - shown, doubled, reordered, invented, refusals);
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
