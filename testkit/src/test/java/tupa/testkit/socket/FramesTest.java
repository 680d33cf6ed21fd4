package tupa.testkit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

        feed(frames, wire, size);

        assertThat(seen).containsExactly("short", "ping beat", LONG, "in three parts", LONGER, "", "close");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void frames_that_are_masked_as_a_client_does_it_are_read_as_well(int size) throws IOException {
        Frames frames = new Frames(this);
        byte[] text = LONG.getBytes(StandardCharsets.UTF_8);
        ByteBuffer wire = ClientFrame.of(Frames.TEXT, text, 0x81c3_05ff);

        feed(frames, wire, size);

        assertThat(seen).containsExactly(LONG);
    }

    @Test
    void a_head_is_taken_off_once_it_is_there_and_what_follows_are_frames() throws IOException {
        Frames frames = new Frames(this);
        String head = "HTTP/1.1 101 Fine\r\nX-Long: " + "x".repeat(2_000);

        frames.space().put(ascii("HTTP/1.1"));
        assertThat(frames.head()).isEmpty();
        ByteBuffer rest = ByteBuffer.allocate(3_000).put(ascii(head.substring(8) + "\r\n\r\n"));
        rest.put((byte) 0x81).put((byte) 5).put(ascii("first"));
        rest.flip();
        Optional<String> seenHead = Optional.empty();
        while (seenHead.isEmpty()) {
            pour(rest, frames.space(), rest.remaining());
            seenHead = frames.head();
        }
        feed(frames, rest, 100);
        frames.cut();

        assertThat(seenHead).contains(head);
        assertThat(seen).containsExactly("first");
    }

    private static void feed(Frames frames, ByteBuffer wire, int size) throws IOException {
        while (wire.hasRemaining()) {
            pour(wire, frames.space(), size);
            frames.cut();
        }
    }

    private static void pour(ByteBuffer from, ByteBuffer to, int most) {
        int count = Math.min(most, Math.min(from.remaining(), to.remaining()));
        to.put(from.slice(from.position(), count));
        from.position(from.position() + count);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
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
