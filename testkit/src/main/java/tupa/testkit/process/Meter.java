package tupa.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a process uses of this machine, as far as the operating system tells. */
public final class Meter {
    private static final String RESIDENT = "VmRSS:";

    private final Optional<ProcessHandle> process;

    private Meter(Optional<ProcessHandle> process) {
        this.process = process;
    }

    /** Throws {@link IllegalArgumentException} when there is no such process. */
    public static Meter of(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            throw new IllegalArgumentException("there is no process " + pid);
        }
        return new Meter(process);
    }

    /** For a process of which nothing is known. */
    public static Meter ofNobody() {
        return new Meter(Optional.empty());
    }

    /** What it has used of the processors since it started; on Linux that comes from {@code /proc/PID/stat}. */
    public Optional<Duration> cpu() {
        return process.flatMap(known -> known.info().totalCpuDuration());
    }

    /** How much of its memory is in the machine's, in KiB; only Linux tells. */
    public OptionalLong residentKib() {
        if (process.isEmpty()) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(process.get().pid()), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException untold) {
            return OptionalLong.empty();
        }
    }
}
