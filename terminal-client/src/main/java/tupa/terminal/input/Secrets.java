package tupa.terminal.input;

import java.util.List;
import tupa.terminal.model.View;
import tupa.wire.command.Command;
import tupa.wire.command.Line;
import tupa.wire.command.LineParser;

/** Which entries are nobody else's business and are not written to the history file. */
final class Secrets {
    private static final List<Class<? extends Command>> PRIVATE = List.of(Command.Msg.class, Command.Reply.class);

    private Secrets() {}

    /** Private messages, however the command was spelled or misspelled, and all that is said in a conversation of two. */
    static boolean isSecret(String entry, View view) {
        Line line = LineParser.parse(entry);
        if (line instanceof Line.Run run) {
            return PRIVATE.contains(run.command().getClass());
        }
        boolean direct = view.front().map(View.Tab::direct).orElse(false);
        return direct || !(line instanceof Line.Say);
    }
}
