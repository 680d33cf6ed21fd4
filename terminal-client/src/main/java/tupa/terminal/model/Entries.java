package tupa.terminal.model;

import static tupa.terminal.model.Done.DONE;

import tupa.wire.Kind;
import tupa.wire.command.Command;
import tupa.wire.command.Line.Ambiguous;
import tupa.wire.command.Line.Misused;
import tupa.wire.command.Line.Nothing;
import tupa.wire.command.Line.Run;
import tupa.wire.command.Line.RunHere;
import tupa.wire.command.Line.Say;
import tupa.wire.command.Line.Unknown;
import tupa.wire.command.Line.Visitor;
import tupa.wire.command.LocalCommand;

/** What follows from one entry of the user. */
final class Entries implements Visitor<Done> {
    private final Commands commands;
    private final LocalCommands locals;
    private final Past past;
    private final Out out;

    Entries(Commands commands, LocalCommands locals, Past past, Out out) {
        this.commands = commands;
        this.locals = locals;
        this.past = past;
        this.out = out;
    }

    /** Enter on an empty line: who is offline wants to be back. */
    @Override
    public Done nothing(Nothing nothing) {
        if (!out.linked()) {
            out.act(new Effects.Act.Connect());
        }
        return DONE;
    }

    @Override
    public Done say(Say say) {
        past.newest();
        commands.say(say.text(), Kind.TEXT);
        return DONE;
    }

    @Override
    public Done run(Run run) {
        if (!(run.command() instanceof Command.History)) {
            past.toEnd();
        }
        return run.command().accept(commands);
    }

    @Override
    public Done runHere(RunHere here) {
        if (!(here.command() instanceof LocalCommand.Search)) {
            past.toEnd();
        }
        return here.command().accept(locals);
    }

    @Override
    public Done misused(Misused misused) {
        return wrong(misused.text());
    }

    @Override
    public Done unknown(Unknown unknown) {
        return wrong(unknown.text());
    }

    @Override
    public Done ambiguous(Ambiguous ambiguous) {
        return wrong(ambiguous.text());
    }

    private Done wrong(String text) {
        past.toEnd();
        out.show(Line.error(text));
        return DONE;
    }
}
