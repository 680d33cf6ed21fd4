package tupa.testkit.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Cuts what the other end of a WebSocket sends into messages, masked or not. To be used by one thread. */
public final class Frames {
    /** What comes, in order. The array is only lent. */
    public interface Reader {
        void text(byte[] bytes, int from, int to) throws IOException;

        void ping(byte[] payload) throws IOException;

        void close() throws IOException;
    }

    public static final int TEXT = 1;
    static final int PONG = 10;
    private static final int CLOSE = 8;
    private static final int CONTINUATION = 0;
    private static final int PING = 9;
    private static final int FIN = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final String HEAD_END = "\r\n\r\n";

    /** Ten thousand that say nothing must fit into memory. */
    private static final int START = 512;

    /** Up to here whoever fills his buffer gets a larger one, so that he needs fewer reads. */
    private static final int BUSY = 64 * 1024;

    private static final int LARGEST = 4 * 1024 * 1024;

    private final Reader reader;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private ByteBuffer in = ByteBuffer.allocate(START);

    public Frames(Reader reader) {
        this.reader = reader;
    }

    /** Where to put what the socket has. */
    public ByteBuffer space() {
        return in;
    }

    /** The head of HTTP that comes before the first frame, once all of it is there. */
    public Optional<String> head() throws IOException {
        in.flip();
        String all = new String(in.array(), 0, in.limit(), StandardCharsets.US_ASCII);
        int end = all.indexOf(HEAD_END);
        if (end >= 0) {
            in.position(end + HEAD_END.length());
        }
        makeRoom();
        return end < 0 ? Optional.empty() : Optional.of(all.substring(0, end));
    }

    /** Passes on every whole frame that is there. Throws {@link IOException} when it is none that may be sent. */
    public void cut() throws IOException {
        in.flip();
        while (one()) {}
        makeRoom();
    }

    private void makeRoom() throws IOException {
        boolean full = in.limit() == in.capacity();
        if (full && (in.position() == 0 || in.capacity() < BUSY)) {
            grow();
        } else {
            in.compact();
        }
    }

    private void grow() throws IOException {
        if (in.capacity() >= LARGEST) {
            throw new IOException("a frame of more than " + LARGEST + " bytes");
        }
        in = ByteBuffer.allocate(in.capacity() * 2).put(in);
    }

    private boolean one() throws IOException {
        int start = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int head = in.get();
        int second = in.get();
        int shortLength = second & LENGTH;
        int maskBytes = (second & MASKED) == 0 ? 0 : MASK_BYTES;
        if (in.remaining() < lengthBytes(shortLength) + maskBytes) {
            in.position(start);
            return false;
        }
        long length = length(shortLength);
        if (in.remaining() < maskBytes + length) {
            in.position(start);
            return false;
        }
        if (maskBytes > 0) {
            unmask(in.getInt(), (int) length);
        }
        int from = in.position();
        in.position(from + (int) length);
        pass(head, from, from + (int) length);
        return true;
    }

    private void unmask(int mask, int length) {
        byte[] bytes = in.array();
        int from = in.position();
        for (int i = 0; i < length; i++) {
            bytes[from + i] ^= (byte) (mask >> (8 * (MASK_BYTES - 1 - i % MASK_BYTES)));
        }
    }

    private static int lengthBytes(int shortLength) {
        return shortLength == TWO_BYTES ? Short.BYTES : shortLength == EIGHT_BYTES ? Long.BYTES : 0;
    }

    private long length(int shortLength) throws IOException {
        long length = shortLength == TWO_BYTES
                ? Short.toUnsignedLong(in.getShort())
                : shortLength == EIGHT_BYTES ? in.getLong() : shortLength;
        if (length < 0 || length > LARGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        return length;
    }

    private void pass(int head, int from, int to) throws IOException {
        byte[] bytes = in.array();
        boolean last = (head & FIN) != 0;
        switch (head & OPCODE) {
            case TEXT, CONTINUATION -> text(bytes, from, to, last);
            case CLOSE -> reader.close();
            case PING -> reader.ping(Arrays.copyOfRange(bytes, from, to));
            case PONG -> {}
            default -> throw new IOException("a frame that is not text");
        }
    }

    private void text(byte[] bytes, int from, int to, boolean last) throws IOException {
        if (last && parts.size() == 0) {
            reader.text(bytes, from, to);
            return;
        }
        parts.write(bytes, from, to - from);
        if (last) {
            byte[] whole = parts.toByteArray();
            parts.reset();
            reader.text(whole, 0, whole.length);
        }
    }
}
