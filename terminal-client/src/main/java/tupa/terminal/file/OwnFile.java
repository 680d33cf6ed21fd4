package tupa.terminal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files of one user so that there is always a whole one, the old or the new. */
public final class OwnFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnFile() {}

    /**
     * Puts these bytes in place of the file. One that is new is for its owner alone, an old one keeps its permissions;
     * behind a link the file it leads to is replaced, not the link.
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        boolean old = Files.exists(file);
        Path real = old ? file.toRealPath() : file.toAbsolutePath();
        Path directory = real.resolveSibling(".").normalize();
        makeDirectory(directory);
        Path fresh = Files.createTempFile(directory, ".tupa", ".new", only("rw-------"));
        try {
            write(fresh, bytes);
            if (old && POSIX) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Makes it, for its owner alone, where there is none. */
    public static void makeDirectory(Path directory) throws IOException {
        // A link to a directory is one too, which createDirectories of older builds of Java 17 does not see.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, only("rwx------"));
        }
    }

    /** On the disk before it is moved: else a crash could leave an empty file in the old one's place. */
    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        if (!POSIX) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
