package tupa.testkit.abuse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import tupa.testkit.socket.Frames;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;

/** What can be done with the frames of a WebSocket, whatever is in them. */
final class BadFrames {
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int INVALID_DATA = 1007;
    private static final int POLICY = 1008;
    private static final int HEAD = 8;
    private static final int FRAGMENT = 130;

    private BadFrames() {}

    /** Only the head is sent: it is enough. */
    static void oversizedFrame(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        socket.send(new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4});

        Ending ending = socket.ending().is(CloseReason.FRAME_TOO_LARGE);
        assertThat(ending.refusals(ErrorCode.FRAME_TOO_LARGE)).hasSize(1);
    }

    static void oversizedMessage(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        socket.send(fragment(true, 60_000));
        socket.send(fragment(false, 10_000));

        Ending ending = socket.ending().is(CloseReason.FRAME_TOO_LARGE);
        assertThat(ending.refusals(ErrorCode.FRAME_TOO_LARGE)).hasSize(1);
    }

    static void endlessFragments(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        for (int i = 0; i < 65; i++) {
            socket.send(fragment(i == 0, FRAGMENT));
        }

        socket.ending().is(CloseReason.PROTOCOL_ERROR, POLICY);
    }

    /** Not even pings in between, and what they are answered with, give it more time. */
    static void unfinishedMessage(Intruder intruder) throws IOException {
        RawSocket socket = intruder.user();
        socket.send(fragment(true, 60_000));
        socket.frame(PING, new byte[0]);

        socket.endingWhileFed((byte) 0x89, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0)
                .is(CloseReason.PROTOCOL_ERROR);
    }

    static void compression(Intruder intruder) throws IOException {
        RawSocket socket = intruder.connect();
        String head = socket.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        assertThat(head).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        socket.send(new byte[] {(byte) 0xc1, (byte) 0x81, 0, 0, 0, 0, 1});

        socket.ending().is(CloseReason.PROTOCOL_ERROR);
    }

    static void pings(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        for (int i = 0; i <= 200; i++) {
            socket.frame(PING, new byte[125]);
        }

        socket.ending().is(CloseReason.FLOOD);
    }

    static void binary(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        socket.frame(BINARY, new byte[] {1, 2, 3});

        socket.ending().is(CloseReason.UNSUPPORTED);
    }

    /** Overlong, a surrogate, beyond the last character, cut short, and a byte that never occurs. */
    static void badUtf8(Intruder intruder) throws IOException {
        for (String bytes :
                List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00e2\u0082", "\u00ff")) {
            RawSocket socket = intruder.upgraded();
            socket.frame(Frames.TEXT, bytes.getBytes(ISO_8859_1));

            socket.ending().is(CloseReason.PROTOCOL_ERROR, INVALID_DATA);
        }
    }

    /** One that is not the last; a mask of zeros leaves what is under it as it is. */
    private static byte[] fragment(boolean first, int size) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + size);
        frame.put((byte) (first ? Frames.TEXT : 0)).put((byte) 0xfe).putShort((short) size);
        Arrays.fill(frame.array(), HEAD, HEAD + size, (byte) ' ');
        return frame.array();
    }
}
