package tupa.terminal.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A table of styles, one for each ink, and the colours of names. Immutable. */
public final class Scheme {
    private final String name;
    private final Map<Ink, Style> styles;
    private final List<Colour> palette;

    Scheme(String name, Map<Ink, Style> styles, List<Colour> palette) {
        this.name = name;
        this.styles = new EnumMap<>(styles);
        this.palette = List.copyOf(palette);
    }

    public String name() {
        return name;
    }

    /** The same, as far as it can be had there. */
    Scheme at(Depth depth) {
        Map<Ink, Style> reduced = new EnumMap<>(Ink.class);
        styles.forEach((ink, style) -> reduced.put(ink, style.at(depth)));
        List<Colour> colours = depth.isColoured()
                ? palette.stream().map(colour -> colour.at(depth)).toList()
                : List.of();
        return new Scheme(name, reduced, colours);
    }

    Style style(Ink ink) {
        return styles.getOrDefault(ink, Style.PLAIN);
    }

    Map<Ink, Style> styles() {
        return Map.copyOf(styles);
    }

    List<Colour> palette() {
        return palette;
    }

    /** What a name looks like whose holder has this number. */
    Style name(int number) {
        Style nick = style(Ink.NICK);
        return palette.isEmpty() ? nick : nick.in(palette.get(Math.floorMod(number, palette.size())));
    }
}
