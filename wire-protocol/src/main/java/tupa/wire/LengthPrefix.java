package tupa.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How frames stand one after the other on TCP: four bytes of length, the highest first, then that many bytes of UTF-8
 * JSON, one object or more, as a WebSocket frame would carry them. A frame is never empty.
 */
public final class LengthPrefix {
    /** The longest payload a server sends, in bytes; what a server takes it tells as {@code requestMax}. */
    public static final int TO_CLIENT_MAX = 1024 * 1024;

    private LengthPrefix() {}

    /** The payload with its length before it. */
    public static byte[] frame(byte[] payload) {
        if (payload.length == 0) {
            throw new IllegalArgumentException("an empty frame");
        }
        return ByteBuffer.allocate(Integer.BYTES + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /**
     * Cuts what comes from one connection into payloads, however the bytes are divided. It makes room for what has
     * arrived, never for what a length announces, and keeps none while nothing waits. To be used by one thread at a time.
     */
    public static final class Reader {
        private static final byte[] NOTHING = {};

        private final int max;
        private byte[] bytes = NOTHING;
        private int from;
        private int to;
        private boolean refused;

        /**
         * A reader that has seen nothing yet.
         *
         * @param max the longest payload, in bytes
         */
        public Reader(int max) {
            this.max = max;
        }

        /** Takes all that is in {@code arrived}. What comes after a refused length is thrown away. */
        public void add(ByteBuffer arrived) {
            if (refused) {
                arrived.position(arrived.limit());
                return;
            }
            int count = arrived.remaining();
            makeRoom(count);
            arrived.get(bytes, to, count);
            to += count;
        }

        private void makeRoom(int count) {
            if (bytes.length - to < count) {
                int unread = to - from;
                int size = unread + Math.max(unread, count);
                byte[] room = new byte[size];
                System.arraycopy(bytes, from, room, 0, unread);
                bytes = room;
                from = 0;
                to = unread;
            }
        }

        /**
         * The next whole payload. Empty when more has to arrive, or when nothing ever comes any more because a length
         * {@link #isRefused}; such a length is refused before any of what it announces is there.
         */
        public Optional<byte[]> next() {
            if (to - from < Integer.BYTES) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(bytes).getInt(from);
            if (length < 1 || length > max) {
                refused = true;
                forget();
                return Optional.empty();
            }
            int start = from + Integer.BYTES;
            if (to - start < length) {
                return Optional.empty();
            }
            from = start + length;
            byte[] payload = Arrays.copyOfRange(bytes, start, from);
            if (from == to) {
                forget();
            }
            return Optional.of(payload);
        }

        private void forget() {
            bytes = NOTHING;
            from = 0;
            to = 0;
        }

        /** A length was 0 or beyond the maximum, so that where the next frame begins cannot be known any more. */
        public boolean isRefused() {
            return refused;
        }

        /** After {@link #next} was empty: a part of a frame is there, and would be lost if nothing more came. */
        public boolean isUnfinished() {
            return from < to;
        }
    }
}
