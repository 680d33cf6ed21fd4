package tupa.terminal.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.wire.text.Texts;

/** Which key does what. Immutable; what a key that is not among them does is the line editor's business. */
public final class Keys {
    /** The word that takes a key's target away. */
    static final String NONE = "none";

    private static final Keys STANDARD = new Keys(standardTargets());

    private final Map<Key, KeyTarget> targets;

    private Keys(Map<Key, KeyTarget> targets) {
        this.targets = targets;
    }

    /** What came of a wish to see or to change what keys do. */
    public sealed interface Answer {
        /** Nothing changes; these lines tell how things are. */
        record Told(List<String> lines) implements Answer {
            public Told {
                lines = List.copyOf(lines);
            }
        }

        /** From now on it shall be like this, because that key was given this to do. */
        record Changed(Keys now, Key key, String what, String text) implements Answer {}

        /** The wish makes no sense, for the reason given. */
        record Wrong(String text) implements Answer {}
    }

    /** As it is when nobody has changed anything. */
    public static Keys standard() {
        return STANDARD;
    }

    private static Map<Key, KeyTarget> standardTargets() {
        Map<Key, KeyTarget> all = new LinkedHashMap<>();
        for (KeyAction action : KeyAction.values()) {
            action.keys().forEach(key -> all.put(key, new KeyTarget.Act(action)));
        }
        return all;
    }

    Map<Key, KeyTarget> targets() {
        return targets;
    }

    /**
     * Shows all keys when none is named, one key when nothing is said about it, and else changes that one.
     *
     * @param key by name; see {@link Key}
     * @param what the name of a {@link KeyAction}, a command with its slash, or {@code none}
     */
    public Answer bind(Optional<String> key, Optional<String> what) {
        if (key.isEmpty()) {
            return new Answer.Told(lines());
        }
        Optional<String> longer = what.flatMap(wish -> firstStroke(key.get(), wish));
        if (longer.isPresent()) {
            String rest =
                    what.orElse("").strip().substring(longer.get().length()).strip();
            return bind(
                    Optional.of(key.get() + " " + longer.get()),
                    Optional.of(rest).filter(words -> !words.isEmpty()));
        }
        Optional<Key> found = Key.parse(key.get());
        if (found.isEmpty()) {
            return new Answer.Wrong(Texts.KEY_UNKNOWN.with(key.get()));
        }
        return what.map(wish -> bind(found.get(), wish.strip())).orElseGet(() -> tell(found.get()));
    }

    /** A command line is parted at its first blank, also in the middle of {@code ctrl-x ctrl-e}. */
    private static Optional<String> firstStroke(String key, String what) {
        return Optional.of(what.strip().split("\\s+", 2)[0])
                .filter(word -> !word.startsWith("/"))
                .filter(word -> Key.parse(key + " " + word).isPresent());
    }

    private Answer tell(Key key) {
        return new Answer.Told(List.of(Optional.ofNullable(targets.get(key))
                .map(target -> Texts.KEY_DOES.with(key, target))
                .orElseGet(() -> Texts.KEY_FREE.with(key))));
    }

    private Answer bind(Key key, String what) {
        if (what.equals(NONE)) {
            Map<Key, KeyTarget> fewer = new LinkedHashMap<>(targets);
            fewer.remove(key);
            return new Answer.Changed(new Keys(fewer), key, NONE, Texts.KEY_FREE.with(key));
        }
        Optional<KeyTarget> target = what.startsWith("/") && what.length() > 1
                ? Optional.of(new KeyTarget.Run(what))
                : KeyAction.named(what.toLowerCase(Locale.ROOT)).map(KeyTarget.Act::new);
        return target.<Answer>map(then ->
                        new Answer.Changed(with(key, then), key, then.toString(), Texts.KEY_DOES.with(key, then)))
                .orElseGet(() -> new Answer.Wrong(Texts.KEY_ACTION_UNKNOWN.with(what, String.join(", ", words()))));
    }

    private Keys with(Key key, KeyTarget target) {
        Map<Key, KeyTarget> more = new LinkedHashMap<>(targets);
        more.put(key, target);
        return new Keys(more);
    }

    private static List<String> words() {
        return Stream.of(KeyAction.values()).map(KeyAction::word).toList();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (KeyAction action : KeyAction.values()) {
            String keys = keysOf(action, "");
            if (!keys.isEmpty()) {
                lines.add(keys + ": " + action.word() + " - " + action.help(Locale.getDefault()));
            }
        }
        targets.forEach((key, target) -> {
            if (target instanceof KeyTarget.Run) {
                lines.add(key + ": " + target);
            }
        });
        return lines;
    }

    private String keysOf(KeyAction action, String quote) {
        return targets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new KeyTarget.Act(action)))
                .map(entry -> quote + entry.getKey() + quote)
                .collect(Collectors.joining(", "));
    }

    /** The table as it stands in the documentation, which is English. */
    static String markdown() {
        return Stream.of(KeyAction.values())
                .map(action -> "| " + STANDARD.keysOf(action, "`") + " | `" + action.word() + "` | "
                        + action.help(Locale.ROOT) + " |\n")
                .collect(Collectors.joining("", "| keys | action | what it does |\n|---|---|---|\n", ""));
    }
}
