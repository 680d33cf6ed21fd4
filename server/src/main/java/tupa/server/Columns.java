package tupa.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text, as wide in each column as its widest cell. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... head) {
        rows.add(List.of(head));
    }

    /** A row with a cell for each column. */
    Columns row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    @Override
    public String toString() {
        int last = rows.get(0).size() - 1;
        int[] widths = IntStream.rangeClosed(0, last).map(this::width).toArray();
        return rows.stream()
                .map(row -> IntStream.rangeClosed(0, last)
                        .mapToObj(column -> column == last
                                ? row.get(column)
                                : String.format("%-" + widths[column] + "s", row.get(column)))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
