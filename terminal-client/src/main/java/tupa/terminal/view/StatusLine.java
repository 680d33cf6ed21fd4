package tupa.terminal.view;

import java.util.List;
import java.util.stream.Collectors;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** The line above the input that always says how things stand. */
public final class StatusLine {
    private final Theme theme;
    private final boolean glyphs;

    /**
     * Draws in this theme.
     *
     * @param glyphs whether the terminal's encoding has more than ASCII
     */
    public StatusLine(Theme theme, boolean glyphs) {
        this.theme = theme;
        this.glyphs = glyphs;
    }

    /** State, nick, room in front, other rooms with something new, unsent lines: the most important first. */
    public String draw(View view) {
        String state = theme.state(view.link().state() == Link.State.ONLINE, state(view.link()));
        String separator = glyphs ? " · " : " | ";
        StringBuilder line =
                new StringBuilder(state).append(separator).append(theme.ink(Ink.OWN_NICK, Clean.line(view.nick())));
        view.naming().ifPresent(proposal -> line.append(separator).append(theme.strong(Texts.NAMING.with())));
        view.front().ifPresent(tab -> line.append(separator).append(theme.strong(numbered(tab))));
        if (view.unsent() > 0) {
            line.append(separator).append(theme.state(false, Texts.UNSENT.with(view.unsent())));
        }
        if (view.behind() > 0) {
            line.append(separator).append(theme.state(false, Texts.BEHIND.with(view.behind())));
        }
        view.inFront()
                .map(View.Front::typists)
                .filter(typists -> !typists.isEmpty())
                .ifPresent(typists -> line.append(separator).append(typing(typists)));
        String others = others(view.tabs());
        return others.isEmpty()
                ? line.toString()
                : line.append(separator).append(others).toString();
    }

    private static String typing(List<String> typists) {
        return Texts.TYPING.with(Clean.line(String.join(", ", typists)));
    }

    private String state(Link link) {
        String words = link.words();
        return glyphs ? glyph(link.state()) + " " + words : "[" + words + "]";
    }

    private static String glyph(Link.State state) {
        return switch (state) {
            case ONLINE -> "●";
            case CONNECTING -> "◐";
            case OFFLINE, STOPPED -> "○";
        };
    }

    private String others(List<View.Tab> tabs) {
        return tabs.stream()
                .filter(tab -> !tab.front())
                .map(tab -> tab.unread() == 0 ? numbered(tab) : theme.tab(tab.mentions() > 0, counted(tab)))
                .collect(Collectors.joining(" "));
    }

    private static String numbered(View.Tab tab) {
        return tab.number() + ":" + Clean.line(tab.label());
    }

    /** {@code 3:#dev(12)}, with {@code !} when one of them names the user. */
    private static String counted(View.Tab tab) {
        return numbered(tab) + "(" + tab.unread() + (tab.mentions() > 0 ? "!" : "") + ")";
    }
}
