package tupa.testkit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FramesTest implements Frames.Reader {
    private static final String LONG = "long ".repeat(5_000);
    private static final String LONGER = "longer ".repeat(20_000);

    private final List<String> seen = new ArrayList<>();

    static IntStream sizes() {
        return IntStream.of(1, 2, 3, 7, 125, 4096, 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void frames_of_every_kind_are_cut_out_however_the_bytes_come(int size) throws IOException {
        Frames frames = new Frames(this);
        ByteBuffer wire = wire();

        while (wire.hasRemaining()) {
            int count =
                    Math.min(Math.min(size, wire.remaining()), frames.space().remaining());
            frames.space().put(wire.slice(wire.position(), count));
            wire.position(wire.position() + count);
            frames.cut();
        }

        assertThat(seen).containsExactly("short", "ping beat", LONG, "in three parts", LONGER, "", "close");
    }

    private static ByteBuffer wire() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame(out, 0x81, "short");
        frame(out, 0x89, "beat");
        frame(out, 0x81, LONG);
        frame(out, 0x01, "in ");
        frame(out, 0x00, "three ");
        frame(out, 0x8a, "an unasked pong");
        frame(out, 0x80, "parts");
        frame(out, 0x81, LONGER);
        frame(out, 0x81, "");
        frame(out, 0x88, "");
        return ByteBuffer.wrap(out.toByteArray());
    }

    private static void frame(ByteArrayOutputStream out, int head, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(10).put((byte) head);
        if (payload.length < 126) {
            start.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            start.put((byte) 126).putShort((short) payload.length);
        } else {
            start.put((byte) 127).putLong(payload.length);
        }
        out.write(start.array(), 0, start.position());
        out.writeBytes(payload);
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        seen.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void ping(byte[] payload) {
        seen.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        seen.add("close");
    }
}
