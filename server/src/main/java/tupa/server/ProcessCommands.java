package tupa.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import tupa.core.operator.Operator;

/** What an operator does with the server as a whole. */
final class ProcessCommands {
    private final RunningServer server;

    ProcessCommands(RunningServer server) {
        this.server = server;
    }

    List<ConsoleCommand> rows() {
        return List.of(
                new ConsoleCommand(
                        "exit",
                        "",
                        "stop the server: everybody is told, what was posted is stored",
                        rest -> new Answer(Answer.Verdict.DONE, "The server stops.", () -> System.exit(0))),
                new ConsoleCommand(
                        "drain", "", "send everybody away and let nobody in, but go on running", rest -> drain()),
                new ConsoleCommand(
                        "status", "", "show how the server stands", rest -> Answer.done(status().toString())));
    }

    private Answer drain() {
        Waiting.on(server.drain());
        return Answer.done("Everybody is told to come back later, and nobody is let in until the next start.");
    }

    private Status status() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Status(
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                Waiting.on(server.readiness()),
                server.connections(),
                Waiting.on(server.operate(Operator.ListSessions::new)),
                Waiting.on(server.operate(Operator.ListRooms::new)),
                server.storage().waiting(),
                server.storage().lastCommits(),
                new Status.Heap(heap.getUsed(), heap.getCommitted(), heap.getMax()));
    }
}
