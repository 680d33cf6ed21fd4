package tupa.terminal.full;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tupa.terminal.model.View;
import tupa.terminal.text.Width;
import tupa.terminal.text.Wrap;
import tupa.terminal.view.Ink;
import tupa.terminal.view.Theme;
import tupa.wire.Member;
import tupa.wire.Status;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** Draws the lists at the sides, from above and without filling up. */
final class Lists {
    private final Theme theme;
    private final Width ways;
    private final boolean glyphs;

    Lists(Theme theme, Width ways, boolean glyphs) {
        this.theme = theme;
        this.ways = ways;
        this.glyphs = glyphs;
    }

    /** Rooms and private conversations by their numbers, which stay the same, with what is new in them. */
    List<String> rooms(List<View.Tab> tabs, int width, int rows) {
        List<String> list = new ArrayList<>();
        int front =
                add(tabs, tab -> !tab.direct(), Texts.ROOMS_PANE, width, list).orElse(0);
        if (tabs.stream().anyMatch(View.Tab::direct)) {
            front = add(tabs, View.Tab::direct, Texts.DIRECT_PANE, width, list).orElse(front);
        }
        int first = Math.max(0, Math.min(front - rows / 2, list.size() - rows));
        return list.subList(first, Math.min(list.size(), first + rows));
    }

    /** Where the front one of them stands. */
    private Optional<Integer> add(
            List<View.Tab> tabs, Predicate<View.Tab> which, Texts header, int width, List<String> list) {
        Optional<Integer> front = Optional.empty();
        list.add(theme.ink(Ink.PANE, Wrap.cut(header.with(), width, ways)));
        for (View.Tab tab : tabs) {
            if (which.test(tab)) {
                front = tab.front() ? Optional.of(list.size()) : front;
                list.add(row(tab, width));
            }
        }
        return front;
    }

    private String row(View.Tab tab, int width) {
        String count = tab.unread() == 0 ? "" : tab.unread() + (tab.mentions() > 0 ? "!" : "");
        String name = tab.number() + " " + Clean.line(tab.label());
        int room = count.isEmpty() ? width : Math.max(0, width - count.length() - 1);
        if (tab.front()) {
            return theme.ink(Ink.PANE_FRONT, Wrap.pad(name, room, ways)) + behind(count, Ink.UNREAD);
        }
        Ink ink = tab.mentions() > 0 ? Ink.MENTIONED : Ink.UNREAD;
        String padded = count.isEmpty() ? Wrap.cut(name, room, ways) : Wrap.pad(name, room, ways);
        return theme.ink(Ink.PANE, padded) + behind(count, ink);
    }

    private String behind(String count, Ink ink) {
        return count.isEmpty() ? "" : " " + theme.ink(ink, count);
    }

    /** Who is there and who is away, and how many more there are. */
    List<String> members(View.Front front, int width, int rows) {
        List<String> list = new ArrayList<>();
        list.add(theme.ink(Ink.PANE, Wrap.cut(Texts.MEMBERS_PANE.with(front.size()), width, ways)));
        boolean all =
                front.members().size() < rows && front.size() <= front.members().size();
        int shown = all
                ? front.members().size()
                : Math.max(0, Math.min(front.members().size(), rows - 2));
        front.members().subList(0, shown).forEach(member -> list.add(row(member, width)));
        if (front.size() > shown) {
            list.add(theme.ink(Ink.PANE, "+" + (front.size() - shown)));
        }
        return list.subList(0, Math.min(list.size(), Math.max(0, rows)));
    }

    private String row(Member member, int width) {
        boolean away = member.status() == Status.AWAY;
        String nick = Clean.line(member.nick().value());
        String sign = glyphs ? (away ? "○ " : "● ") : "";
        String text = Wrap.cut(sign + (away ? Texts.AWAY_MARK.with(nick) : nick), width, ways);
        return theme.ink(away ? Ink.PENDING : Ink.PANE, text);
    }
}
