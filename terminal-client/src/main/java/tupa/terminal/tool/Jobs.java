package tupa.terminal.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tupa.terminal.file.OwnFile;
import tupa.wire.text.Texts;

/** What is remembered of jobs, a file for each: for its user only, as it holds the token of a session. */
record Jobs(Path directory, InstantSource clock) {
    static final Duration KEPT = Duration.ofDays(30);

    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * What is known of a job; nobody else has it until it is closed.
     *
     * @param name the name of its file
     */
    Job open(String name, Instant until) throws IOException, Failed {
        OwnFile.makeDirectory(directory);
        Path path = directory.resolve(name);
        FileChannel file = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions());
        boolean opened = false;
        try {
            lock(file, until);
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
            prune();
            Job job = new Job(Optional.of(file));
            opened = true;
            return job;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static FileAttribute<?>[] permissions() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The lock goes with the file, and with its process. */
    private void lock(FileChannel file, Instant until) throws IOException, Failed {
        Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
        while (lock.isEmpty()) {
            if (!clock.instant().isBefore(until)) {
                throw new Failed(Ending.TIMEOUT, Texts.TOOL_JOB_BUSY.with());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            lock = Optional.ofNullable(file.tryLock());
        }
    }

    private void prune() throws IOException {
        FileTime oldest = FileTime.from(clock.instant().minus(KEPT));
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }
}
