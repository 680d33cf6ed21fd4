package tupa.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import tupa.benchmarks.Microbenchmark;
import tupa.benchmarks.Talk;

/** What a post costs in the codec: read once, answered once, and written once for all who see it. */
public class JsonCodecBenchmark extends Microbenchmark {
    private final String post =
            JsonCodec.encode(Optional.of("17"), new Request.Post(Talk.ROOM, Talk.cid(1), Talk.TEXT, Kind.TEXT));
    private final Answer ack = new Answer(Optional.of("17"), new Reply.PostDone("0f8fad5b-1", 1, Instant.EPOCH, false));
    private final List<Event> messages = List.of(Talk.message(1), Talk.message(2));
    private int turn;

    @Benchmark
    public List<Incoming> decodePost() {
        return JsonCodec.decodeRequests(post);
    }

    @Benchmark
    public byte[] encodeAck() {
        return JsonCodec.encodeUtf8(ack);
    }

    /** The time is that of the event before, whose text the codec keeps: so it is within a batch. */
    @Benchmark
    public byte[] encodeMessage() {
        return JsonCodec.encodeUtf8(messages.get(0));
    }

    /** The time is another than before: so it is with the first event of a batch. */
    @Benchmark
    public byte[] encodeMessageOfNextBatch() {
        turn = 1 - turn;
        return JsonCodec.encodeUtf8(messages.get(turn));
    }
}
