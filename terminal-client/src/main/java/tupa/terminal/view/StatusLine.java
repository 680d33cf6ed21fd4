package tupa.terminal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tupa.terminal.model.Link;
import tupa.terminal.model.View;
import tupa.wire.text.Clean;
import tupa.wire.text.Texts;

/** The line above the input that always says how things stand. */
public final class StatusLine {
    /** More are only counted. */
    private static final int TYPISTS = 3;

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

    /**
     * Some words of the line.
     *
     * @param drawn the same words with their colours
     */
    public record Part(String plain, String drawn) {}

    /** State, nick, room in front, other rooms with something new, unsent lines: the most important first. */
    public String draw(View view) {
        String separator = glyphs ? " · " : " | ";
        List<Part> parts = new ArrayList<>(parts(view));
        parts.addAll(sending(view));
        parts.addAll(typing(view));
        String line = parts.stream().map(Part::drawn).collect(Collectors.joining(separator));
        String others = others(view.tabs());
        return others.isEmpty() ? line : line + separator + others;
    }

    /** State, what is still on its way here, nick, room in front. */
    public List<Part> parts(View view) {
        List<Part> parts = new ArrayList<>();
        boolean online = view.link().state() == Link.State.ONLINE;
        parts.add(part(state(view.link()), words -> theme.state(online, words)));
        if (view.behind() > 0) {
            parts.add(part(Texts.BEHIND.with(view.behind()), words -> theme.state(false, words)));
        }
        parts.add(part(Clean.line(view.nick()), words -> theme.ink(Ink.OWN_NICK, words)));
        view.naming().ifPresent(proposal -> parts.add(part(Texts.NAMING.with(), theme::strong)));
        view.front().ifPresent(tab -> parts.add(part(numbered(tab), theme::strong)));
        return parts;
    }

    /** What waits to be sent, if anything does. */
    public List<Part> sending(View view) {
        return view.unsent() == 0
                ? List.of()
                : List.of(part(Texts.UNSENT.with(view.unsent()), words -> theme.state(false, words)));
    }

    /** {@code 3:#dev(12)}, with {@code !} when one of them names the user. */
    public Part counted(View.Tab tab) {
        String words = numbered(tab) + "(" + tab.unread() + (tab.mentions() > 0 ? "!" : "") + ")";
        return part(words, text -> theme.tab(tab.mentions() > 0, text));
    }

    private static Part part(String words, UnaryOperator<String> ink) {
        return new Part(words, ink.apply(words));
    }

    /** Who is writing, if anybody is. */
    public List<Part> typing(View view) {
        List<String> nicks = view.inFront().map(View.Front::typists).orElse(List.of());
        if (nicks.isEmpty()) {
            return List.of();
        }
        String names = String.join(", ", nicks.subList(0, Math.min(TYPISTS, nicks.size())));
        String more = nicks.size() > TYPISTS ? " +" + (nicks.size() - TYPISTS) : "";
        return List.of(part(Texts.TYPISTS.with(Clean.line(names) + more), words -> theme.ink(Ink.BAR, words)));
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
                .map(tab -> tab.unread() == 0 ? numbered(tab) : counted(tab).drawn())
                .collect(Collectors.joining(" "));
    }

    private static String numbered(View.Tab tab) {
        return tab.number() + ":" + Clean.line(tab.label());
    }
}
