package tupa.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tupa.terminal.config.CommandLine;
import tupa.terminal.config.Config;
import tupa.terminal.config.Setting;
import tupa.terminal.view.Depth;

/**
 * What was given on the command line.
 *
 * @param settings by their words, not yet judged beyond their form
 */
record Flags(Map<String, String> settings, Depth.When colour, Info info) {
    /** What is told instead of chatting. */
    enum Info {
        NONE,
        HELP,
        VERSION
    }

    static final String USAGE = """
            Usage: tupa chat [URL] [-n NICK] [-r ROOM[,ROOM]] [options]

              URL                server, like ws://127.0.0.1:8080/ws or 127.0.0.1:8080;
                                 tcp://127.0.0.1:6969 speaks to its TCP port
              -n, --nick NICK    your name; asked for when it is not given
              -r, --room ROOMS   rooms to join, divided by commas; lobby unless told
                  --plain        lines only: for pipes, simple terminals and screen readers
                  --json         objects on lines, for programs: see tupa chat --json --help
                  --full         the whole screen, with lists of rooms and members
                  --inline       an input line under the conversation, where the terminal can
                  --color WHEN   always, never or auto
                  --lang LANG    en or de; the language of this machine unless told, en if that is another
                  --log FILE     where the client's own log goes
                  --config FILE  where your settings are; tupa config tells what is set
              -h, --help         show this
                  --version      show the version
            """;

    private static final Set<String> PLAIN = Set.of("--plain", "--full", "--inline", "-h", "--help", "--version");
    private static final Set<String> VALUED =
            Set.of("-n", "--nick", "-r", "--room", "--color", "--colour", "--lang", "--log", "--config");

    private static final class Draft {
        final Map<String, String> settings = new LinkedHashMap<>();
        Depth.When colour = Depth.When.AUTO;
        Info info = Info.NONE;

        void set(Setting setting, String value) {
            settings.put(setting.word(), value);
        }
    }

    Flags {
        settings = Map.copyOf(settings);
    }

    static Flags parse(List<String> arguments) throws CommandLine.Wrong {
        CommandLine line = CommandLine.parse(arguments, PLAIN, VALUED);
        Draft draft = new Draft();
        for (CommandLine.Given given : line.flags()) {
            take(given.flag(), given.value(), draft);
        }
        for (String word : line.words()) {
            server(word, draft);
        }
        return new Flags(draft.settings, draft.colour, draft.info);
    }

    private static void take(String flag, String value, Draft draft) throws CommandLine.Wrong {
        switch (flag) {
            case "-n", "--nick" -> draft.set(Setting.NICK, value);
            case "-r", "--room" -> draft.settings.merge(Setting.AUTOJOIN.word(), value, Flags::joined);
            case "--plain" -> draft.set(Setting.UI_MODE, "plain");
            case "--full" -> draft.set(Setting.UI_MODE, "full");
            case "--inline" -> draft.set(Setting.UI_MODE, "inline");
            case "--color", "--colour" -> draft.colour = colour(value);
            case "--lang" -> draft.set(Setting.LANG, value);
            case "--log" -> draft.set(Setting.LOG_FILE, value);
            case "--config" -> draft.settings.put(Config.FILE, value);
            case "-h", "--help" -> draft.info = Info.HELP;
            case "--version" -> draft.info = Info.VERSION;
            default -> throw new IllegalStateException(flag);
        }
    }

    private static String joined(String some, String more) {
        return some + "," + more;
    }

    private static void server(String argument, Draft draft) throws CommandLine.Wrong {
        if (argument.startsWith("-") || argument.isBlank() || draft.settings.containsKey(Setting.SERVER.word())) {
            throw new CommandLine.Wrong("not understood: " + argument);
        }
        draft.set(Setting.SERVER, argument);
    }

    private static Depth.When colour(String when) throws CommandLine.Wrong {
        return switch (when) {
            case "auto" -> Depth.When.AUTO;
            case "always" -> Depth.When.ALWAYS;
            case "never" -> Depth.When.NEVER;
            default -> throw new CommandLine.Wrong("--color is always, never or auto");
        };
    }
}
