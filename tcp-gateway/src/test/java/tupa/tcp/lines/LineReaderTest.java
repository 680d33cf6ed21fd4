package tupa.tcp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
    private static final int MAX = 20;

    private final LineReader reader = new LineReader(MAX);

    @Test
    void a_line_ends_with_lf_or_crlf() {
        assertThat(read("one\ntwo\r\n\nthr")).containsExactly(line("one"), line("two"), line(""));
        assertThat(read("ee\n")).containsExactly(line("three"));
    }

    @Test
    void what_has_no_end_is_a_line_once_nothing_more_comes() {
        assertThat(read("half")).isEmpty();
        assertThat(reader.rest()).contains(line("half"));
        assertThat(reader.rest()).isEmpty();
    }

    @Test
    void the_longest_line_is_read_and_one_byte_more_is_told_once() {
        assertThat(read("x".repeat(MAX) + "\n")).containsExactly(line("x".repeat(MAX)));
        assertThat(read("x".repeat(50 * MAX + 1) + "\nnext\n")).containsExactly(new LineReader.TooLong(), line("next"));
    }

    @Test
    void what_is_not_utf_8_is_told_and_the_next_line_is_read() {
        assertThat(read(bytes('c', 'a', 'f', 0xe9, '\n', 'o', 'k', '\n')))
                .containsExactly(new LineReader.NotText(), line("ok"));
        assertThat(read("grüß 👍\n")).containsExactly(line("grüß 👍"));
    }

    @Test
    void what_telnet_negotiates_is_swallowed_wherever_it_stands() {
        byte[] willNaws = bytes(255, 251, 31);
        byte[] size = bytes(255, 250, 31, 0, 80, '\n', 24, 255, 240);
        byte[] areYouThere = bytes(255, 246);

        assertThat(read(concat(willNaws, size, utf8("a"), areYouThere, utf8("b\r"), bytes(0), utf8("\n"))))
                .containsExactly(line("ab"));
    }

    @Test
    void it_does_not_matter_how_the_bytes_are_divided() {
        Random random = new Random(1);
        byte[] all = concat(
                utf8("héllo\r\n"),
                bytes(255, 253, 1, 255, 250, 24, 1, 255, 240),
                utf8("x".repeat(40) + "\nzwei\n"),
                bytes(0xff, 0xf1, 0xc3, '\n'));
        List<LineReader.Read> whole = read(all);
        for (int round = 0; round < 500; round++) {
            LineReader pieces = new LineReader(MAX);
            List<LineReader.Read> found = new ArrayList<>();
            int at = 0;
            while (at < all.length) {
                int size = Math.min(all.length - at, 1 + random.nextInt(7));
                pieces.add(ByteBuffer.wrap(all, at, size));
                at += size;
                found.addAll(drain(pieces));
            }
            assertThat(found).isEqualTo(whole);
        }
    }

    @Test
    void noise_never_harms_it() {
        Random random = new Random(2);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(read(noise)).allSatisfy(read -> {
                if (read instanceof LineReader.Line line) {
                    assertThat(line.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX);
                }
            });
        }
    }

    private List<LineReader.Read> read(String text) {
        return read(utf8(text));
    }

    private List<LineReader.Read> read(byte[] bytes) {
        reader.add(ByteBuffer.wrap(bytes));
        return drain(reader);
    }

    private static List<LineReader.Read> drain(LineReader from) {
        List<LineReader.Read> found = new ArrayList<>();
        Optional<LineReader.Read> next = from.next();
        while (next.isPresent()) {
            found.add(next.get());
            next = from.next();
        }
        return found;
    }

    private static LineReader.Read line(String text) {
        return new LineReader.Line(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
