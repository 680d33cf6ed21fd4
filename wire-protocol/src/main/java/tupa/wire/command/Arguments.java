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
    int LINES_MAX = 999;
    String SAVE = "--save";
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
        return (row, given) -> new Line.Run(command.apply(maybe(given)));
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

    static Line leave(CommandRow row, String given) {
        return given.startsWith("@")
                ? user(Command.EndConversation::new).read(row, given)
                : maybeRoom(Command.Leave::new).read(row, given);
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
        String standard = Integer.toString(Limits.REPLAY);
        return count(row, given, standard, HISTORY_MAX, n -> new Line.Run(new Command.History(n)));
    }

    private static Line count(CommandRow row, String given, String standard, int max, Function<Integer, Line> found) {
        return Optional.of(given.isEmpty() ? standard : given)
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(count -> count >= 1 && count <= max)
                .map(found)
                .orElseGet(() -> wrong(row, Texts.NUMBER_WANTED, max));
    }

    static Line help(CommandRow row, String given) {
        return given.isEmpty()
                ? new Line.Run(new Command.Help(Optional.empty()))
                : CommandNames.find(
                        withoutMark("/", given), found -> new Line.Run(new Command.Help(Optional.of(found))));
    }

    static Arguments hereAlone(LocalCommand command) {
        return (row, given) -> given.isEmpty() ? new Line.RunHere(row, command) : wrong(row, Texts.NO_ARGUMENTS);
    }

    static Arguments here(Texts missing, Function<String, LocalCommand> command) {
        return (row, given) -> given.isEmpty() ? wrong(row, missing) : new Line.RunHere(row, command.apply(given));
    }

    static Arguments maybeHere(Function<Optional<String>, LocalCommand> command) {
        return (row, given) -> new Line.RunHere(row, command.apply(maybe(given)));
    }

    static Arguments userHere(Function<String, LocalCommand> command) {
        return (row, given) -> words(given).size() == 1 && !given.equals("@")
                ? new Line.RunHere(row, command.apply(withoutMark("@", given)))
                : wrong(row, Texts.USER_WANTED);
    }

    static Line ignore(CommandRow row, String given) {
        return given.isEmpty()
                ? new Line.RunHere(row, new LocalCommand.Ignore(Optional.empty()))
                : userHere(user -> new LocalCommand.Ignore(Optional.of(user))).read(row, given);
    }

    static Line unread(CommandRow row, String given) {
        return count(row, given, "1", LINES_MAX, n -> new Line.RunHere(row, new LocalCommand.MarkUnread(n)));
    }

    static Line notify(CommandRow row, String given) {
        return new Line.RunHere(row, new LocalCommand.Set(Optional.of("notify"), maybe(given), false));
    }

    /** {@code /set}, {@code /set key}, {@code /set key value}, and the last with {@code --save} behind it. */
    static Line set(CommandRow row, String given) {
        return setting(row, given, LocalCommand.Set::new);
    }

    /** The same of a key and what it does. */
    static Line bind(CommandRow row, String given) {
        return setting(row, given, LocalCommand.Bind::new);
    }

    private static Line setting(CommandRow row, String given, Setting setting) {
        boolean save = saves(given);
        String[] parts = BLANK.split(save ? unsaved(given) : given, 2);
        Optional<String> value = parts.length < 2 ? Optional.empty() : Optional.of(parts[1]);
        return save && value.isEmpty()
                ? wrong(row, Texts.VALUE_MISSING)
                : new Line.RunHere(row, setting.of(maybe(parts[0]), value, save));
    }

    /** {@code /theme}, {@code /theme name}, and that with {@code --save} behind it. */
    static Line theme(CommandRow row, String given) {
        boolean save = saves(given);
        Optional<String> name = maybe(save ? unsaved(given) : given);
        return save && name.isEmpty()
                ? wrong(row, Texts.VALUE_MISSING)
                : new Line.RunHere(row, new LocalCommand.Theme(name, save));
    }

    private static boolean saves(String given) {
        return (" " + given).endsWith(" " + SAVE);
    }

    private static String unsaved(String given) {
        return given.substring(0, given.length() - SAVE.length()).strip();
    }

    /** Makes a command of what is to be set, and to what. */
    @FunctionalInterface
    interface Setting {
        LocalCommand of(Optional<String> key, Optional<String> value, boolean save);
    }

    private static Optional<String> maybe(String given) {
        return Optional.of(given).filter(text -> !text.isEmpty());
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
