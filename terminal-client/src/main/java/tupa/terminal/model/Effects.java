package tupa.terminal.model;

import java.util.List;
import java.util.Optional;
import tupa.wire.Request;
import tupa.wire.command.LocalCommand;

/** What the model wants done after one input, in this order: lines shown, requests sent, then the acts. */
public record Effects(List<Line> lines, List<Outgoing> requests, List<Act> acts) {
    /** A request with the id its answer will carry. */
    public record Outgoing(Optional<String> id, Request request) {}

    /** What only the surroundings of the model can do. */
    public sealed interface Act {
        /** Connect now, whatever the waiting time. */
        record Connect() implements Act {}

        /** End the connection and do not come back until asked. */
        record HangUp() implements Act {}

        /** End the connection and come back after the usual waiting time. */
        record ComeBack(long afterMs) implements Act {}

        record ClearScreen() implements Act {}

        /** Show where this stands in what is loaded of the room in front; without a text, the next place further up. */
        record Find(Optional<String> text) implements Act {}

        /** Show the lower end of what is loaded of the room in front. */
        record ToEnd() implements Act {}

        /** Call the user, who may be looking elsewhere. */
        record Alert(String from, String text) implements Act {}

        /** Write these lines to a new file. */
        record Export(String file, List<Line> lines) implements Act {}

        /** Show or change how the program looks and behaves. */
        record Adjust(LocalCommand command) implements Act {}

        /** End the program, after the requests are out. */
        record Quit(int exitCode) implements Act {}
    }
}
