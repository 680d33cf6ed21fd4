package tupa.server;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import tupa.core.room.Chaos;
import tupa.core.store.RoomKey;
import tupa.wire.RoomName;

/** What an operator breaks on purpose, to see that nobody notices. */
final class ChaosCommands {
    private static final String DISABLED =
            "Killing on purpose is switched off; start the server with -Dtupa.chaos.enabled=true to allow it.";

    private final BiFunction<RoomKey, Chaos.Part, CompletionStage<Chaos.Outcome>> kill;

    /** @param kill as {@link RunningServer#kill} */
    ChaosCommands(BiFunction<RoomKey, Chaos.Part, CompletionStage<Chaos.Outcome>> kill) {
        this.kill = kill;
    }

    List<ConsoleCommand> rows() {
        return List.of(
                new ConsoleCommand(
                        "chaos kill-room",
                        "NAME",
                        "let a room fail as by a bug; nobody in it may notice",
                        name -> kill(name, Chaos.Part.ROOM)),
                new ConsoleCommand(
                        "chaos kill-relay",
                        "NAME",
                        "the same for what carries its messages to its members",
                        name -> kill(name, Chaos.Part.RELAY)));
    }

    private Answer kill(String name, Chaos.Part part) {
        Optional<RoomName> room = RoomName.parse(name.startsWith("#") ? name.substring(1) : name);
        return room.map(known -> tell(known, part)).orElseGet(() -> Answer.nonsense(name + " is not a room name."));
    }

    private Answer tell(RoomName room, Chaos.Part part) {
        String what = "The " + part.name().toLowerCase(Locale.ROOT) + " of #" + room;
        return switch (Waiting.on(kill.apply(RoomKey.of(room), part))) {
            case KILLED -> Answer.done(what + " was killed; it comes back from the log.");
            case NOT_OPEN -> Answer.refused("There is no open room #" + room + ".");
            case DISABLED -> Answer.refused(DISABLED);
        };
    }
}
