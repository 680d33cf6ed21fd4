package tupa.terminal.full;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tupa.terminal.model.Timeline;
import tupa.terminal.text.Matches;
import tupa.terminal.view.Sheet;

/**
 * The rows of a timeline's lines at one width, kept so that a line is drawn once, and with what stands above a line: the
 * day, when it is another one, and the mark above what is new. Belongs to the client's thread.
 */
final class Drawn {
    private static final int KEPT = 300;

    /** How far back a line with a date is looked for; there are few without. */
    private static final int FAR = 100;

    private final Sheet sheet;
    private final Timeline timeline;
    private final int width;
    private final Optional<Matches> wanted;
    private final Map<Long, List<String>> rows = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<String>> eldest) {
            return size() > KEPT;
        }
    };

    Drawn(Sheet sheet, Timeline timeline, int width, Optional<Matches> wanted) {
        this.sheet = sheet;
        this.timeline = timeline;
        this.width = Math.max(1, width);
        this.wanted = wanted;
    }

    /** Whether this is what would be drawn. */
    boolean isOf(Timeline other, int columns, Optional<Matches> matches) {
        return timeline == other && width == Math.max(1, columns) && wanted.equals(matches);
    }

    /** All rows of the line at {@code index}. */
    List<String> block(int index) {
        List<String> block = new ArrayList<>();
        newDay(index).ifPresent(day -> block.add(sheet.dayRow(day, width)));
        int news = isMarked(index) ? said(index) : 0;
        if (news > 0) {
            block.add(sheet.markRow(news, width));
        }
        Timeline.Entry entry = timeline.get(index);
        block.addAll(rows.computeIfAbsent(entry.number(), any -> sheet.rows(entry.line(), width, wanted)));
        return block;
    }

    /** What people have said from there on; who came and went is nothing to catch up with. */
    private int said(int from) {
        return (int) IntStream.range(from, timeline.size())
                .filter(i -> timeline.get(i).line().author().isPresent())
                .count();
    }

    private boolean isMarked(int index) {
        long mark = timeline.mark().orElse(Long.MAX_VALUE);
        return timeline.get(index).number() >= mark
                && (index == 0 || timeline.get(index - 1).number() < mark);
    }

    private Optional<LocalDate> newDay(int index) {
        return date(index).filter(day -> !before(index).equals(Optional.of(day)));
    }

    private Optional<LocalDate> date(int index) {
        return timeline.get(index).line().at().map(sheet::day);
    }

    private Optional<LocalDate> before(int index) {
        for (int i = index - 1; i >= Math.max(0, index - FAR); i--) {
            Optional<LocalDate> day = date(i);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }
}
