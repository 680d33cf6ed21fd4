package tupa.terminal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tupa.terminal.config.CommandLine;
import tupa.terminal.config.Config;
import tupa.terminal.config.ConfigCommand;
import tupa.terminal.file.BadFile;
import tupa.terminal.link.Leftovers;
import tupa.terminal.manual.Manual;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Version;
import tupa.terminal.tool.Tool;
import tupa.terminal.tool.Tools;
import tupa.terminal.tool.World;

/** The terminal client's start and end. */
public final class ClientMain {
    private static final String CHAT = "chat";
    private static final String CONFIG = "config";

    private ClientMain() {}

    public static void main(String[] given) {
        List<String> arguments = Arguments.of(given);
        Optional<Tool> tool = Tool.of(arguments);
        int code = tool.isPresent() ? tool(tool.get(), arguments) : untooled(arguments);
        System.out.flush();
        Leftovers.end();
        // When a signal is already ending the program, this waits and leaves the exit code to it.
        System.exit(code);
    }

    /** Nothing of what a terminal needs is loaded for these. */
    private static int tool(Tool tool, List<String> arguments) {
        Path home = Path.of(System.getProperty("user.home", "."));
        World world = new World(
                System.getenv(),
                home,
                System.in,
                System.out,
                System.err,
                Address::parse,
                System.getProperty("user.name", ""),
                new StateFiles(System.getenv(), home).jobs(),
                Clock.systemUTC());
        return Tools.run(tool, arguments, world);
    }

    private static int untooled(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).equals(CONFIG)) {
            return ConfigCommand.run(arguments.subList(1, arguments.size()), System.getenv(), System.out, System.err);
        }
        return Manual.isAsked(arguments) ? manual(arguments) : chat(arguments);
    }

    private static int manual(List<String> arguments) {
        Optional<String> answer = Manual.answer(arguments, Flags.USAGE);
        if (answer.isEmpty()) {
            System.err.print(Manual.usage());
            return ExitCode.USAGE;
        }
        return told(answer.get());
    }

    private static int chat(List<String> arguments) {
        boolean named = !arguments.isEmpty() && arguments.get(0).equals(CHAT);
        try {
            Flags flags = Flags.parse(named ? arguments.subList(1, arguments.size()) : arguments);
            return switch (flags.info()) {
                case HELP -> told(Flags.USAGE);
                case VERSION -> told("tupa chat " + Version.current() + "\n");
                case NONE -> chat(flags);
            };
        } catch (BadFile wrong) {
            System.err.println("tupa chat: " + wrong.text());
            return ExitCode.USAGE;
        } catch (CommandLine.Wrong wrong) {
            System.err.println("tupa chat: " + wrong.text());
            System.err.print(Flags.USAGE);
            return ExitCode.USAGE;
        }
    }

    private static int chat(Flags flags) throws BadFile {
        Path home = Path.of(System.getProperty("user.home", "."));
        Config config = Config.load(System.getenv(), home, flags.settings());
        return new Launch(config, flags.colour(), System.getenv(), System.in, System.out, System.err::println).run();
    }

    private static int told(String text) {
        System.out.print(text);
        return ExitCode.FINE;
    }
}
