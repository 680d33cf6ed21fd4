package tupa.terminal.tool;

import java.util.List;
import java.util.Locale;
import tupa.terminal.config.Config;
import tupa.terminal.config.Setting;
import tupa.terminal.file.BadFile;
import tupa.wire.text.Texts;

/** Runs the commands. */
public final class Tools {
    private Tools() {}

    /**
     * Runs it and returns its exit code.
     *
     * @param arguments all of the command line, from the word on
     */
    public static int run(Tool tool, List<String> arguments, World world) {
        Output output = new Output(world.out(), world.err(), "tupa " + tool.word());
        try {
            int begin = arguments.indexOf(tool.word()) == 0 ? 1 : 0;
            Options options = Options.parse(tool, arguments.subList(begin, arguments.size()));
            if (options.has(Flag.HELP)) {
                output.text(tool.help());
            } else {
                run(tool, options, world, output);
            }
            return Ending.FINE.code();
        } catch (BadFile wrong) {
            output.say(wrong.text());
            return Ending.USAGE.code();
        } catch (Failed failed) {
            if (!failed.words().isEmpty()) {
                output.say(failed.words());
            }
            if (failed.code() == Ending.USAGE.code()) {
                output.say("tupa " + tool.word() + " --help tells more");
            }
            return failed.code();
        }
    }

    private static void run(Tool tool, Options options, World world, Output output) throws BadFile, Failed {
        Options known = understood(tool, options, world);
        Config config = Config.load(world.environment(), world.home(), known.settings());
        config.read(Setting.LANG, Texts::language).ifPresent(Locale::setDefault);
        try {
            run(tool, new Call(known, Basics.of(known, config, world), world, output));
        } catch (Failed failed) {
            boolean anywhere = config.value(Setting.SERVER).isEmpty();
            throw failed.code() == Ending.CANNOT_CONNECT.code() && anywhere
                    ? new Failed(Ending.CANNOT_CONNECT, failed.words() + " " + Texts.TOOL_NO_SERVER.with(config.file()))
                    : failed;
        }
    }

    /** With what the words mean: the chat is given its server so, and what is about rooms those. */
    private static Options understood(Tool tool, Options options, World world) throws Failed {
        if (tool == Tool.JSON) {
            return options.wordAs(Flag.SERVER);
        }
        Options checked =
                options.noAddress(word -> world.addresses().apply(word).isPresent());
        return switch (tool) {
            case TAIL -> checked.wordsAs(Flag.ROOMS);
            case USERS -> checked.wordsAs(Flag.USERS_ROOM);
            default -> checked;
        };
    }

    private static void run(Tool tool, Call call) throws Failed {
        switch (tool) {
            case SEND -> new Send(call).run();
            case TAIL -> new Tail(call).run();
            case ASK -> new Ask(call).run();
            case ROOMS -> new Lists(call).rooms();
            case USERS -> new Lists(call).users();
            case WHOIS -> new Lists(call).whois();
            case JSON -> new Json(call).run();
        }
    }
}
