package tupa.terminal.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
        Optional<Job> job = tryOpen(path, until);
        while (job.isEmpty()) {
            job = tryOpen(path, until);
        }
        prune();
        return job.get();
    }

    /**
     * The job, if its file is still the one that stood there before; one that was only now made is not.
     * Whoever waits for a lock may find that he has waited for a file that was pruned meanwhile.
     */
    private Optional<Job> tryOpen(Path path, Instant until) throws IOException, Failed {
        Optional<Object> before = identity(path);
        FileChannel file = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                permissions());
        Optional<Job> job = Optional.empty();
        try {
            lock(file, until);
            if (before.isPresent() && before.equals(identity(path))) {
                Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
                job = Optional.of(new Job(Optional.of(file)));
            }
            return job;
        } finally {
            if (job.isEmpty()) {
                file.close();
            }
        }
    }

    /** What tells the file from another that stands in its place later; empty when there is none. */
    private static Optional<Object> identity(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.ofNullable(file.fileKey()).or(() -> Optional.of(file.creationTime()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
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
        while (!isLocked(file)) {
            if (!clock.instant().isBefore(until)) {
                throw new Failed(Ending.TIMEOUT, Texts.TOOL_JOB_BUSY.with());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NS);
        }
    }

    /** Whether it could be locked; it is in use also when this process uses it. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException used) {
            return false;
        }
    }

    /** Others do the same at the same time, and none of it concerns the job that is opened: what fails is left for the next. */
    private void prune() {
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(this::prune);
        } catch (IOException | UncheckedIOException unreadable) {
            return;
        }
    }

    private void prune(Path path) {
        try {
            if (isOld(path)) {
                try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    // Somebody may have begun to use it.
                    if (isLocked(file) && isOld(path)) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private boolean isOld(Path path) throws IOException {
        FileTime oldest = FileTime.from(clock.instant().minus(KEPT));
        return Files.getLastModifiedTime(path).compareTo(oldest) < 0;
    }
}
