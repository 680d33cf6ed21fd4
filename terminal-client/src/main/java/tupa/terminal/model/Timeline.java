package tupa.terminal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is loaded of one room, the oldest first. It is a window on the room's history: it grows at its lower end with what
 * happens and at its upper end with what is asked for, and loses at the other end what is more than {@link #LOADED}. Not
 * thread-safe: it belongs to the client's thread.
 */
public final class Timeline {
    /** How many lines of one room are kept in memory, or fewer where they are long; everything else is in the server's store. */
    public static final int LOADED = 5_000;

    /** Lines go in portions, so that not each new one moves all others. */
    private static final int PORTION = 500;

    /** A line counts once more for each so many characters: these take as much memory as all else that belongs to it. */
    private static final int LINE = 200;

    /**
     * One line in its place.
     *
     * @param number grows from line to line, and stays the same while the line is loaded
     * @param seq of the stored event that the line shows
     */
    public record Entry(long number, OptionalLong seq, Line line) {}

    private final List<Entry> entries = new ArrayList<>();
    private int load;
    private long next;
    private OptionalLong oldest = OptionalLong.empty();
    private OptionalLong newest = OptionalLong.empty();
    private OptionalLong mark = OptionalLong.empty();
    private boolean complete;
    private boolean detached;
    private boolean asked;

    public int size() {
        return entries.size();
    }

    public Entry get(int index) {
        return entries.get(index);
    }

    /** The number that the next line at the lower end will have. */
    public long next() {
        return next;
    }

    /** The index of the first line whose number is not below {@code number}; the size when there is none. */
    public int indexOf(long number) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).number < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of the first line that counts as new, if there is a mark; that line need not be there yet. */
    public OptionalLong mark() {
        return mark;
    }

    /** Whether nothing older is stored anywhere. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether lines below the last one are stored, but not loaded: the reader is far up. */
    public boolean isDetached() {
        return detached;
    }

    /** Everything that is loaded. */
    public Stream<Line> lines() {
        return entries.stream().map(Entry::line);
    }

    /** A line at the lower end, where the reader either is or will come to again. */
    void add(OptionalLong seq, Line line) {
        if (detached && seq.isPresent()) {
            return;
        }
        if (load >= LOADED + PORTION) {
            dropOldest(LOADED);
        }
        append(seq, line);
        seq.ifPresent(this::reach);
    }

    private void append(OptionalLong seq, Line line) {
        entries.add(new Entry(next++, seq, line));
        load += load(line);
    }

    private static int load(Line line) {
        return 1 + line.text().length() / LINE;
    }

    /** Keeps only so much of what is newest. */
    private void dropOldest(int kept) {
        int dropped = 0;
        while (load > kept) {
            load -= load(entries.get(dropped++).line);
        }
        entries.subList(0, dropped).clear();
        oldest = firstSeq();
        complete = false;
    }

    private void dropNewest(int kept) {
        int left = entries.size();
        while (load > kept) {
            load -= load(entries.get(--left).line);
        }
        entries.subList(left, entries.size()).clear();
        newest = lastSeq();
        detached = true;
    }

    /** How much memory this takes, in lines of ordinary length. */
    int load() {
        return load;
    }

    /** Forgets half of it, because there is not memory enough for all that is open. */
    void halve() {
        dropOldest(load / 2);
    }

    /** A stored event was let through, whether it shows or not. */
    void reach(long seq) {
        if (oldest.isEmpty()) {
            oldest = OptionalLong.of(seq);
        }
        if (!detached) {
            newest = OptionalLong.of(seq);
        }
    }

    private OptionalLong firstSeq() {
        return entries.stream().flatMapToLong(entry -> entry.seq.stream()).findFirst();
    }

    private OptionalLong lastSeq() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).seq.isPresent()) {
                return entries.get(i).seq;
            }
        }
        return OptionalLong.empty();
    }

    /** The seq of the oldest event that is loaded. */
    OptionalLong oldest() {
        return oldest;
    }

    /** The seq of the newest event that is loaded. */
    OptionalLong newest() {
        return newest;
    }

    /** Whether more may be asked for; true once until the answer is there. */
    boolean ask() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    /** Nothing older than what is loaded is stored. */
    void completed() {
        complete = true;
    }

    /** What was asked for will not come. */
    void unasked() {
        asked = false;
    }

    /** A page of the past has come. */
    void older(List<Entry> page, OptionalLong from, boolean more) {
        long first = entries.isEmpty() ? next : entries.get(0).number;
        List<Entry> numbered = new ArrayList<>();
        for (Entry entry : page) {
            numbered.add(new Entry(first - page.size() + numbered.size(), entry.seq, entry.line));
        }
        entries.addAll(0, numbered);
        numbered.forEach(entry -> load += load(entry.line));
        oldest = from.isPresent() ? from : oldest;
        complete = !more;
        if (load > LOADED) {
            dropNewest(LOADED);
        }
    }

    /** A page of what comes after the last line has come; {@code upTo} is the newest event there is. */
    void newer(List<Entry> page, OptionalLong to, long upTo) {
        if (!detached) {
            return;
        }
        page.forEach(entry -> append(entry.seq, entry.line));
        newest = to.isPresent() ? to : newest;
        detached = to.isPresent() && newest.orElse(0) < upTo;
        if (load > LOADED) {
            dropOldest(LOADED);
        }
    }

    /** Leaves everything that is loaded for what comes after {@code seq}. */
    void startFrom(long seq) {
        entries.clear();
        load = 0;
        oldest = OptionalLong.of(Math.max(0, seq) + 1);
        newest = OptionalLong.of(Math.max(0, seq));
        detached = true;
        complete = seq <= 0;
    }

    /** What is added from now on counts as new. */
    void markEnd() {
        mark = OptionalLong.of(next);
    }

    /** The last {@code count} lines count as new. */
    void markLast(int count) {
        mark = OptionalLong.of(entries.isEmpty() ? next : entries.get(Math.max(0, entries.size() - count)).number);
    }

    void unmark() {
        mark = OptionalLong.empty();
    }

    /** The room's history was replaced by another one: no seq means anything any more. */
    void forgetNumbers() {
        entries.replaceAll(entry -> new Entry(entry.number, OptionalLong.empty(), entry.line));
        oldest = OptionalLong.empty();
        newest = OptionalLong.empty();
        detached = false;
        complete = false;
        asked = false;
    }

    /** Nothing is loaded any more; scrolling up loads it again. */
    void clear() {
        entries.clear();
        load = 0;
        oldest = OptionalLong.empty();
        complete = false;
    }
}
