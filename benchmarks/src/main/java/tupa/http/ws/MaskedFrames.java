package tupa.http.ws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Text frames as a client writes them, each under a mask of its own. */
final class MaskedFrames {
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;

    private MaskedFrames() {}

    /** So many of them, in memory of the kind that sockets are read into. */
    static ByteBuffer of(byte[] payload, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            write(payload, ThreadLocalRandom.current().nextInt(), all);
        }
        return ByteBuffer.allocateDirect(all.size()).put(all.toByteArray());
    }

    private static void write(byte[] payload, int key, ByteArrayOutputStream out) {
        out.write(TEXT);
        if (payload.length < LENGTH_16) {
            out.write(MASKED | payload.length);
        } else {
            out.write(MASKED | LENGTH_16);
            out.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        }
        byte[] mask = ByteBuffer.allocate(4).putInt(key).array();
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ mask[i % mask.length]);
        }
    }
}
