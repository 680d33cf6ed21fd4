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
        // The chat is given its server as a word.
        Options known = tool == Tool.JSON ? options.firstWordAs(Flag.SERVER) : options;
        Config config = Config.load(world.environment(), world.home(), known.settings());
        config.read(Setting.LANG, Texts::language).ifPresent(Locale::setDefault);
        Call call = new Call(known, Basics.of(known, config, world), world, output);
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
