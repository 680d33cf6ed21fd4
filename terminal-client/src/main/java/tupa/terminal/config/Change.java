package tupa.terminal.config;

import java.util.List;
import java.util.Optional;
import tupa.terminal.model.Line;

/**
 * What a command about settings comes to.
 *
 * @param lines to show to the user
 * @param config what counts from now on, if that is something else than before
 */
public record Change(List<Line> lines, Optional<Config> config) {
    public Change {
        lines = List.copyOf(lines);
    }

    static Change told(List<Line> lines) {
        return new Change(lines, Optional.empty());
    }

    static Change told(Line line) {
        return told(List.of(line));
    }
}
