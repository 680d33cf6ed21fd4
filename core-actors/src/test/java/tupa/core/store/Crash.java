package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.core.store.Given.room;
import static tupa.core.store.Given.said;
import static tupa.core.store.Given.soon;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A process that appends is killed; whatever it was told to be stored must be there, and without a hole. */
final class Crash {
    private static final int ACKS = 400;

    private Crash() {}

    /** @param store the settings of the store, for the process that is killed and for the look into it afterwards */
    static void assertNothingAcknowledgedIsLost(String store) throws Exception {
        Map<String, Long> acknowledged = appendUntilKilled(store);

        assertThat(acknowledged).hasSize(AppendingMain.ROOMS);
        try (Storage storage = Storages.open(Given.settings(store), Storages.randomEpochs())) {
            acknowledged.forEach((name, seq) -> {
                OpenedRoom found = soon(storage.messages().open(room(name), Integer.MAX_VALUE));
                assertThat(found.newest()).isGreaterThanOrEqualTo(seq);
                assertThat(found.recent()).isEqualTo(said(1, found.newest()));
            });
        }
    }

    /** The highest acknowledged seq by room; what was still in the pipe at the kill is counted too. */
    private static Map<String, Long> appendUntilKilled(String store) throws Exception {
        Process child = child(store);
        Map<String, Long> acknowledged = new HashMap<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            acknowledgements(out).limit(ACKS).forEach(line -> note(line, acknowledged));
            // By its handle, because Process.destroyForcibly would throw away what is still in the pipe.
            child.toHandle().destroyForcibly();
            acknowledgements(out).forEach(line -> note(line, acknowledged));
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static Stream<String> acknowledgements(BufferedReader out) {
        return out.lines().filter(line -> line.matches("room\\d+ \\d+"));
    }

    private static void note(String line, Map<String, Long> acknowledged) {
        int space = line.indexOf(' ');
        acknowledged.merge(line.substring(0, space), Long.valueOf(line.substring(space + 1)), Math::max);
    }

    static Process child(String store) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java.toString(), "-Xmx128m", "-cp", classPath, AppendingMain.class.getName(), store)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
