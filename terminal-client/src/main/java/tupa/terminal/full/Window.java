package tupa.terminal.full;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import tupa.terminal.model.Timeline;

/**
 * Which part of a timeline is seen. It stays where the conversation is until the user goes up; from then on it stays
 * with the line he reads, whatever is added at either end. Costs as many lines as there are rows. Belongs to the
 * client's thread.
 */
final class Window {
    /** The line at the lower edge; none as long as that is where the conversation is. */
    private OptionalLong edge = OptionalLong.empty();

    /** How many rows of that line are below the edge. */
    private int hidden;

    private int top;

    /** To where the conversation is. */
    void release() {
        edge = OptionalLong.empty();
        hidden = 0;
    }

    boolean isReleased() {
        return edge.isEmpty();
    }

    /** Number of the line at the lower edge. */
    long edge() {
        return edge.orElse(Long.MAX_VALUE);
    }

    /** How many lines are below the lower edge. */
    int below(Timeline timeline) {
        return edge.isEmpty() ? 0 : Math.max(0, timeline.size() - 1 - index(timeline));
    }

    /** Whether the upper edge has come near the first line of what is loaded. */
    boolean isNearTop(int rows) {
        return top < rows;
    }

    private int index(Timeline timeline) {
        return edge.isEmpty() ? timeline.size() - 1 : Math.min(timeline.indexOf(edge.getAsLong()), timeline.size() - 1);
    }

    /**
     * The rows that are seen, no more than {@code height}.
     *
     * @param last rows below the last line
     */
    List<String> rows(Timeline timeline, Drawn drawn, List<String> last, int height) {
        List<String> upwards = new ArrayList<>();
        int skip = 0;
        int index = index(timeline);
        if (edge.isEmpty()) {
            last.forEach(row -> upwards.add(0, row));
        } else if (index >= 0) {
            skip = Math.min(hidden, drawn.block(index).size() - 1);
        }
        top = Math.max(0, index);
        for (; index >= 0 && upwards.size() < height; index--) {
            List<String> block = drawn.block(index);
            for (int i = block.size() - 1 - skip; i >= 0; i--) {
                upwards.add(block.get(i));
            }
            skip = 0;
            top = index;
        }
        List<String> rows = new ArrayList<>(upwards.subList(0, Math.min(height, upwards.size())));
        Collections.reverse(rows);
        return rows;
    }

    /** So many rows up; not further than to the first line. */
    void up(Timeline timeline, Drawn drawn, int rows, int height) {
        int index = index(timeline);
        int below = edge.isEmpty() ? rows : hidden + rows;
        while (index > 0 && below >= drawn.block(index).size()) {
            below -= drawn.block(index).size();
            index--;
        }
        place(timeline, index, below);
        int missing = height - filled(drawn, index, below, height);
        if (missing > 0) {
            down(timeline, drawn, missing);
        }
    }

    /** How many rows there are above the lower edge, up to {@code height}. */
    private static int filled(Drawn drawn, int index, int below, int height) {
        int rows = -below;
        for (int i = index; i >= 0 && rows < height; i--) {
            rows += drawn.block(i).size();
        }
        return rows;
    }

    void down(Timeline timeline, Drawn drawn, int rows) {
        int index = index(timeline);
        int below = hidden - rows;
        while (below < 0 && index + 1 < timeline.size()) {
            index++;
            below += drawn.block(index).size();
        }
        place(timeline, index, below);
    }

    /** To the first line of what is loaded. */
    void top(Timeline timeline, Drawn drawn, int height) {
        place(timeline, 0, 0);
        up(timeline, drawn, 0, height);
    }

    /** So that this line stands in the middle, as far as there are lines around it. */
    void reveal(Timeline timeline, Drawn drawn, long number, int height) {
        place(timeline, timeline.indexOf(number), 0);
        down(timeline, drawn, height / 2);
        up(timeline, drawn, 0, height);
    }

    private void place(Timeline timeline, int index, int below) {
        boolean end = index < 0 || index >= timeline.size() || (index == timeline.size() - 1 && below <= 0);
        edge = end ? OptionalLong.empty() : OptionalLong.of(timeline.get(index).number());
        hidden = end ? 0 : Math.max(0, below);
    }
}
