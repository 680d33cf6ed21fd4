package tupa.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.core.operator.Operator;
import tupa.core.registry.SessionView;
import tupa.wire.Member;

/** What an operator does with users. */
final class PeopleCommands {
    private final RunningServer server;

    PeopleCommands(RunningServer server) {
        this.server = server;
    }

    List<ConsoleCommand> rows() {
        return List.of(
                new ConsoleCommand("users", "", "list who is there", rest -> Answer.done(users(sessions()))),
                new ConsoleCommand(
                        "sessions",
                        "",
                        "list users with id, address, rooms, and what waits for them",
                        rest -> Answer.done(list(sessions()))),
                new ConsoleCommand("kick", "NICK [reason]", "end somebody's session", this::kick));
    }

    private List<SessionView> sessions() {
        return Waiting.on(server.operate(Operator.ListSessions::new)).stream()
                .sorted(Comparator.comparing(view -> view.member().nick().key()))
                .toList();
    }

    static String users(List<SessionView> sessions) {
        Columns columns = new Columns("nick", "status", "connected");
        for (SessionView view : sessions) {
            columns.row(
                    view.member().nick(),
                    view.member().status().wire(),
                    view.connected().isPresent() ? "yes" : "no");
        }
        return sessions.isEmpty() ? "Nobody is there." : columns.toString();
    }

    static String list(List<SessionView> sessions) {
        Columns columns = new Columns("nick", "user", "address", "since or until", "waiting", "rooms");
        for (SessionView view : sessions) {
            Optional<SessionView.Connected> connected = view.connected();
            columns.row(
                    view.member().nick(),
                    view.member().user(),
                    connected.map(PeopleCommands::address).orElse("-"),
                    connected
                            .map(there -> "since " + time(there.since()))
                            .orElseGet(() -> view.until()
                                    .map(end -> "until " + time(end))
                                    .orElse("-")),
                    connected.map(PeopleCommands::waiting).orElse("-"),
                    view.rooms().stream().map(room -> "#" + room).collect(Collectors.joining(" ")));
        }
        return sessions.isEmpty() ? "Nobody is there." : columns.toString();
    }

    private static String address(SessionView.Connected connected) {
        return connected.peer().getHostString() + ":" + connected.peer().getPort();
    }

    private static String waiting(SessionView.Connected connected) {
        return connected.waiting().messages() + " (" + connected.waiting().bytes() + " B)";
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Answer kick(String rest) {
        String[] words = rest.split(" ", 2);
        String reason = words.length > 1 ? words[1] : "";
        Optional<Member> gone = Waiting.on(server.operate(to -> new Operator.Kick(words[0], reason, to)));
        return gone.map(member -> Answer.done(member.nick() + " (" + member.user() + ") is gone."))
                .orElseGet(() -> Answer.refused("There is nobody called " + words[0] + "."));
    }
}
