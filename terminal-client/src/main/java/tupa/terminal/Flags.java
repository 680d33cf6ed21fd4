package tupa.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tupa.wire.text.Texts;

/** What was given on the command line, not yet judged beyond its form. */
record Flags(
        Optional<String> server,
        Optional<String> nick,
        List<String> rooms,
        Mode mode,
        Colour colour,
        Optional<Locale> language,
        Optional<String> log,
        Info info) {
    enum Mode {
        AUTO,
        INLINE,
        PLAIN
    }

    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

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
                  --inline       an input line under the conversation, where the terminal can
                  --color WHEN   always, never or auto
                  --lang LANG    en or de; the language of this machine unless told, en if that is another
                  --log FILE     where the client's own log goes
                  --help         show this
                  --version      show the version
            """;

    /** A command line that cannot be understood; the message says why. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    private static final class Draft {
        Optional<String> server = Optional.empty();
        Optional<String> nick = Optional.empty();
        List<String> rooms = new ArrayList<>();
        Mode mode = Mode.AUTO;
        Colour colour = Colour.AUTO;
        Optional<Locale> language = Optional.empty();
        Optional<String> log = Optional.empty();
        Info info = Info.NONE;
    }

    static Flags parse(List<String> arguments) throws Wrong {
        Deque<String> left = new ArrayDeque<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("--") && equals > 0) {
                left.add(argument.substring(0, equals));
                left.add(argument.substring(equals + 1));
            } else {
                left.add(argument);
            }
        }
        Draft draft = new Draft();
        while (!left.isEmpty()) {
            take(left.remove(), left, draft);
        }
        return new Flags(
                draft.server, draft.nick, draft.rooms, draft.mode, draft.colour, draft.language, draft.log, draft.info);
    }

    private static void take(String flag, Deque<String> left, Draft draft) throws Wrong {
        switch (flag) {
            case "-n", "--nick" -> draft.nick = Optional.of(value(flag, left));
            case "-r", "--room" -> draft.rooms.addAll(List.of(value(flag, left).split(",")));
            case "--plain" -> draft.mode = Mode.PLAIN;
            case "--inline" -> draft.mode = Mode.INLINE;
            case "--color", "--colour" -> draft.colour = colour(value(flag, left));
            case "--lang" -> draft.language = Optional.of(language(value(flag, left)));
            case "--log" -> draft.log = Optional.of(value(flag, left));
            case "-h", "--help" -> draft.info = Info.HELP;
            case "--version" -> draft.info = Info.VERSION;
            default -> server(flag, draft);
        }
    }

    private static void server(String argument, Draft draft) throws Wrong {
        if (argument.startsWith("-") || argument.isBlank() || draft.server.isPresent()) {
            throw new Wrong("not understood: " + argument);
        }
        draft.server = Optional.of(argument);
    }

    private static String value(String flag, Deque<String> left) throws Wrong {
        if (left.isEmpty() || left.peek().isEmpty()) {
            throw new Wrong(flag + " needs a value");
        }
        return left.remove();
    }

    private static Locale language(String name) throws Wrong {
        return Texts.language(name).orElseThrow(() -> new Wrong("--lang is en or de"));
    }

    private static Colour colour(String when) throws Wrong {
        return switch (when) {
            case "auto" -> Colour.AUTO;
            case "always" -> Colour.ALWAYS;
            case "never" -> Colour.NEVER;
            default -> throw new Wrong("--color is always, never or auto");
        };
    }
}
