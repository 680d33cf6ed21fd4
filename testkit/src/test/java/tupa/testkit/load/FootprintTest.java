package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.process.ServerProcess;
import tupa.wire.RoomName;

/** What a session without a connection costs, and an open room: the reason for how many of them there may be. */
@Isolated
class FootprintTest {
    private static final int COUNT = Integer.getInteger("tests.footprint.count", 300);
    private static final int AT_ONCE = 10;
    private static final long POLL_MS = 100;

    /** docs/operations.md says less. */
    private static final long BYTES_MAX = 64 * 1024;

    @TempDir
    Path data;

    @Test
    void sessions_and_rooms_cost_what_the_manual_says() throws IOException {
        assumeTrue(Vitals.areKnown(), "needs /proc");
        List<String> flags = List.of(
                "-Dtupa.session.resume-window=1h",
                "-Dtupa.rooms.idle-stop=1h",
                "-Dtupa.rooms.capacity=1000000",
                "-Dtupa.limits.address.enabled=false");
        try (ServerProcess server = ServerProcess.start(data, flags)) {
            visit(server, 0, number -> new RoomName("hall"));
            long before = Vitals.of(server.pid()).liveBytes();

            visit(server, 1, number -> new RoomName("hall"));
            long inOne = Vitals.of(server.pid()).liveBytes() - before;
            visit(server, 2, number -> new RoomName("cell-" + number));
            long eachInHis = Vitals.of(server.pid()).liveBytes() - before - inOne;

            long session = inOne / COUNT;
            long room = (eachInHis - inOne) / COUNT;
            System.out.printf("%d bytes for a session without a connection, %d for an open room%n", session, room);
            assertThat(session).isBetween(1L, BYTES_MAX);
            assertThat(room).isBetween(1L, BYTES_MAX);
        }
    }

    /** Each comes, says something, and is cut off; a few at a time. */
    private static void visit(ServerProcess server, int round, IntFunction<RoomName> rooms) throws IOException {
        URI url = URI.create(server.url());
        Deque<Visitor> present = new ArrayDeque<>();
        try (Selector selector = Selector.open()) {
            for (int begun = 0; begun < COUNT || !present.isEmpty(); ) {
                if (begun < COUNT && present.size() < AT_ONCE) {
                    int number = round * COUNT + begun++;
                    present.add(
                            new Visitor(url, selector, number, Visitor.Manner.RESET, "unused", rooms.apply(number)));
                    continue;
                }
                selector.select(POLL_MS);
                selector.selectedKeys().clear();
                for (Visitor visitor : present) {
                    visitor.ready();
                }
                present.removeIf(Visitor::isDone);
            }
        }
    }
}
