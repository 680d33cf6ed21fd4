package tupa.testkit.load.baseline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who is in a room, and what has come into it since it was last written to them. */
final class Room {
    private static final int BATCH = 64 * 1024;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final byte[] start;
    private final List<Member> members = new ArrayList<>();
    private ByteBuffer batch = NONE;
    private long seq;

    Room(String name) {
        this.start = Frame.ascii("{\"type\":\"message\",\"room\":\"" + name + "\",\"seq\":");
    }

    void join(Member member) {
        members.add(member);
    }

    /** Takes a message, of which {@code tail} is all that its author decides, and returns its number. */
    long post(byte[] author, ByteBuffer tail) {
        seq++;
        byte[] number = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
        int length = start.length + number.length + author.length + tail.remaining();
        if (batch.remaining() < Frame.HEAD_MAX + length) {
            flush();
            batch = batch.capacity() > 0 ? batch : ByteBuffer.allocateDirect(BATCH);
        }
        Frame.head(batch, length);
        batch.put(start).put(number).put(author).put(tail);
        return seq;
    }

    /** Writes to everybody: the same bytes, by one system call for each. Who is gone is forgotten. */
    void flush() {
        if (batch.position() > 0) {
            batch.flip();
            members.removeIf(member -> !writes(member));
            batch.clear();
        }
    }

    private boolean writes(Member member) {
        try {
            member.write(batch.duplicate());
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
