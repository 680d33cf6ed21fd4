package tupa.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** What one connection has to write and the kernel has not taken yet. Nothing is copied but to where the loop writes from. */
final class Outgoing {
    private List<byte[]> parts = List.of();

    /** The first part that is not all written, and how much of it is. */
    private int part;

    private int offset;

    boolean isEmpty() {
        return part == parts.size();
    }

    /** Takes this up; everything before is written. */
    void put(List<byte[]> next) {
        parts = next;
        part = 0;
        offset = 0;
    }

    /** Writes as much as can be staged at once; false when the kernel did not take all of that. */
    boolean writeTo(WritableByteChannel channel, Staging staging) throws IOException {
        ByteBuffer buffer = staging.of(parts, part, offset);
        passOver(channel.write(buffer));
        return !buffer.hasRemaining();
    }

    private void passOver(int written) {
        int left = offset + written;
        while (part < parts.size() && left >= parts.get(part).length) {
            left -= parts.get(part).length;
            part++;
        }
        offset = left;
        if (isEmpty()) {
            put(List.of());
        }
    }
}
