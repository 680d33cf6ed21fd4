package tupa.terminal;

import java.util.List;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Version;

/** The terminal client's start and end. */
public final class ClientMain {
    private ClientMain() {}

    public static void main(String[] arguments) {
        int code = run(List.of(arguments));
        System.out.flush();
        // When a signal is already ending the program, this waits and leaves the exit code to it.
        System.exit(code);
    }

    private static int run(List<String> arguments) {
        try {
            Flags flags = Flags.parse(arguments);
            return switch (flags.info()) {
                case HELP -> told(Flags.USAGE);
                case VERSION -> told("tupa chat " + Version.current() + "\n");
                case NONE -> new Launch(flags, System.getenv(), System.in, System.out).run();
            };
        } catch (Flags.Wrong wrong) {
            System.err.println("tupa chat: " + wrong.getMessage());
            System.err.print(Flags.USAGE);
            return ExitCode.USAGE;
        }
    }

    private static int told(String text) {
        System.out.print(text);
        return ExitCode.FINE;
    }
}
