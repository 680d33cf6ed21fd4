package tupa.socket;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The memory outside the heap that a loop writes from. Everybody in a room is written the same, one after the other: then it
 * is copied here once.
 */
final class Staging {
    private static final byte[] SEVERAL = {};

    private final ByteBuffer buffer;

    /** What is in the buffer, if it is one array, whole. */
    private byte[] held = SEVERAL;

    Staging(int bytes) {
        buffer = ByteBuffer.allocateDirect(bytes);
    }

    /** As many bytes as there is room for, beginning with {@code parts.get(part)[offset]}; to be written before the next call. */
    ByteBuffer of(List<byte[]> parts, int part, int offset) {
        byte[] first = parts.get(part);
        boolean alone = offset == 0 && part + 1 == parts.size() && first.length <= buffer.capacity();
        if (alone && first == held) {
            return buffer.rewind();
        }
        held = alone ? first : SEVERAL;
        buffer.clear();
        int from = offset;
        for (int next = part; next < parts.size() && buffer.hasRemaining(); next++) {
            byte[] bytes = parts.get(next);
            buffer.put(bytes, from, Math.min(bytes.length - from, buffer.remaining()));
            from = 0;
        }
        return buffer.flip();
    }
}
