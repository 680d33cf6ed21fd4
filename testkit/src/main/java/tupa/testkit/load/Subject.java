package tupa.testkit.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tupa.testkit.load.baseline.BaselineMain;
import tupa.testkit.process.Meter;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.process.TemporaryDirectory;

/** What is put under load, and how to see what it uses. */
final class Subject implements AutoCloseable {
    private static final int ROOM_CAPACITY = 1000;

    private final URI url;
    private final Meter meter;
    private final Runnable end;

    private Subject(URI url, Meter meter, Runnable end) {
        this.url = url;
        this.meter = meter;
        this.end = end;
    }

    /** A server that is there and stays. */
    static Subject running(URI url, Meter meter) {
        return new Subject(url, meter, () -> {});
    }

    /** A server for the purpose, which stores there or in a temporary directory. */
    static Subject server(Workload workload, Optional<Path> data) {
        List<String> flags = flags(workload);
        return data.map(there -> of(ServerProcess.start(there, flags), () -> {}))
                .orElseGet(() -> temporary(there -> ServerProcess.start(there, flags)));
    }

    /** Users and addresses are limited for people; here it is the load that is asked for. */
    private static List<String> flags(Workload workload) {
        return List.of(
                "-Dtupa.limits.rate.enabled=false",
                "-Dtupa.limits.address.enabled=false",
                "-Dtupa.rooms.capacity=" + Math.max(ROOM_CAPACITY, workload.clients()));
    }

    /** The plain loop, in the same kind of process. */
    static Subject baseline() {
        return temporary(there -> ServerProcess.start(BaselineMain.class.getName(), there, List.of()));
    }

    private static Subject temporary(Function<Path, ServerProcess> start) {
        TemporaryDirectory directory = new TemporaryDirectory();
        try {
            return of(start.apply(directory.path()), directory::close);
        } catch (RuntimeException failed) {
            directory.close();
            throw failed;
        }
    }

    private static Subject of(ServerProcess process, Runnable after) {
        return new Subject(URI.create(process.url()), Meter.of(process.pid()), () -> {
            process.close();
            after.run();
        });
    }

    URI url() {
        return url;
    }

    Meter meter() {
        return meter;
    }

    @Override
    public void close() {
        end.run();
    }
}
