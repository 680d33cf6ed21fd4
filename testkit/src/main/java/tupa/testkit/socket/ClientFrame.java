package tupa.testkit.socket;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How a WebSocket client writes a frame: masked. */
public final class ClientFrame {
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int MASK_BYTES = 4;
    private static final int HEAD_MAX = 8;
    private static final int LARGEST = 65_535;

    private ClientFrame() {}

    /** A whole frame, ready to be written. Throws {@link IOException} when the payload is more than 65,535 bytes. */
    public static ByteBuffer of(int opcode, byte[] payload, int mask) throws IOException {
        if (payload.length > LARGEST) {
            throw new IOException("a frame of " + payload.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(HEAD_MAX + payload.length).put((byte) (FIN | opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >> (8 * (MASK_BYTES - 1 - i % MASK_BYTES)))));
        }
        return frame.flip();
    }
}
