package tupa.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the operator types and carries it out. The end of the input means nothing: many servers have none. */
final class OperatorConsole {
    private static final int HELP_COLUMN = 26;

    private final BufferedReader in;
    private final PrintStream out;
    private final List<ConsoleCommand> commands;

    OperatorConsole(BufferedReader in, PrintStream out, List<ConsoleCommand> commands) {
        this.in = in;
        this.out = out;
        this.commands = List.copyOf(commands);
    }

    /** On a thread of its own that does not keep the process alive. */
    void start() {
        Thread thread = new Thread(this::read, "operator-console");
        thread.setDaemon(true);
        thread.start();
    }

    void read() {
        try {
            String line = in.readLine();
            while (line != null) {
                String answer = obey(line.strip().replaceAll("\\s+", " "));
                if (!answer.isEmpty()) {
                    out.println(answer);
                }
                line = in.readLine();
            }
        } catch (IOException closed) {
            out.println("The console is closed; stop the server with SIGTERM or Ctrl-C.");
        }
    }

    private String obey(String line) {
        if (line.isEmpty()) {
            return "";
        }
        if (line.equalsIgnoreCase("help")) {
            return help();
        }
        Optional<ConsoleCommand> command =
                commands.stream().filter(row -> isMeant(row, line)).findFirst();
        return command.map(row -> row.run(line.substring(row.name().length()).strip()))
                .orElseGet(() -> unknown(line.split(" ", 2)[0]));
    }

    /** Half of a name of two words gets what may follow it. */
    private String unknown(String word) {
        String usages = commands.stream()
                .filter(row -> row.name().startsWith(word.toLowerCase(Locale.ROOT) + " "))
                .map(ConsoleCommand::usage)
                .collect(Collectors.joining(" | "));
        return usages.isEmpty()
                ? "The console does not know " + word + "; type help for what it knows. To chat: tupa chat"
                : "usage: " + usages;
    }

    private static boolean isMeant(ConsoleCommand command, String line) {
        return (line + " ").toLowerCase(Locale.ROOT).startsWith(command.name() + " ");
    }

    private String help() {
        return commands.stream()
                        .map(command -> row(command.usage(), command.help()))
                        .collect(Collectors.joining())
                + row("help", "this").stripTrailing();
    }

    private static String row(String usage, String help) {
        return String.format("%-" + HELP_COLUMN + "s %s%n", usage, help);
    }
}
