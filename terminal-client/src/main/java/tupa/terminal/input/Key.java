package tupa.terminal.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key, or several one after the other, by name: {@code alt-u}, {@code shift-right}, {@code ctrl-x ctrl-e}. */
public record Key(List<Stroke> strokes) {
    public Key {
        strokes = List.copyOf(strokes);
    }

    /** Empty when there is no such key, or when it is one that types something. */
    public static Optional<Key> parse(String name) {
        List<Stroke> strokes = new ArrayList<>();
        for (String word : name.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            Optional<Stroke> stroke = Stroke.parse(word);
            if (stroke.isEmpty()) {
                return Optional.empty();
            }
            strokes.add(stroke.get());
        }
        return strokes.get(0).types() ? Optional.empty() : Optional.of(new Key(strokes));
    }

    static Key of(String name) {
        return parse(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** All that terminals may send for it. */
    List<String> sequences() {
        List<String> all = List.of("");
        for (Stroke stroke : strokes) {
            all = all.stream()
                    .flatMap(before -> stroke.sequences().map(before::concat))
                    .toList();
        }
        return all;
    }

    @Override
    public String toString() {
        return strokes.stream().map(Stroke::toString).collect(Collectors.joining(" "));
    }

    /** The names that can be completed: those that need no more than a word. */
    static Stream<String> names() {
        return Stroke.named();
    }
}
