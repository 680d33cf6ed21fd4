package tupa.server;

import java.util.List;

/**
 * What stands behind {@code tupa ctl}.
 *
 * @param server what the server takes too: where its data directory is
 * @param command the line for the server
 */
record CtlArguments(Arguments server, String command) {
    static final String HELP = """
            usage: tupa ctl [--data DIR] [--config FILE] [-Dkey=value ...] COMMAND...

            Gives the server that uses the data directory a command, as if it were typed on its console, and prints the
            answer. tupa ctl help lists the commands. Settings are read as tupa server reads them.

            Exit code: 0 when it is done, 1 when no server answers or it refuses, 2 when the command makes no sense.""";

    private static final List<String> WITH_VALUE = List.of("--http", "--data", "--config");

    /** The options end where the command begins. Throws {@link StartFailure} when the arguments make no sense. */
    static CtlArguments parse(List<String> args) {
        int begin = 0;
        while (begin < args.size() && args.get(begin).startsWith("-")) {
            begin += WITH_VALUE.contains(args.get(begin)) ? 2 : 1;
        }
        Arguments server = Arguments.parse(args.subList(0, Math.min(begin, args.size())), HELP);
        String command = String.join(" ", args.subList(Math.min(begin, args.size()), args.size()));
        if (!server.help() && command.isBlank()) {
            throw StartFailure.wrong("Which command?\n" + HELP);
        }
        if (command.contains("\n")) {
            throw StartFailure.wrong("A command stands on one line.");
        }
        return new CtlArguments(server, command);
    }
}
