package tupa.terminal.full;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;
import tupa.terminal.text.Matches;
import tupa.terminal.view.Sheet;
import tupa.terminal.view.StatusLine;
import tupa.wire.Nick;
import tupa.wire.text.Texts;

/**
 * Composes frames, and keeps what is the user's own: where he reads, what he looks for, which lists he wants. Belongs to
 * the client's thread.
 */
final class Composer {
    private final Sheet sheet;
    private final Lists lists;
    private final Bars bars;
    private final String edge;
    private final Window window = new Window();
    private Panes panes;
    private Optional<Drawn> drawn = Optional.empty();
    private Optional<Timeline> front = Optional.empty();
    private Optional<Search> search = Optional.empty();
    private Optional<Step> next = Optional.empty();
    private Layout layout = Layout.of(1, 1, Panes.STANDARD);

    /** A wish of the user that is fulfilled when the next frame is composed. */
    @FunctionalInterface
    private interface Step {
        void take(Timeline timeline, Drawn drawn, int height);
    }

    Composer(Look look) {
        this.sheet = look.sheet();
        this.lists = new Lists(look.theme(), look.ways(), look.glyphs());
        this.bars = new Bars(look.theme(), new StatusLine(look.theme(), look.glyphs()), look.ways(), look.glyphs());
        this.edge = look.glyphs() ? "╎" : "|";
        this.panes = look.panes();
    }

    /** One screen up, without the row that was seen first. */
    void pageUp() {
        scroll(true, height() - 1);
    }

    void pageDown() {
        scroll(false, height() - 1);
    }

    private void scroll(boolean up, int rows) {
        int some = Math.max(1, rows);
        next = Optional.of((timeline, lines, height) -> {
            if (up) {
                window.up(timeline, lines, some, height);
            } else {
                window.down(timeline, lines, some);
            }
        });
    }

    void top() {
        next = Optional.of(window::top);
    }

    /** To where the conversation is; ends a search. */
    void bottom() {
        search = Optional.empty();
        next = Optional.empty();
        window.release();
    }

    void find(Optional<String> text) {
        text.map(Search::new).ifPresent(fresh -> search = Optional.of(fresh));
        next = search.map(looking -> (timeline, lines, height) -> place(looking, text.isPresent(), timeline)
                .ifPresent(number -> window.reveal(timeline, lines, number, height)));
    }

    private Optional<Long> place(Search looking, boolean first, Timeline timeline) {
        return first ? looking.find(timeline, window.edge()) : looking.further(timeline);
    }

    void show(Panes wanted) {
        panes = wanted;
    }

    void toggleRooms() {
        panes = panes.withRooms(layout.rooms() > 0 ? Panes.Show.NEVER : Panes.Show.ALWAYS);
    }

    void toggleMembers() {
        panes = panes.withMembers(layout.members() > 0 ? Panes.Show.NEVER : Panes.Show.ALWAYS);
    }

    /** Draws every line anew the next time. */
    void forget() {
        drawn = Optional.empty();
    }

    boolean isNearTop() {
        return window.isNearTop(height());
    }

    boolean isAtBottom() {
        return window.isReleased();
    }

    private int height() {
        return layout.body(1);
    }

    /** The frame for a screen of this size. */
    Frame compose(View view, Timeline timeline, int columns, int rows) {
        Nick.parse(view.nick()).ifPresent(sheet::called);
        if (front.filter(before -> before == timeline).isEmpty()) {
            bottom();
            front = Optional.of(timeline);
        }
        layout = Layout.of(columns, rows, panes);
        Drawn lines = drawn(timeline);
        next.ifPresent(step -> step.take(timeline, lines, height()));
        next = Optional.empty();
        return new Frame(
                layout,
                bars.topic(view, layout),
                layout.rooms() == 0 ? List.of() : lists.rooms(view.tabs(), layout.rooms() - 1, height()),
                window.rows(timeline, lines, pending(view), height()),
                layout.members() == 0 ? List.of() : members(view),
                bars.status(view, layout, below(timeline), search.map(Search::status)),
                edge);
    }

    private Drawn drawn(Timeline timeline) {
        Optional<Matches> wanted = search.map(Search::matches);
        Drawn lines = drawn.filter(known -> known.isOf(timeline, layout.middle(), wanted))
                .orElseGet(() -> new Drawn(sheet, timeline, layout.middle(), wanted));
        drawn = Optional.of(lines);
        return lines;
    }

    private List<String> members(View view) {
        return view.inFront()
                .map(front -> lists.members(front, layout.members(), height()))
                .orElse(List.of());
    }

    private List<String> pending(View view) {
        List<String> rows = new ArrayList<>();
        view.inFront()
                .ifPresent(front -> front.pending()
                        .forEach(pending -> rows.addAll(sheet.rows(pending, view.nick(), layout.middle()))));
        return rows;
    }

    private Optional<String> below(Timeline timeline) {
        int below = window.below(timeline);
        if (timeline.isDetached()) {
            return Optional.of(Texts.MORE_BELOW.with(below));
        }
        return window.isReleased() ? Optional.empty() : Optional.of(Texts.LINES_BELOW.with(below));
    }
}
