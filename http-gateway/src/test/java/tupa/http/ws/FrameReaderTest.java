package tupa.http.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static tupa.http.ws.ClientFrames.bytes;
import static tupa.http.ws.ClientFrames.frame;
import static tupa.http.ws.ClientFrames.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, section by section, as a server reads it. */
final class FrameReaderTest {
    private static final int MAX = 65_536;
    private final FrameReader reader = new FrameReader(MAX, 64);

    private List<Received> read(byte[]... parts) {
        List<Received> all = new ArrayList<>();
        for (byte[] part : parts) {
            reader.add(ByteBuffer.wrap(part));
            for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    private int violation(byte[]... parts) {
        List<Received> all = read(parts);
        assertThat(all).isNotEmpty();
        Received last = all.get(all.size() - 1);
        assertThat(last).isInstanceOf(Received.Violation.class);
        assertThat(read(frame(0x81, utf8("more")))).isEmpty();
        return ((Received.Violation) last).code();
    }

    @Test
    void the_masked_example_of_section_5_7_is_read() {
        assertThat(read(bytes(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58)))
                .containsExactly(new Received.Text("Hello"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536})
    void a_text_of_any_length_is_read(int length) {
        String text = "x".repeat(length);

        assertThat(read(frame(0x81, utf8(text)))).containsExactly(new Received.Text(text));
        assertThat(reader.isUnfinished()).isFalse();
    }

    @Test
    void fragments_are_put_together_around_control_frames() {
        byte[] word = utf8("grüße 🎉");

        assertThat(read(
                        frame(0x01, new byte[] {word[0], word[1], word[2]}),
                        frame(0x8a, utf8("pong")),
                        frame(0x00, java.util.Arrays.copyOfRange(word, 3, word.length)),
                        frame(0x80, new byte[0])))
                .containsExactly(new Received.Pong(), new Received.Text("grüße 🎉"));
    }

    @ParameterizedTest
    @CsvSource({
        "c1, 1002",
        "a1, 1002",
        "91, 1002", // reserved bits
        "83, 1002",
        "87, 1002",
        "8b, 1002",
        "8f, 1002", // reserved opcodes
        "80, 1002",
        "00, 1002", // nothing to continue
        "09, 1002",
        "08, 1002",
        "0a, 1002", // control frames in fragments
        "82, 1003",
        "02, 1003" // binary
    })
    void a_forbidden_first_byte_is_refused_before_the_payload_is_there(String first, int code) {
        byte[] head = java.util.Arrays.copyOf(frame(Integer.parseInt(first, 16), utf8("abc")), 6);

        assertThat(violation(head)).isEqualTo(code);
    }

    @Test
    void an_unmasked_frame_is_refused() {
        assertThat(violation(bytes(0x81, 0x05))).isEqualTo(1002);
    }

    @Test
    void a_new_message_inside_another_is_refused() {
        assertThat(violation(frame(0x01, utf8("a")), frame(0x81, utf8("b")))).isEqualTo(1002);
    }

    @Test
    void a_long_control_frame_is_refused() {
        assertThat(violation(frame(0x89, new byte[126]))).isEqualTo(1002);
    }

    @Test
    void a_length_is_written_in_as_few_bytes_as_it_needs() {
        assertThat(violation(bytes(0x81, 0xfe, 0, 125, 1, 2, 3, 4))).isEqualTo(1002);
    }

    @Test
    void a_long_length_is_written_in_as_few_bytes_as_it_needs() {
        assertThat(violation(bytes(0x81, 0xff, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4)))
                .isEqualTo(1002);
    }

    @Test
    void a_length_above_the_limit_is_refused_at_the_head() {
        assertThat(violation(bytes(0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 1, 2, 3, 4)))
                .isEqualTo(1009);
    }

    @Test
    void a_negative_length_is_refused() {
        assertThat(violation(bytes(0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4)))
                .isEqualTo(1002);
    }

    @Test
    void fragments_that_are_too_much_together_are_refused() {
        assertThat(violation(frame(0x01, new byte[MAX]), frame(0x80, new byte[1])))
                .isEqualTo(1009);
    }

    @Test
    void fragments_without_end_are_refused() {
        List<byte[]> parts = new ArrayList<>();
        parts.add(frame(0x01, new byte[0]));
        for (int i = 0; i < 64; i++) {
            parts.add(frame(0x00, new byte[0]));
        }

        assertThat(violation(parts.toArray(byte[][]::new))).isEqualTo(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "c328", "eda080", "f4908080", "c080", "fe", "e282", "61626364656667ff"})
    void a_text_that_is_not_utf8_is_refused(String hex) {
        assertThat(violation(frame(0x81, java.util.HexFormat.of().parseHex(hex))))
                .isEqualTo(1007);
    }

    @ParameterizedTest
    @CsvSource({"03e8, 1000", "03e9, 1001", "03f3, 1011", "0bb8, 3000", "1387, 4999", "03e86279652e, 1000"})
    void a_close_is_read_with_its_code_and_nothing_after_it(String hex, int code) {
        assertThat(read(frame(0x88, java.util.HexFormat.of().parseHex(hex)), frame(0x81, utf8("late"))))
                .containsExactly(new Received.Close(code));
    }

    @Test
    void a_close_may_have_no_code() {
        assertThat(read(frame(0x88, new byte[0]))).containsExactly(new Received.Close(1005));
    }

    @ParameterizedTest
    @CsvSource({
        "03, 1002",
        "0000, 1002",
        "03e7, 1002",
        "03ec, 1002",
        "03ed, 1002",
        "03ee, 1002",
        "03f7, 1002",
        "07d0, 1002",
        "1388, 1002",
        "ffff, 1002",
        "03e8ff, 1007"
    })
    void a_close_code_that_is_none_is_refused(String hex, int code) {
        assertThat(violation(frame(0x88, java.util.HexFormat.of().parseHex(hex))))
                .isEqualTo(code);
    }

    @Test
    void however_the_bytes_are_cut_the_same_is_read() {
        Random random = new Random(6455);
        for (int round = 0; round < 2_000; round++) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            List<Received> sent = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String text = random.ints(random.nextInt(300), 1, 0x2fff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                byte[] payload = utf8(text);
                int cut = random.nextInt(payload.length + 1);
                boolean whole = random.nextBoolean();
                if (whole) {
                    wire.writeBytes(frame(0x81, payload, random.nextInt()));
                } else {
                    wire.writeBytes(frame(0x01, java.util.Arrays.copyOf(payload, cut), random.nextInt()));
                    wire.writeBytes(
                            frame(0x80, java.util.Arrays.copyOfRange(payload, cut, payload.length), random.nextInt()));
                }
                sent.add(new Received.Text(text));
            }
            byte[] all = wire.toByteArray();
            List<byte[]> parts = new ArrayList<>();
            for (int at = 0; at < all.length; ) {
                int next = Math.min(all.length, at + 1 + random.nextInt(1 + random.nextInt(200)));
                parts.add(java.util.Arrays.copyOfRange(all, at, next));
                at = next;
            }

            assertThat(read(parts.toArray(byte[][]::new))).isEqualTo(sent);
            assertThat(reader.isUnfinished()).isFalse();
        }
    }

    @Test
    void whatever_comes_it_is_refused_or_read_and_nothing_is_thrown() {
        Random random = new Random(20261127);
        for (int round = 0; round < 100_000; round++) {
            FrameReader fuzzed = new FrameReader(1_000, 4);
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (noise.length > 1 && random.nextBoolean()) {
                noise[0] = (byte) (0x81 + random.nextInt(2) * 8);
                noise[1] = (byte) (0x80 | random.nextInt(40));
            }
            fuzzed.add(ByteBuffer.wrap(noise));
            int read = 0;
            while (fuzzed.next().isPresent()) {
                read++;
            }
            assertThat(read).isLessThanOrEqualTo(noise.length);
        }
    }
}
