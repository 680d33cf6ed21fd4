package tupa.http.ws;

/** The head of one frame, RFC 6455 section 5.2. */
record FrameHeader(boolean fin, int reserved, int opcode, boolean masked, long length, int mask, int size) {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int CONTROL_MAX = 125;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MASK_SIZE = 4;

    boolean isControl() {
        return opcode >= CLOSE;
    }

    boolean isKnown() {
        return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
    }

    /** A length is to be written in as few bytes as it needs, and its highest bit is never set. */
    boolean isMinimal() {
        int lengthSize = size - 2 - (masked ? MASK_SIZE : 0);
        return lengthSize == 0 || (lengthSize == 2 ? length >= LENGTH_16 : length > 0xffff);
    }

    /** How many bytes of head there are, told by the first two. */
    static int sizeOf(byte second) {
        int field = second & 0x7f;
        int lengthSize = field == LENGTH_64 ? 8 : field == LENGTH_16 ? 2 : 0;
        return 2 + lengthSize + (second < 0 ? MASK_SIZE : 0);
    }

    /** Reads a head that is there as a whole. The mask is in the order in which it lies over the payload, first byte lowest. */
    static FrameHeader read(byte[] from, int at) {
        int size = sizeOf(from[at + 1]);
        boolean masked = from[at + 1] < 0;
        int maskAt = at + size - (masked ? MASK_SIZE : 0);
        long length = from[at + 1] & 0x7f;
        if (length >= LENGTH_16) {
            length = 0;
            for (int i = at + 2; i < maskAt; i++) {
                length = length << 8 | (from[i] & 0xff);
            }
        }
        int mask = 0;
        for (int i = at + size - 1; i >= maskAt; i--) {
            mask = mask << 8 | (from[i] & 0xff);
        }
        int first = from[at];
        return new FrameHeader(first < 0, first & 0x70, first & 0x0f, masked, length, mask, size);
    }
}
