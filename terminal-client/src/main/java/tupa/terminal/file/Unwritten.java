package tupa.terminal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import tupa.wire.text.Texts;

/** Why a file was not written, in words for the user. */
public final class Unwritten {
    private Unwritten() {}

    /** Where we have no words of our own for it, those of the system are the best there are. */
    public static String why(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return Texts.FILE_EXISTS.with();
        }
        if (failure instanceof NoSuchFileException) {
            return Texts.FILE_NO_DIRECTORY.with();
        }
        if (failure instanceof AccessDeniedException) {
            return Texts.FILE_FORBIDDEN.with();
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? Texts.FILE_UNWRITABLE.with() : reason;
    }
}
