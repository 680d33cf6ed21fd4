package tupa.testkit.load.baseline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How a server begins a frame of text: RFC 6455, section 5.2. */
final class Frame {
    static final int HEAD_MAX = 4;
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte TWO_BYTES = 126;

    private Frame() {}

    /** Nobody's message is longer than two bytes can say. */
    static void head(ByteBuffer out, int length) {
        out.put(FINAL_TEXT);
        if (length < TWO_BYTES) {
            out.put((byte) length);
        } else {
            out.put(TWO_BYTES).putShort((short) length);
        }
    }

    static ByteBuffer of(String text) {
        byte[] bytes = ascii(text);
        ByteBuffer frame = ByteBuffer.allocate(HEAD_MAX + bytes.length);
        head(frame, bytes.length);
        return frame.put(bytes).flip();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
