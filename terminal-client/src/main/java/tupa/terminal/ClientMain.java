package tupa.terminal;

import java.nio.file.Path;
import java.util.List;
import tupa.terminal.config.Config;
import tupa.terminal.config.ConfigCommand;
import tupa.terminal.file.BadFile;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Version;

/** The terminal client's start and end. */
public final class ClientMain {
    private static final String CONFIG = "config";

    private ClientMain() {}

    public static void main(String[] arguments) {
        int code = run(List.of(arguments));
        System.out.flush();
        // When a signal is already ending the program, this waits and leaves the exit code to it.
        System.exit(code);
    }

    private static int run(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).equals(CONFIG)) {
            return ConfigCommand.run(arguments.subList(1, arguments.size()), System.getenv(), System.out, System.err);
        }
        try {
            Flags flags = Flags.parse(arguments);
            return switch (flags.info()) {
                case HELP -> told(Flags.USAGE);
                case VERSION -> told("tupa chat " + Version.current() + "\n");
                case NONE -> chat(flags);
            };
        } catch (BadFile wrong) {
            System.err.println("tupa chat: " + wrong.getMessage());
            return ExitCode.USAGE;
        } catch (Flags.Wrong wrong) {
            System.err.println("tupa chat: " + wrong.getMessage());
            System.err.print(Flags.USAGE);
            return ExitCode.USAGE;
        }
    }

    private static int chat(Flags flags) throws BadFile {
        Path home = Path.of(System.getProperty("user.home", "."));
        Config config = Config.load(System.getenv(), home, flags.settings());
        return new Launch(config, flags.colour(), System.getenv(), System.in, System.out).run();
    }

    private static int told(String text) {
        System.out.print(text);
        return ExitCode.FINE;
    }
}
