package tupa.http.ws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;
import tupa.benchmarks.Microbenchmark;

/**
 * What a masked text frame costs from the bytes of a socket to a String. Reading changes nothing of the buffers but their
 * positions, and the reader keeps nothing of what it has read: every invocation begins alike.
 */
public class FrameReaderBenchmark extends Microbenchmark {
    /** What is ASCII is only copied; everything else is decoded. */
    public enum Script {
        LATIN("n"),
        CYRILLIC("\u043d");

        private final String letter;

        Script(String letter) {
            this.letter = letter;
        }

        byte[] write(int bytes) {
            int each = letter.getBytes(StandardCharsets.UTF_8).length;
            return letter.repeat(bytes / each).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final int BURST = 16;
    private static final int MESSAGE_MAX = 64 * 1024;
    private static final int FRAGMENTS_MAX = 64;

    /** As much as an event loop reads at once. */
    private static final int READ_MAX = 64 * 1024;

    /** As long as a post of some words, and as what somebody pastes. */
    @Param({"160", "16384"})
    public int bytes;

    @Param
    public Script script = Script.LATIN;

    private final FrameReader reader = new FrameReader(MESSAGE_MAX, FRAGMENTS_MAX);
    private ByteBuffer one = ByteBuffer.allocate(0);
    private ByteBuffer many = ByteBuffer.allocate(0);

    @Setup
    public void write() {
        one = MaskedFrames.of(script.write(bytes), 1);
        many = MaskedFrames.of(script.write(bytes), BURST);
    }

    @Benchmark
    public void single(Blackhole hole) {
        read(one, 1, hole);
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public void burst(Blackhole hole) {
        read(many, BURST, hole);
    }

    private void read(ByteBuffer wire, int expected, Blackhole hole) {
        int texts = 0;
        for (int at = 0; at < wire.capacity(); at += READ_MAX) {
            reader.add(wire.limit(Math.min(at + READ_MAX, wire.capacity())).position(at));
            for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
                hole.consume(((Received.Text) next.get()).text());
                texts++;
            }
        }
        if (texts != expected) {
            throw new IllegalStateException(texts + " texts of " + expected);
        }
    }
}
