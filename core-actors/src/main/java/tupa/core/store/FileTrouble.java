package tupa.core.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Java's file errors in the words of the operating system: most of them have a name only as a class. */
final class FileTrouble {
    private FileTrouble() {}

    /** What is wrong, with the file that it is wrong with. */
    static String of(IOException trouble) {
        if (trouble instanceof FileSystemException failed) {
            return failed.getFile() + ": " + reason(failed);
        }
        return Optional.ofNullable(trouble.getMessage()).orElseGet(trouble::toString);
    }

    private static String reason(FileSystemException failed) {
        if (failed instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "file exists";
        }
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failed instanceof NotDirectoryException) {
            return "not a directory";
        }
        return Optional.ofNullable(failed.getReason()).orElseGet(failed::toString);
    }
}
