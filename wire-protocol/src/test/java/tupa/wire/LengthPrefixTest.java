package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LengthPrefixTest {
    private static final int MAX = 65_536;

    private final LengthPrefix.Reader reader = new LengthPrefix.Reader(MAX);

    @Test
    void four_bytes_of_length_the_highest_first_stand_before_the_payload() {
        assertThat(LengthPrefix.frame("{}".getBytes(StandardCharsets.UTF_8))).containsExactly(0, 0, 0, 2, '{', '}');
        assertThat(LengthPrefix.frame(new byte[0x010203]))
                .startsWith(0, 1, 2, 3)
                .hasSize(4 + 0x010203);
    }

    @Test
    void there_is_no_empty_frame() {
        assertThatThrownBy(() -> LengthPrefix.frame(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_is_written_is_read_again_however_it_is_divided() {
        qt().forAll(
                        lists().of(strings().allPossible().ofLengthBetween(1, 60))
                                .ofSizeBetween(0, 12),
                        integers().between(1, 100))
                .check((texts, piece) -> readInPieces(wire(texts), piece)
                        .equals(texts.stream().map(LengthPrefixTest::asSent).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096, 200_000})
    void payloads_up_to_the_maximum_are_read_between_short_ones(int piece) {
        String longest = "x".repeat(MAX);
        List<String> texts = List.of("a", longest, "b", "c", longest, "d");

        assertThat(readInPieces(wire(texts), piece)).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MAX + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void a_length_of_nothing_or_beyond_the_maximum_is_refused_at_its_fourth_byte(int length) {
        byte[] head = ByteBuffer.allocate(4).putInt(length).array();

        reader.add(ByteBuffer.wrap(head, 0, 3));
        assertThat(reader.next()).isEmpty();
        assertThat(reader.isRefused()).isFalse();
        reader.add(ByteBuffer.wrap(head, 3, 1));
        assertThat(reader.next()).isEmpty();

        assertThat(reader.isRefused()).isTrue();
    }

    @Test
    void what_came_before_a_refused_length_is_read_and_what_comes_after_it_is_not() {
        ByteBuffer after = ByteBuffer.wrap(wire(List.of("after")));

        reader.add(ByteBuffer.wrap(wire(List.of("before"))));
        reader.add(ByteBuffer.allocate(4));
        reader.add(ByteBuffer.wrap(wire(List.of("with it"))));

        assertThat(drain(reader)).containsExactly("before");
        assertThat(reader.isRefused()).isTrue();
        reader.add(after);
        assertThat(after.hasRemaining()).isFalse();
        assertThat(reader.next()).isEmpty();
        assertThat(reader.isUnfinished()).isFalse();
    }

    @Test
    void a_part_of_a_frame_is_unfinished_from_its_first_byte_to_its_last_but_one() {
        byte[] frame = wire(List.of("abc"));

        assertThat(reader.isUnfinished()).isFalse();
        for (int i = 0; i < frame.length - 1; i++) {
            reader.add(ByteBuffer.wrap(frame, i, 1));
            assertThat(reader.next()).isEmpty();
            assertThat(reader.isUnfinished()).isTrue();
        }
        reader.add(ByteBuffer.wrap(frame, frame.length - 1, 1));

        assertThat(drain(reader)).containsExactly("abc");
        assertThat(reader.isUnfinished()).isFalse();
    }

    /** Together they announce far more than there is memory. */
    @Test
    void lengths_that_lie_cost_no_memory() {
        byte[] head = ByteBuffer.allocate(6).putInt(Integer.MAX_VALUE - 8).array();

        List<LengthPrefix.Reader> readers = IntStream.range(0, 1_000)
                .mapToObj(i -> new LengthPrefix.Reader(Integer.MAX_VALUE))
                .toList();
        readers.forEach(each -> each.add(ByteBuffer.wrap(head)));

        assertThat(readers).allSatisfy(each -> {
            assertThat(each.next()).isEmpty();
            assertThat(each.isUnfinished()).isTrue();
        });
    }

    @Test
    void a_buffer_outside_the_heap_that_holds_more_than_the_frames_is_read_from_where_it_stands() {
        byte[] frame = wire(List.of("abc"));
        ByteBuffer direct = ByteBuffer.allocateDirect(64).put(frame).put(frame).flip();
        direct.position(frame.length);

        reader.add(direct);

        assertThat(drain(reader)).containsExactly("abc");
    }

    private static byte[] wire(List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        texts.forEach(text -> out.writeBytes(LengthPrefix.frame(text.getBytes(StandardCharsets.UTF_8))));
        return out.toByteArray();
    }

    /** Half a surrogate pair cannot be sent. */
    private static String asSent(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static List<String> readInPieces(byte[] wire, int piece) {
        LengthPrefix.Reader reader = new LengthPrefix.Reader(MAX);
        List<String> read = new ArrayList<>();
        for (int at = 0; at < wire.length; at += piece) {
            reader.add(ByteBuffer.wrap(wire, at, Math.min(piece, wire.length - at)));
            read.addAll(drain(reader));
        }
        return read;
    }

    private static List<String> drain(LengthPrefix.Reader reader) {
        List<String> read = new ArrayList<>();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            read.add(new String(next.get(), StandardCharsets.UTF_8));
        }
        return read;
    }
}
