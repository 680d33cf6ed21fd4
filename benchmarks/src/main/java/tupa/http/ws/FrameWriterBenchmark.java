package tupa.http.ws;

import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import tupa.benchmarks.Microbenchmark;

/** What a text frame costs to write: once for all who are told the text. */
public class FrameWriterBenchmark extends Microbenchmark {
    /** As long as an event of some words, and as what somebody pastes. */
    @Param({"280", "16384"})
    public int bytes;

    private byte[] utf8 = {};

    @Setup
    public void write() {
        utf8 = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(utf8);
    }

    @Benchmark
    public byte[] text() {
        return FrameWriter.TEXT.frame(utf8);
    }
}
