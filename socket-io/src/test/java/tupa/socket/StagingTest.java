package tupa.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StagingTest {
    private static final int SIZE = 10;

    private final Staging staging = new Staging(SIZE);

    @Test
    void the_same_is_there_however_often_it_is_written_and_however_much_of_it_was() {
        byte[] same = {1, 2, 3, 4};

        staging.of(List.of(same), 0, 0).position(2);

        assertThat(staged(List.of(same), 0, 0)).containsExactly(1, 2, 3, 4);
        assertThat(staged(List.of(same), 0, 0)).containsExactly(1, 2, 3, 4);
        assertThat(staged(List.of(same), 0, 1)).as("the rest of it").containsExactly(2, 3, 4);
        assertThat(staged(List.of(same), 0, 0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void what_was_staged_together_with_something_else_is_not_taken_for_the_whole() {
        byte[] one = {1, 2};
        byte[] other = {3};

        assertThat(staged(List.of(one, other), 0, 0)).containsExactly(1, 2, 3);
        assertThat(staged(List.of(one), 0, 0)).containsExactly(1, 2);
        assertThat(staged(List.of(other, one), 1, 0)).containsExactly(1, 2);
        assertThat(staged(List.of(one, other), 1, 0)).containsExactly(3);
    }

    @Test
    void what_is_larger_than_the_buffer_is_staged_as_far_as_there_is_room() {
        byte[] large = new byte[SIZE + 1];
        large[SIZE] = 9;

        assertThat(staged(List.of(large), 0, 0)).hasSize(SIZE);
        assertThat(staged(List.of(large), 0, SIZE)).containsExactly(9);
        assertThat(staged(List.of(large), 0, 0)).hasSize(SIZE);
    }

    @Test
    void whatever_is_staged_one_after_the_other_it_is_what_was_asked_for() {
        Random random = new Random(7);
        List<byte[]> arrays = new ArrayList<>();
        for (int length = 1; length <= SIZE + 3; length++) {
            byte[] array = new byte[length];
            random.nextBytes(array);
            arrays.add(array);
        }
        for (int i = 0; i < 10_000; i++) {
            List<byte[]> parts = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                parts.add(arrays.get(random.nextInt(random.nextBoolean() ? 2 : arrays.size())));
            }
            int part = random.nextInt(parts.size());
            int offset = random.nextBoolean() ? 0 : random.nextInt(parts.get(part).length);

            assertThat(staged(parts, part, offset)).isEqualTo(wanted(parts, part, offset));
        }
    }

    private byte[] staged(List<byte[]> parts, int part, int offset) {
        ByteBuffer buffer = staging.of(parts, part, offset);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] wanted(List<byte[]> parts, int part, int offset) {
        ByteBuffer all = ByteBuffer.allocate(4 * (SIZE + 3));
        parts.subList(part, parts.size()).forEach(all::put);
        return Arrays.copyOfRange(all.array(), offset, Math.min(offset + SIZE, all.position()));
    }
}
