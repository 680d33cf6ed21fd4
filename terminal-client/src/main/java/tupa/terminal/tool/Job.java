package tupa.terminal.tool;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import tupa.wire.Position;

/** What is remembered of one job: the session in which it was tried, where the room stood then, and whether it is done. */
final class Job implements AutoCloseable {
    private static final int BYTES_MAX = 4_096;

    private final Optional<FileChannel> file;
    private final Properties known = new Properties();

    /** @param file where it stands; without one nothing is remembered */
    Job(Optional<FileChannel> file) throws IOException {
        this.file = file;
        if (file.isPresent()) {
            read(file.get());
        }
    }

    private void read(FileChannel from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES_MAX);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = from.read(bytes, bytes.position());
        }
        String text = StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
        // The last line says that all of it was written.
        if (text.endsWith("\nwhole\n")) {
            known.load(new StringReader(text));
        }
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(known.getProperty(name));
    }

    /** The session in which it was tried. */
    Optional<String> token() {
        return get("token");
    }

    /** Where the room stood before it was tried for the first time. */
    Optional<Position> from() {
        Optional<Long> seq =
                get("seq").filter(text -> text.matches("[0-9]{1,16}")).map(Long::valueOf);
        return seq.flatMap(at -> get("epoch").map(epoch -> new Position(at, epoch)));
    }

    boolean isDone() {
        return get("done").isPresent();
    }

    /** Whether it was tried with another text. */
    boolean isOf(String fingerprint) {
        return get("text").map(fingerprint::equals).orElse(true);
    }

    /** It is about to be posted. */
    void tried(String token, Optional<Position> from, String fingerprint) throws IOException {
        known.setProperty("token", token);
        known.setProperty("text", fingerprint);
        if (from().isEmpty() && from.isPresent()) {
            known.setProperty("seq", Long.toString(from.get().seq()));
            known.setProperty("epoch", from.get().epoch());
        }
        write();
    }

    /** It is stored by the server; the session is of no use any more. */
    void done(String fingerprint) throws IOException {
        known.clear();
        known.setProperty("text", fingerprint);
        known.setProperty("done", "yes");
        write();
    }

    private void write() throws IOException {
        if (file.isPresent()) {
            StringWriter text = new StringWriter();
            known.store(text, null);
            text.append("whole\n");
            FileChannel to = file.get();
            to.truncate(0);
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text.toString());
            while (bytes.hasRemaining()) {
                int unused = to.write(bytes, bytes.position());
            }
            to.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
