package tupa.testkit.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.LengthPrefix;

class PrefixFramingTest implements Framing.Owner {
    private final List<String> seen = new ArrayList<>();
    private final Framing framing;

    PrefixFramingTest() throws IOException {
        framing = framing("tcp://127.0.0.1:1");
    }

    private Framing framing(String url) throws IOException {
        return Framing.of(URI.create(url), new SplittableRandom(1), this);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 512, 4_096, 1_000_000})
    void messages_are_cut_out_however_the_bytes_come(int size) throws IOException {
        String longest = "x".repeat(LengthPrefix.TO_CLIENT_MAX);
        List<String> messages = List.of("short", longest, "ü", "long ".repeat(5_000), longest, "end");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (String message : messages) {
            wire.writeBytes(
                    framing.message(message.getBytes(StandardCharsets.UTF_8)).array());
        }

        feed(ByteBuffer.wrap(wire.toByteArray()), size);

        assertThat(seen).isEqualTo(messages);
    }

    @Test
    void messages_may_go_from_the_start_and_nothing_goes_before_them() throws IOException {
        assertThat(framing.opens()).isTrue();
        assertThat(framing.opening().hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LengthPrefix.TO_CLIENT_MAX + 1, -1})
    void a_length_that_may_not_be_is_no_message(int length) {
        ByteBuffer head = ByteBuffer.allocate(4).putInt(length).flip();

        assertThatThrownBy(() -> feed(head, 4)).isInstanceOf(IOException.class);
    }

    @Test
    void an_address_of_another_kind_is_refused() {
        assertThatThrownBy(() -> framing("http://127.0.0.1:1")).hasMessageContaining("http://127.0.0.1:1");
        assertThatThrownBy(() -> framing("127.0.0.1")).hasMessageContaining("127.0.0.1");
    }

    private void feed(ByteBuffer wire, int size) throws IOException {
        while (wire.hasRemaining()) {
            int count =
                    Math.min(size, Math.min(wire.remaining(), framing.space().remaining()));
            framing.space().put(wire.slice(wire.position(), count));
            wire.position(wire.position() + count);
            framing.cut();
        }
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        seen.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void answer(ByteBuffer frame) {
        throw new AssertionError("nothing of this is to be answered");
    }

    @Override
    public void ended() {
        throw new AssertionError("only the connection ends");
    }
}
