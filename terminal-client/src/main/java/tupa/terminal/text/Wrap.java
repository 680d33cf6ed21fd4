package tupa.terminal.text;

import java.util.List;
import tupa.terminal.text.Width.Unit;

/** Fits text into columns. */
public final class Wrap {
    private static final String CUT = "…";

    private Wrap() {}

    /**
     * Rows of at most {@code width} columns, at least 2, broken at blanks, which are left out there. What has none and
     * does not fit is broken at the edge, and so is code, which keeps all its blanks.
     *
     * @param indent by how much all rows but the first are moved in; less if that left too little room
     */
    public static List<List<Span>> rows(List<Span> spans, int width, int indent, Width ways) {
        int edge = Math.max(2, width);
        Rows rows = new Rows(edge, Math.min(Math.max(0, indent), Math.min(edge / 2, edge - 2)));
        for (List<Span> line : Span.lines(spans)) {
            rows.begin();
            line.forEach(span -> units(span, ways, rows));
            rows.end();
        }
        return rows.all();
    }

    private static void units(Span span, Width ways, Rows rows) {
        for (int at = 0; at < span.text().length(); ) {
            Unit unit = ways.unit(span.text(), at);
            rows.add(span.with(span.text().substring(at, unit.end())), unit.columns());
            at = unit.end();
        }
    }

    /** The text if it fits, else its beginning and {@code …}. */
    public static String cut(String text, int width, Width ways) {
        if (ways.of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = width - 1;
        for (int at = 0; at < text.length() && left >= 0; ) {
            Unit unit = ways.unit(text, at);
            left -= unit.columns();
            if (left >= 0) {
                cut.append(text, at, unit.end());
            }
            at = unit.end();
        }
        return width < 1 ? "" : cut.append(CUT).toString();
    }

    /** Exactly so many columns: cut, or filled up with blanks. */
    public static String pad(String text, int width, Width ways) {
        String cut = cut(text, width, ways);
        return cut + " ".repeat(Math.max(0, width - ways.of(cut)));
    }
}
