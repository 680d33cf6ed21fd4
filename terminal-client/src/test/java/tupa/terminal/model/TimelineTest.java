package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;

final class TimelineTest {
    private final Timeline timeline = new Timeline();

    private void add(long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(seq -> timeline.add(OptionalLong.of(seq), Line.info(Long.toString(seq))));
    }

    private static List<Timeline.Entry> page(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new Timeline.Entry(0, OptionalLong.of(seq), Line.info(Long.toString(seq))))
                .toList();
    }

    private List<String> texts() {
        return timeline.lines().map(Line::text).toList();
    }

    private static List<String> texts(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }

    @Test
    void numbers_grow_in_both_directions_and_find_their_lines() {
        add(10, 12);
        timeline.older(page(7, 9), OptionalLong.of(7), true);

        assertThat(texts()).isEqualTo(texts(7, 12));
        for (int i = 0; i < timeline.size(); i++) {
            assertThat(timeline.indexOf(timeline.get(i).number())).isEqualTo(i);
        }
        assertThat(timeline.get(0).number()).isEqualTo(-3);
        assertThat(timeline.indexOf(timeline.next())).isEqualTo(timeline.size());
    }

    @Test
    void memory_is_bounded_whatever_happens() {
        add(1, 3L * Timeline.LOADED);

        assertThat(timeline.size()).isLessThanOrEqualTo(Timeline.LOADED + 500);
        assertThat(timeline.get(timeline.size() - 1).line().text()).isEqualTo(Long.toString(3L * Timeline.LOADED));
        assertThat(timeline.oldest()).isEqualTo(timeline.get(0).seq());
    }

    @Test
    void of_long_lines_fewer_are_kept_at_either_end() {
        Line line = Timelines.said(FakeServer.NOON, "x".repeat(4_000));
        for (long seq = 1; seq <= Timeline.LOADED; seq++) {
            timeline.add(OptionalLong.of(seq), line);
        }
        assertThat(timeline.size()).isBetween(200, 300);
        long oldest = timeline.oldest().orElseThrow();
        assertThat(timeline.get(0).seq()).hasValue(oldest);

        timeline.older(
                LongStream.range(oldest - 100, oldest)
                        .mapToObj(seq -> new Timeline.Entry(0, OptionalLong.of(seq), line))
                        .toList(),
                OptionalLong.of(oldest - 100),
                true);
        assertThat(timeline.size()).isBetween(200, 300);
        assertThat(timeline.get(0).seq()).hasValue(oldest - 100);
        assertThat(timeline.isDetached()).isTrue();
        assertThat(timeline.newest())
                .isEqualTo(timeline.get(timeline.size() - 1).seq());
    }

    @Test
    void who_reads_far_up_loses_the_lower_end_and_gets_it_back_line_by_line() {
        int all = Timeline.LOADED + 300;
        add(all - Timeline.LOADED + 1, all);
        timeline.older(page(101, 300), OptionalLong.of(101), true);
        assertThat(timeline.isDetached()).isTrue();
        assertThat(timeline.size()).isEqualTo(Timeline.LOADED);

        add(all + 1, all + 5);
        assertThat(timeline.newest()).isEqualTo(OptionalLong.of(all - 200));

        timeline.newer(page(all - 199, all - 100), OptionalLong.of(all - 100), all + 5);
        assertThat(timeline.isDetached()).isTrue();
        timeline.newer(page(all - 99, all + 5), OptionalLong.of(all + 5), all + 5);

        assertThat(timeline.isDetached()).isFalse();
        assertThat(texts()).isEqualTo(texts(all + 6 - Timeline.LOADED, all + 5));
    }

    @Test
    void the_beginning_of_the_history_is_known_when_it_was_reached() {
        add(3, 4);
        timeline.older(page(2, 2), OptionalLong.of(2), true);
        assertThat(timeline.isComplete()).isFalse();

        timeline.older(page(1, 1), OptionalLong.of(1), false);
        assertThat(timeline.isComplete()).isTrue();
    }

    @Test
    void only_one_page_is_asked_for_at_a_time() {
        assertThat(timeline.ask()).isTrue();
        assertThat(timeline.ask()).isFalse();
        timeline.unasked();
        assertThat(timeline.ask()).isTrue();
    }

    @Test
    void the_mark_stands_before_what_comes_next_or_before_the_last_lines() {
        add(1, 5);
        timeline.markEnd();
        assertThat(timeline.mark()).isEqualTo(OptionalLong.of(timeline.next()));

        timeline.markLast(2);
        assertThat(timeline.indexOf(timeline.mark().orElseThrow())).isEqualTo(3);
        timeline.markLast(99);
        assertThat(timeline.indexOf(timeline.mark().orElseThrow())).isZero();

        timeline.unmark();
        assertThat(timeline.mark()).isEmpty();
    }
}
