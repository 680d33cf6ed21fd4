package tupa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRequestTest {
    private static final String PLAIN = """
            GET /ws HTTP/1.1
            Host: here
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            Sec-WebSocket-Version: 13
            """.replace("\n", "\r\n");

    @Test
    void the_plain_request_is_read_with_what_it_says() {
        assertThat(read(PLAIN + "Origin: http://x\r\nSec-WebSocket-Protocol: a, tupa.v1\r\n\r\n"))
                .hasValue(new UpgradeRequest(
                        "AAAAAAAAAAAAAAAAAAAAAA==", List.of("a", "tupa.v1"), Optional.of("http://x"), "here"));
    }

    @Test
    void the_shortest_path_will_do_and_no_other() {
        assertThat(read(PLAIN.replace("/ws", "/") + "\r\n")).isEqualTo(read(PLAIN + "\r\n"));
        assertThat(read(PLAIN.replace("/ws", "/w") + "\r\n")).isEmpty();
        assertThat(read(PLAIN.replace("/ws", "//") + "\r\n")).isEmpty();
    }

    @Test
    void the_bytes_are_left_as_they_were() {
        ByteBuffer bytes = ByteBuffer.wrap((PLAIN + "\r\n").getBytes(StandardCharsets.ISO_8859_1));

        UpgradeRequest.read(bytes);

        assertThat(bytes.remaining()).isEqualTo(bytes.capacity());
    }

    @ParameterizedTest
    @ValueSource(
            chars = {'\u0000', '\n', '\u000b', '\f', '\r', '\u001c', '\u001f', '\u007f', '\u0085', '\u00a0', '\u00e9'})
    void no_other_space_than_a_space_or_a_tab_is_passed_over_at_either_end(char other) {
        assertThat(read(PLAIN + "X: \t a \t\r\n\r\n")).isPresent();
        assertThat(read(PLAIN + "X: " + other + "a\r\n\r\n")).isEmpty();
        assertThat(read(PLAIN + "X: a" + other + "\r\n\r\n")).isEmpty();
    }

    @Test
    void what_comes_after_the_head_or_without_its_end_is_for_others() {
        assertThat(read(PLAIN + "\r\n\u0081")).isEmpty();
        assertThat(read(PLAIN)).isEmpty();
        assertThat(read("GET /ws HTTP/1.1\r\n\r\n")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void much_is_for_others() {
        assertThat(read(PLAIN + "X: 1\r\n" + "\r\n")).isPresent();
        assertThat(read(PLAIN + "X".repeat(65) + ": 1\r\n\r\n")).isEmpty();
        assertThat(read(PLAIN + "X: " + "1".repeat(4096) + "\r\n\r\n")).isEmpty();
        assertThat(read(PLAIN + headers(27) + "\r\n")).isPresent();
        assertThat(read(PLAIN + headers(28) + "\r\n")).isEmpty();
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-").append(i).append(": 1\r\n");
        }
        return headers.toString();
    }

    @Test
    void no_change_of_a_few_bytes_is_more_than_it_can_bear() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] plain = (PLAIN + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = plain.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int from = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 0;
            read += UpgradeRequest.read(ByteBuffer.wrap(bytes, from, bytes.length - from))
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(read).isBetween(1, 50_000);
    }

    private static Optional<UpgradeRequest> read(String head) {
        return UpgradeRequest.read(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
