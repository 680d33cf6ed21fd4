package tupa.terminal.inline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import tupa.terminal.model.View;
import tupa.terminal.text.EmojiNames;
import tupa.wire.command.CommandRow;

/** Completes commands, room names and nicks from what the client knows, and short names of emoji. */
final class Completions implements Completer {
    /** A colon and two letters; with fewer there would be too many to choose from. */
    private static final int EMOJI_BEGUN = 3;

    private static final Set<CommandRow> OF_ROOMS =
            Set.of(CommandRow.JOIN, CommandRow.CD, CommandRow.LEAVE, CommandRow.USERS, CommandRow.ROOMS);
    private static final Set<CommandRow> OF_NICKS = Set.of(CommandRow.MSG, CommandRow.QUERY);

    private final Supplier<View> view;

    Completions(Supplier<View> view) {
        this.view = view;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String first = line.words().isEmpty() ? "" : line.words().get(0);
        boolean command = first.startsWith("/") && !first.startsWith("//");
        Stream<String> words = command ? words(first, line) : nicks(line.wordIndex() == 0, line.word());
        Stream.concat(words, emoji(line.word())).distinct().map(Candidate::new).forEach(candidates::add);
    }

    private Stream<String> words(String first, ParsedLine line) {
        if (line.wordIndex() == 0) {
            return Stream.of(CommandRow.values())
                    .flatMap(row -> names(row, first))
                    .map(name -> "/" + name);
        }
        return CommandRow.named(first.substring(1).toLowerCase(Locale.ROOT)).stream()
                .flatMap(row -> arguments(row, line));
    }

    /** Aliases come only when no name fits, so that the list stays short. */
    private static Stream<String> names(CommandRow row, String typed) {
        String begun = typed.substring(1).toLowerCase(Locale.ROOT);
        boolean named =
                Stream.of(CommandRow.values()).anyMatch(any -> any.word().startsWith(begun));
        return named ? Stream.of(row.word()) : row.words();
    }

    private Stream<String> arguments(CommandRow row, ParsedLine line) {
        if (line.wordIndex() > 1) {
            return nicks(false, line.word());
        }
        if (OF_ROOMS.contains(row)) {
            boolean marked = line.word().startsWith("#");
            return view.get().rooms().stream().map(room -> marked ? "#" + room : room);
        }
        if (row == CommandRow.HELP) {
            return Stream.of(CommandRow.values()).map(CommandRow::word);
        }
        return OF_NICKS.contains(row) ? view.get().nicks().stream() : nicks(false, line.word());
    }

    /** A nick that begins a line addresses somebody: {@code alice:}. */
    private Stream<String> nicks(boolean addressed, String word) {
        String before = word.startsWith("@") ? "@" : "";
        String after = addressed && before.isEmpty() ? ":" : "";
        return view.get().nicks().stream().map(nick -> before + nick + after);
    }

    private static Stream<String> emoji(String word) {
        return word.startsWith(":") && word.length() >= EMOJI_BEGUN
                ? EmojiNames.beginningWith(word.substring(1)).stream().map(name -> ":" + name + ":")
                : Stream.empty();
    }
}
