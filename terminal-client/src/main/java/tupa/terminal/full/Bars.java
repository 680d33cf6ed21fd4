package tupa.terminal.full;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.terminal.model.View;
import tupa.terminal.text.Width;
import tupa.terminal.text.Wrap;
import tupa.terminal.view.Ink;
import tupa.terminal.view.StatusLine;
import tupa.terminal.view.Theme;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** Draws the row of the topic and the row of the status. */
final class Bars {
    private static final int MOST_UNREAD = 5;

    private final Theme theme;
    private final StatusLine status;
    private final Width ways;
    private final boolean glyphs;

    Bars(Theme theme, StatusLine status, Width ways, boolean glyphs) {
        this.theme = theme;
        this.status = status;
        this.ways = ways;
        this.glyphs = glyphs;
    }

    Row topic(View view, Layout layout) {
        String right = view.inFront().map(Bars::crowd).orElse("") + " ";
        int at = Math.max(1, layout.columns() - ways.of(right) + 1);
        String label =
                " " + view.inFront().map(front -> Clean.line(front.label())).orElse("") + "  ";
        String words = view.inFront().map(front -> Clean.line(front.topic())).orElse("");
        String head = Wrap.cut(label, at - 1, ways);
        String rest = Wrap.pad(words, Math.max(0, at - 1 - ways.of(head)), ways);
        String left = theme.ink(Ink.BAR_STRONG, head) + theme.ink(Ink.BAR, rest);
        return new Row(List.of(new Row.Piece(1, left), new Row.Piece(at, theme.ink(Ink.BAR, right))));
    }

    private static String crowd(View.Front front) {
        if (front.direct()) {
            return Texts.HEADING_PRIVATE.with();
        }
        return front.size() == 1 ? Texts.ONE_MEMBER.with() : Texts.MEMBERS.with(front.size());
    }

    /**
     * How things stand, the most important first and as much as there is room for.
     *
     * @param below how far up the reader is
     * @param search how his search stands
     */
    Row status(View view, Layout layout, Optional<String> below, Optional<String> search) {
        List<StatusLine.Part> parts = new ArrayList<>(status.parts(view));
        int room = layout.columns() - 1;
        List<StatusLine.Part> shown = new ArrayList<>();
        for (StatusLine.Part part : parts) {
            room = add(part, room, shown);
        }
        Optional<StatusLine.Part> unread = unread(view, room - separator().length());
        room = unread.isPresent() ? add(unread.get(), room, shown) : room;
        if (layout.rooms() == 0 && view.tabs().stream().anyMatch(Bars::isQuiet)) {
            room = add(plain(Ink.BAR, Texts.ROOM_COUNT.with(view.tabs().size())), room, shown);
        }
        List<StatusLine.Part> less = new ArrayList<>(status.sending(view));
        below.map(words -> plain(Ink.BAR_STRONG, words)).ifPresent(less::add);
        less.addAll(status.typing(view));
        search.map(words -> plain(Ink.BAR_STRONG, Clean.line(words))).ifPresent(less::add);
        for (StatusLine.Part part : less) {
            room = add(part, room, shown);
        }
        String start = layout.columns() > 1 ? " " : "";
        String row = shown.stream().map(StatusLine.Part::drawn).collect(Collectors.joining(separator(), start, ""));
        return Row.of(theme.ink(Ink.BAR, row + " ".repeat(Math.max(0, room))));
    }

    /** Neither the room in front nor one with something new: without a list nothing else tells that it is open. */
    private static boolean isQuiet(View.Tab tab) {
        return !tab.front() && tab.unread() == 0;
    }

    /** What is left of the room; the first part is cut, any other is left out when it does not fit. */
    private int add(StatusLine.Part part, int room, List<StatusLine.Part> shown) {
        if (shown.isEmpty()) {
            String cut = Wrap.cut(part.plain(), room, ways);
            shown.add(cut.equals(part.plain()) ? part : new StatusLine.Part(cut, cut));
            return room - ways.of(cut);
        }
        int columns = separator().length() + ways.of(part.plain());
        if (columns > room) {
            return room;
        }
        shown.add(part);
        return room - columns;
    }

    private String separator() {
        return glyphs ? " · " : " | ";
    }

    private StatusLine.Part plain(Ink ink, String words) {
        return new StatusLine.Part(words, theme.ink(ink, words));
    }

    /** Only rooms in which there is something new: first those where the user is named. */
    private Optional<StatusLine.Part> unread(View view, int room) {
        List<StatusLine.Part> tabs = view.tabs().stream()
                .filter(tab -> !tab.front() && tab.unread() > 0)
                .sorted(Comparator.comparing((View.Tab tab) -> tab.mentions() == 0))
                .map(status::counted)
                .toList();
        for (int shown = Math.min(tabs.size(), MOST_UNREAD); shown > 0; shown--) {
            StatusLine.Part part = unread(tabs, shown);
            if (ways.of(part.plain()) <= room) {
                return Optional.of(part);
            }
        }
        return tabs.isEmpty() ? Optional.empty() : Optional.of(unread(tabs, 0));
    }

    private StatusLine.Part unread(List<StatusLine.Part> tabs, int count) {
        StringBuilder plain = new StringBuilder();
        StringBuilder drawn = new StringBuilder();
        for (StatusLine.Part tab : tabs.subList(0, count)) {
            String gap = plain.length() == 0 ? "" : " ";
            plain.append(gap).append(tab.plain());
            drawn.append(gap).append(tab.drawn());
        }
        if (tabs.size() > count) {
            String more = (count == 0 ? "+" : " +") + (tabs.size() - count);
            plain.append(more);
            drawn.append(more);
        }
        return new StatusLine.Part(plain.toString(), drawn.toString());
    }
}
