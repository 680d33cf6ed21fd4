package tupa.server;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat among strangers on a server of its own, over before the real one begins. Java compiles what has run often, and when a
 * server starts all its users may come back at once: without this the first thousand of them would be served
 * several times more slowly than the rest, who would wait for them.
 */
final class WarmUp {
    /** Nobody's: nothing is kept, and nobody is refused for coming too often from here. */
    private static final String SERVER = """
            tupa {
              http { host = "127.0.0.1", port = 0 }
              tcp { host = "127.0.0.1", port = 0 }
              store.provider = memory
              limits { rate.enabled = false, address.enabled = false }
            }
            """;

    private static final int TOGETHER = 50;
    private static final int IN_ONE_ROOM = 10;

    private WarmUp() {}

    /** Lets them chat for about so long. Returns what was in their way, if anything was; it only costs speed. */
    static Optional<Exception> run(Duration time) {
        if (time.isZero()) {
            return Optional.empty();
        }
        try {
            RunningServer server = RunningServer.start(ServerSettings.of(ConfigFactory.parseString(SERVER)));
            try {
                long end = System.nanoTime() + time.toNanos();
                for (int come = 0; System.nanoTime() - end < 0; come += TOGETHER) {
                    chat(URI.create(server.url()), come);
                }
            } finally {
                Waiting.on(server.stop());
            }
            return Optional.empty();
        } catch (IOException | StartFailure failed) {
            return Optional.of(failed);
        }
    }

    /** All of them do the same at the same time, as after a restart. {@code come} have been there before. */
    private static void chat(URI server, int come) throws IOException {
        List<Stranger> strangers = new ArrayList<>(TOGETHER);
        try {
            for (int i = come; i < come + TOGETHER; i++) {
                strangers.add(Stranger.connect(server, "stranger" + i, "room" + i / IN_ONE_ROOM));
            }
            for (Stranger.Step step : Stranger.Step.values()) {
                for (Stranger stranger : strangers) {
                    stranger.say(step);
                }
                for (Stranger stranger : strangers) {
                    stranger.hear(step);
                }
            }
        } finally {
            for (Stranger stranger : strangers) {
                stranger.close();
            }
        }
    }
}
