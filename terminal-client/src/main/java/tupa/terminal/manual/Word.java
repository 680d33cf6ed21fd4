package tupa.terminal.manual;

import java.util.List;

/**
 * What can follow {@code tupa}.
 *
 * @param usage what can follow it, in the notation of a manual
 * @param notes paragraphs that explain it; empty when there is nothing to explain, or its own {@code --help} does
 */
record Word(String name, String usage, String summary, List<Option> options, String notes) {
    Word {
        options = List.copyOf(options);
    }
}
