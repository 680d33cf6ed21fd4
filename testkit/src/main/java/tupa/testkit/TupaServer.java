package tupa.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import tupa.core.room.Chaos;
import tupa.core.store.RoomKey;
import tupa.server.RunningServer;
import tupa.server.ServerSettings;
import tupa.testkit.process.TemporaryDirectory;

/**
 * A whole server in this process, on a free port of the loopback. It can be stopped and started again; what it stored is
 * still there then, unless it stores in memory. To be used by one thread at a time.
 */
public final class TupaServer implements AutoCloseable {
    private final Config settings;
    private final Optional<TemporaryDirectory> temporary;
    private Optional<RunningServer> running = Optional.empty();

    private TupaServer(Config settings, Optional<TemporaryDirectory> temporary) {
        this.settings = settings;
        this.temporary = temporary;
    }

    /** A server that forgets everything when it stops: the fastest to start. */
    public static TupaServer inMemory() {
        return new TupaServer(ConfigFactory.parseString("tupa.store.provider = memory"), Optional.empty())
                .with("tupa { http.port = 0, tcp.port = 0 }");
    }

    /** A server that stores in {@code data}. */
    public static TupaServer storingIn(Path data) {
        return new TupaServer(
                ConfigFactory.parseMap(
                        Map.of("tupa.data-dir", data.toString(), "tupa.http.port", 0, "tupa.tcp.port", 0)),
                Optional.empty());
    }

    /** A server that stores in a directory of its own, which {@link #close} deletes. */
    public static TupaServer storing() {
        TemporaryDirectory data = new TemporaryDirectory();
        return new TupaServer(storingIn(data.path()).settings, Optional.of(data));
    }

    /** The same server with other settings: HOCON with whole keys, such as {@code tupa.rooms.capacity = 5}. */
    public TupaServer with(String hocon) {
        return new TupaServer(ConfigFactory.parseString(hocon).withFallback(settings), temporary);
    }

    /** Starts it and returns once clients may come. */
    public TupaServer start() {
        if (running.isEmpty()) {
            running = Optional.of(RunningServer.start(ServerSettings.of(settings)));
        }
        return this;
    }

    /** What a client connects to over WebSocket. */
    public String url() {
        return server().url();
    }

    /** What a client connects to over plain TCP, with frames or with lines: {@code tcp://host:port}. */
    public String tcpUrl() {
        return server().urls().stream()
                .filter(url -> url.startsWith("tcp:"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server does not listen on plain TCP"));
    }

    /** For whoever wants to listen to what happens inside. */
    public ActorSystem<?> system() {
        return server().system();
    }

    /** Makes a room fail as by a bug, or its relay; the server needs {@code tupa.chaos.enabled}. */
    public Chaos.Outcome kill(RoomKey room, Chaos.Part part) {
        return server().kill(room, part).toCompletableFuture().join();
    }

    /** Stores and answers what was posted, says goodbye to everybody and stops. */
    public void stop() {
        Optional<RunningServer> last = running;
        running = Optional.empty();
        last.ifPresent(server -> server.stop().toCompletableFuture().join());
    }

    /** Stops it and deletes what was temporary. */
    @Override
    public void close() {
        stop();
        temporary.ifPresent(TemporaryDirectory::close);
    }

    private RunningServer server() {
        return running.orElseThrow(() -> new IllegalStateException("the server does not run"));
    }
}
