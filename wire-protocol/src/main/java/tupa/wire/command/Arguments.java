package tupa.wire.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.text.Texts;

/** How a row reads what was typed after its name; blanks at both ends are gone already. */
@FunctionalInterface
interface Arguments {
    int HISTORY_MAX = 200;
    Pattern BLANK = Pattern.compile("\\s+");
    Pattern COUNT = Pattern.compile("[0-9]{1,3}");

    Line read(CommandRow row, String given);

    static Arguments none(Command command) {
        return (row, given) -> given.isEmpty() ? new Line.Run(command) : wrong(row, Texts.NO_ARGUMENTS);
    }

    static Arguments text(Function<String, Command> command) {
        return (row, given) -> given.isEmpty() ? wrong(row, Texts.TEXT_MISSING) : new Line.Run(command.apply(given));
    }

    static Arguments maybeText(Function<Optional<String>, Command> command) {
        return (row, given) -> new Line.Run(command.apply(Optional.of(given).filter(text -> !text.isEmpty())));
    }

    static Arguments user(Function<String, Command> command) {
        return (row, given) -> words(given).size() == 1 && !given.equals("@")
                ? new Line.Run(command.apply(withoutMark("@", given)))
                : wrong(row, Texts.USER_WANTED);
    }

    static Arguments room(Function<RoomName, Command> command) {
        return (row, given) -> given.isEmpty()
                ? wrong(row, Texts.ROOM_MISSING)
                : RoomName.parse(withoutMark("#", given))
                        .<Line>map(room -> new Line.Run(command.apply(room)))
                        .orElseGet(() -> wrong(row, Texts.ERROR_ROOM_INVALID));
    }

    static Arguments maybeRoom(Function<Optional<RoomName>, Command> command) {
        Arguments named = room(room -> command.apply(Optional.of(room)));
        return (row, given) -> given.isEmpty() ? new Line.Run(command.apply(Optional.empty())) : named.read(row, given);
    }

    /** A room that is called {@code all} can still be asked for, as {@code #all}. */
    static Line users(CommandRow row, String given) {
        return List.of("all", "*").contains(given)
                ? new Line.Run(new Command.Everybody())
                : maybeRoom(Command.Users::new).read(row, given);
    }

    static Line msg(CommandRow row, String given) {
        String[] parts = BLANK.split(given, 2);
        return parts.length < 2
                ? wrong(row, Texts.USER_AND_TEXT_WANTED)
                : user(to -> new Command.Msg(to, parts[1])).read(row, parts[0]);
    }

    static Line nick(CommandRow row, String given) {
        return Nick.parse(given)
                .<Line>map(nick -> new Line.Run(new Command.ChangeNick(nick)))
                .orElseGet(() -> wrong(row, Texts.ERROR_NICK_INVALID));
    }

    static Line history(CommandRow row, String given) {
        return Optional.of(given)
                .map(text -> text.isEmpty() ? Integer.toString(Limits.REPLAY) : text)
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(count -> count >= 1 && count <= HISTORY_MAX)
                .<Line>map(count -> new Line.Run(new Command.History(count)))
                .orElseGet(() -> wrong(row, Texts.NUMBER_WANTED, HISTORY_MAX));
    }

    static Line help(CommandRow row, String given) {
        return given.isEmpty()
                ? new Line.Run(new Command.Help(Optional.empty()))
                : CommandNames.find(
                        withoutMark("/", given), found -> new Line.Run(new Command.Help(Optional.of(found))));
    }

    private static Line wrong(CommandRow row, Texts problem, Object... values) {
        return new Line.Misused(row, problem.with(values));
    }

    private static List<String> words(String given) {
        return given.isEmpty() ? List.of() : List.of(BLANK.split(given));
    }

    private static String withoutMark(String mark, String given) {
        return given.startsWith(mark) ? given.substring(mark.length()) : given;
    }
}
