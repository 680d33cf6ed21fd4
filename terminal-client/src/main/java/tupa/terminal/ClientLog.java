package tupa.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends everything that is logged in this program to a file; nothing of it ever reaches the screen. */
final class ClientLog {
    private ClientLog() {}

    /** After this, nothing that is logged is written anywhere. */
    static void silence() {
        LogManager.getLogManager().reset();
    }

    static void to(Path file) throws IOException {
        Handler handler = LogFile.open(file);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new Rows());
        handler.setErrorManager(new Mute());
        Logger.getLogger("").addHandler(handler);
    }

    /** A log that cannot be written is no reason to disturb the chat. */
    private static final class Mute extends ErrorManager {
        @Override
        public synchronized void error(String message, Exception cause, int code) {}
    }

    private static final class Rows extends Formatter {
        @Override
        public String format(LogRecord logged) {
            StringWriter row = new StringWriter();
            row.append(Instant.ofEpochMilli(logged.getMillis()).toString())
                    .append(' ')
                    .append(logged.getLevel().getName())
                    .append(" - ")
                    .append(formatMessage(logged))
                    .append(System.lineSeparator());
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(row));
            }
            return row.toString();
        }
    }
}
