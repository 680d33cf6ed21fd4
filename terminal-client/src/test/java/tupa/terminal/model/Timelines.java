package tupa.terminal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

/** A timeline that a test fills, for what shows one. */
public final class Timelines {
    private static final Person BOB = new Person(new UserId("g-2"), new Nick("Bob"));

    private final Timeline timeline = new Timeline();
    private long seq;

    public Timeline timeline() {
        return timeline;
    }

    /** Bob says this. */
    public Timelines say(Instant at, String text) {
        seq++;
        timeline.add(OptionalLong.of(seq), said(at, text));
        return this;
    }

    public static Line said(Instant at, String text) {
        return new Line(Line.Sort.SAID, Optional.of(at), Optional.empty(), Optional.of(BOB), text, false);
    }

    public static Line presence(Instant at, String text) {
        return Line.presence(at, text);
    }

    /** What is added from now on counts as new. */
    public Timelines mark() {
        timeline.markEnd();
        return this;
    }

    /** Older lines than all that are there, the oldest first. */
    public Timelines older(Instant at, String... texts) {
        List<Timeline.Entry> page = new ArrayList<>();
        for (String text : texts) {
            page.add(new Timeline.Entry(0, OptionalLong.empty(), said(at, text)));
        }
        timeline.older(page, OptionalLong.empty(), true);
        return this;
    }
}
