package tupa.terminal.view;

import tupa.terminal.text.Width;

/** What stands in front of the words of a line, while it is put together. */
final class Head {
    private final Width ways;
    private final StringBuilder inked = new StringBuilder();
    private int columns;

    Head(Width ways) {
        this.ways = ways;
    }

    Head add(String plain) {
        return add(plain, plain);
    }

    /** The same text twice: as it is counted, and as it is drawn. */
    Head add(String plain, String drawn) {
        inked.append(drawn);
        columns += ways.of(plain);
        return this;
    }

    Head upTo(int column) {
        return add(" ".repeat(Math.max(0, column - columns)));
    }

    int columns() {
        return columns;
    }

    String drawn() {
        return inked.toString();
    }
}
