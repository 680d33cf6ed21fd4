package tupa.core.store;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import tupa.benchmarks.Microbenchmark;
import tupa.benchmarks.Talk;
import tupa.wire.RoomName;

/**
 * What a message costs to be stored for good, while as many as this are on their way: the time until all are stored, divided
 * by how many they are. With {@code -p store=postgres} in the database that {@code -Dtupa.store.postgres.url} names, in rooms of
 * its own, which stay there.
 */
public class MessageLogBenchmark extends Microbenchmark {
    private static final int ROOMS = 100;
    private static final int EACH = 4;
    private static final int HOT = 256;

    @Param({"sqlite"})
    public String store = "sqlite";

    private Path directory = Path.of(".");
    private Storage storage = Storages.inMemory(Storages.randomEpochs());
    private final List<RoomId> rooms = new ArrayList<>();
    private long stored;
    private long[] newest = {};

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("tupa-benchmark");
        Config config = ConfigFactory.parseString(
                        "tupa { data-dir = \"" + directory + "\", store.provider = " + store + " }")
                .withFallback(ConfigFactory.load());
        storage = Storages.open(StoreSettings.of(config.getConfig("tupa")), Storages.randomEpochs());
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int number = 0; number < ROOMS; number++) {
            RoomKey key = RoomKey.of(new RoomName("room-" + run + "-" + number));
            rooms.add(done(storage.messages().open(key, 0)).id());
        }
        newest = new long[ROOMS];
    }

    @Benchmark
    @OperationsPerInvocation(HOT)
    public void oneRoom() {
        committed(append(0, HOT));
    }

    @Benchmark
    @OperationsPerInvocation(ROOMS * EACH)
    public void hundredRooms() {
        List<CompletionStage<Outcome>> all = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            all.add(append(room, EACH));
        }
        all.forEach(MessageLogBenchmark::committed);
    }

    private CompletionStage<Outcome> append(int room, int count) {
        long first = newest[room] + 1;
        newest[room] += count;
        List<StoredEvent> events = LongStream.range(first, first + count)
                .mapToObj(seq -> Talk.stored(seq, Talk.entry(stored++)))
                .toList();
        return storage.messages().append(new Append(rooms.get(room), events));
    }

    private static void committed(CompletionStage<Outcome> outcome) {
        if (!(done(outcome) instanceof Outcome.Committed)) {
            throw new IllegalStateException("not stored: " + done(outcome));
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @TearDown
    public void close() throws IOException {
        storage.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
