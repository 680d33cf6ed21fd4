package tupa.terminal.input;

import java.util.Optional;

/** Goes through what was entered before in this room, as far as it begins with what was typed. */
final class Recall {
    private final InputHistory history;
    private String typed = "";
    private String shown = "";
    private int at;

    Recall(InputHistory history) {
        this.history = history;
    }

    /** Another entry begins. */
    void begin() {
        at = end();
    }

    private int end() {
        return history.isEmpty() ? 0 : history.last() + 1;
    }

    /** The next older one; {@code now} is what stands in the input. */
    Optional<String> older(String now) {
        if (at == end() || !now.equals(shown)) {
            typed = now;
            shown = now;
            at = end();
        }
        return find(-1);
    }

    /** The next newer one; after the newest, what was typed. */
    Optional<String> newer(String now) {
        if (at == end() || !now.equals(shown)) {
            return Optional.empty();
        }
        Optional<String> found = find(1);
        if (found.isEmpty()) {
            at = end();
            shown = typed;
            return Optional.of(typed);
        }
        return found;
    }

    private Optional<String> find(int step) {
        for (int i = at + step; !history.isEmpty() && i >= history.first() && i <= history.last(); i += step) {
            String entry = history.get(i);
            if (entry.startsWith(typed) && !entry.equals(shown) && history.belongsHere(i)) {
                at = i;
                shown = entry;
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
