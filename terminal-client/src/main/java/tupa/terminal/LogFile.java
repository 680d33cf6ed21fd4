package tupa.terminal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/**
 * The log of one running client: {@code client.log}, or {@code client.log.1} and so on while others write to those before
 * it. Each is readable by its user only, which the JDK's handler of files sees to neither for the others nor for what it
 * locks them with; here a file is locked itself.
 */
final class LogFile extends StreamHandler {
    private static final int BYTES = 1_000_000;
    private static final int CLIENTS = 100;
    /** Behind all that will ever be written: on Windows, what is locked can be read by nobody else. */
    private static final long LOCK = Long.MAX_VALUE - 1;

    private final File file;
    private final FileChannel channel;

    private LogFile(File file, FileOutputStream out) {
        super(out, new SimpleFormatter());
        this.file = file;
        this.channel = out.getChannel();
    }

    /** The first of the files that nobody writes to. */
    static LogFile open(Path first) throws IOException {
        for (int number = 0; number < CLIENTS; number++) {
            Path next = number == 0 ? first : first.resolveSibling(first.getFileName() + "." + number);
            File file = StateFiles.prepared(next).toFile();
            FileOutputStream out = new FileOutputStream(file, true);
            if (isFree(out.getChannel())) {
                return new LogFile(file, out);
            }
            out.close();
        }
        throw new IOException("Too many clients write to " + first);
    }

    /** The lock is held until the process ends. */
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A file that has become too long begins anew. */
    @Override
    public synchronized void publish(LogRecord logged) {
        try {
            if (file.length() > BYTES) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            reportError(null, e, ErrorManager.WRITE_FAILURE);
        }
        super.publish(logged);
        flush();
    }
}
