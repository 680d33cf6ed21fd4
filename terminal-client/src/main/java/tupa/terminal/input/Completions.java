package tupa.terminal.input;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import tupa.terminal.model.View;
import tupa.wire.command.CommandRow;

/** Completes commands, what comes behind them, nicks and emoji from what the client knows. */
public final class Completions implements Completer {
    private static final String SAVE = "--save";

    private final Supplier<View> view;
    private final Vocabulary vocabulary;

    public Completions(Supplier<View> view, Vocabulary vocabulary) {
        this.view = view;
        this.vocabulary = vocabulary;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String first = line.words().isEmpty() ? "" : line.words().get(0);
        boolean command = first.startsWith("/") && !first.startsWith("//");
        Stream<String> words = command ? words(first, line) : spoken(line.wordIndex() == 0, line.word());
        words.distinct().map(Candidate::new).forEach(candidates::add);
    }

    private Stream<String> words(String first, ParsedLine line) {
        if (line.wordIndex() == 0) {
            return Stream.of(CommandRow.values())
                    .flatMap(row -> names(row, first))
                    .map(name -> "/" + name);
        }
        return CommandRow.named(first.substring(1).toLowerCase(Locale.ROOT)).stream()
                .flatMap(row -> line.wordIndex() == 1 ? second(row, line.word()) : further(row, line));
    }

    /** Aliases come only when no name fits, so that the list stays short. */
    private static Stream<String> names(CommandRow row, String typed) {
        String begun = typed.substring(1).toLowerCase(Locale.ROOT);
        boolean named =
                Stream.of(CommandRow.values()).anyMatch(any -> any.word().startsWith(begun));
        return named ? Stream.of(row.word()) : row.words();
    }

    private Stream<String> second(CommandRow row, String word) {
        return switch (row) {
            case JOIN, CD, LEAVE, USERS, ROOMS -> rooms(word);
            case MSG, QUERY, WHOIS, IGNORE, UNIGNORE -> nicks();
            case GO -> places();
            case HELP -> Stream.of(CommandRow.values()).map(CommandRow::word);
            case NOTIFY -> vocabulary.values("notify").stream();
            case SET -> vocabulary.settings().stream();
            case THEME -> vocabulary.themes().stream();
            case BIND -> Key.names();
            default -> spoken(false, word);
        };
    }

    private Stream<String> further(CommandRow row, ParsedLine line) {
        return switch (row) {
            case SET -> line.wordIndex() == 2 ? vocabulary.values(line.words().get(1)).stream() : Stream.of(SAVE);
            case BIND -> deeds(line.word());
            default -> spoken(false, line.word());
        };
    }

    private Stream<String> rooms(String word) {
        String mark = word.startsWith("#") ? "#" : "";
        return view.get().rooms().stream().map(room -> mark + room);
    }

    private Stream<String> nicks() {
        return view.get().nicks().stream();
    }

    /** Rooms and conversations that are open, under the names they have in the status line and without their marks. */
    private Stream<String> places() {
        return Stream.concat(
                view.get().tabs().stream().map(tab -> tab.label().replaceFirst("^[#@]", "")),
                Stream.of("unread", "back"));
    }

    /** What a key can do: actions, or a command. */
    private static Stream<String> deeds(String word) {
        return word.startsWith("/")
                ? Stream.of(CommandRow.values()).map(row -> "/" + row.word())
                : Stream.concat(Stream.of(KeyAction.values()).map(KeyAction::word), Stream.of(Keys.NONE));
    }

    /** What is said to somebody: a nick that begins a line addresses him, {@code alice:}, and a colon begins an emoji. */
    private Stream<String> spoken(boolean addressed, String word) {
        if (word.startsWith(":") && word.length() > 1) {
            return vocabulary.emoji(word.substring(1)).stream().map(name -> ":" + name + ":");
        }
        String before = word.startsWith("@") ? "@" : "";
        String after = addressed && before.isEmpty() ? ":" : "";
        return nicks().map(nick -> before + nick + after);
    }
}
