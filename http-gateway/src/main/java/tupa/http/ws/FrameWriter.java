package tupa.http.ws;

import org.apache.pekko.util.ByteString;
import tupa.core.connection.Framing;

/** Writes the frames of a server: whole, never masked. Each can be shared by any number of connections. */
final class FrameWriter {
    private static final int FIN = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    /** What every WebSocket is told is put on the wire like this. */
    static final Framing TEXT = utf8 -> frame(FrameHeader.TEXT, utf8);

    /** Asks whether anybody is there; any answer will do. */
    static final byte[] PING = frame(FrameHeader.PING, new byte[0]);

    private FrameWriter() {}

    /** @param payload of the ping that is answered */
    static byte[] pong(ByteString payload) {
        return frame(FrameHeader.PONG, payload.toArray());
    }

    /** The meaning was told before in {@code bye}; {@link CloseCode#NONE} closes without a code. */
    static byte[] close(int code) {
        return frame(
                FrameHeader.CLOSE, code == CloseCode.NONE ? new byte[0] : new byte[] {(byte) (code >> 8), (byte) code});
    }

    private static byte[] frame(int opcode, byte[] payload) {
        int lengthSize = payload.length < LENGTH_16 ? 0 : payload.length <= 0xffff ? 2 : 8;
        byte[] frame = new byte[2 + lengthSize + payload.length];
        frame[0] = (byte) (FIN | opcode);
        frame[1] = (byte) (lengthSize == 0 ? payload.length : lengthSize == 2 ? LENGTH_16 : LENGTH_64);
        long length = payload.length;
        for (int at = 1 + lengthSize; at > 1; at--) {
            frame[at] = (byte) length;
            length >>= 8;
        }
        System.arraycopy(payload, 0, frame, 2 + lengthSize, payload.length);
        return frame;
    }
}
