package tupa.http.ws;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pekko.util.ByteString;

/**
 * Reads what one peer writes, as RFC 6455 has it: takes bytes as they come and gives whole messages and control frames in
 * their order. What is not allowed is told as a {@link Received.Violation}, at the head of a frame if that shows it; after
 * it, and after a close frame, nothing is read any more. No memory is kept while nothing is unfinished. For one thread.
 */
final class FrameReader {
    private static final byte[] NOTHING = {};

    private final int messageMax;
    private final int fragmentsMax;

    /** What came and is not read yet lies from {@code start} to {@code end}. */
    private byte[] bytes = NOTHING;

    private int start;
    private int end;

    /** The fragments so far of an unfinished message, put together. */
    private byte[] message = NOTHING;

    private int fragments;
    private boolean over;

    /**
     * A reader for one connection.
     *
     * @param messageMax bytes in one message, over all its fragments
     * @param fragmentsMax fragments of one message
     */
    FrameReader(int messageMax, int fragmentsMax) {
        this.messageMax = messageMax;
        this.fragmentsMax = fragmentsMax;
    }

    /** Takes what came from the socket; the caller may use {@code data} again afterwards. */
    void add(ByteBuffer data) {
        int more = data.remaining();
        if (over) {
            return;
        }
        if (end + more > bytes.length) {
            makeRoom(more);
        }
        data.get(bytes, end, more);
        end += more;
    }

    /** Twice as much as is there, so that a peer who sends byte by byte does not have everything copied for each. */
    private void makeRoom(int more) {
        int left = end - start;
        byte[] room = new byte[Math.max(left + more, 2 * left)];
        System.arraycopy(bytes, start, room, 0, left);
        bytes = room;
        start = 0;
        end = left;
    }

    /** Whether a message or a frame has begun and is not complete. */
    boolean isUnfinished() {
        return fragments > 0 || start < end;
    }

    /** The next thing that is complete; nothing when more bytes are needed. */
    Optional<Received> next() {
        Optional<Received> next = Optional.empty();
        boolean more = true;
        while (more && next.isEmpty()) {
            int before = start;
            next = frame();
            more = start != before;
        }
        if (start == end) {
            bytes = NOTHING;
            start = 0;
            end = 0;
        }
        return next;
    }

    private Optional<Received> frame() {
        if (over || end - start < 2 || end - start < FrameHeader.sizeOf(bytes[start + 1])) {
            return Optional.empty();
        }
        FrameHeader head = FrameHeader.read(bytes, start);
        Optional<Received> violation = violation(head);
        if (violation.isPresent()) {
            return violation;
        }
        int from = start + head.size();
        if (end - from < head.length()) {
            return Optional.empty();
        }
        int to = from + (int) head.length();
        Payload.unmask(bytes, from, to, head.mask());
        start = to;
        return head.isControl() ? Optional.of(control(head.opcode(), from, to)) : data(head.fin(), from, to);
    }

    private Optional<Received> violation(FrameHeader head) {
        if (head.reserved() != 0) {
            return broken("no extension was agreed on");
        }
        if (!head.isKnown()) {
            return broken("unknown opcode");
        }
        if (!head.masked()) {
            return broken("frames of clients are masked");
        }
        if (!head.isMinimal()) {
            return broken("length not in its shortest form");
        }
        if (head.isControl()) {
            return head.fin() && head.length() <= FrameHeader.CONTROL_MAX
                    ? Optional.empty()
                    : broken("control frames are short and whole");
        }
        if ((head.opcode() == FrameHeader.CONTINUATION) != (fragments > 0)) {
            return broken(fragments > 0 ? "message not finished" : "nothing to continue");
        }
        if (head.opcode() == FrameHeader.BINARY) {
            return stop(CloseCode.UNSUPPORTED, "only text");
        }
        if (head.length() > messageMax - message.length) {
            return stop(CloseCode.TOO_BIG, "message too large");
        }
        return fragments < fragmentsMax ? Optional.empty() : stop(CloseCode.POLICY, "too many fragments");
    }

    private Received control(int opcode, int from, int to) {
        return switch (opcode) {
            case FrameHeader.PING -> new Received.Ping(ByteString.fromArray(bytes, from, to - from));
            case FrameHeader.PONG -> new Received.Pong();
            default -> close(from, to);
        };
    }

    private Received close(int from, int to) {
        if (from == to) {
            over = true;
            return new Received.Close(CloseCode.NONE);
        }
        int code = to - from == 1 ? CloseCode.NONE : (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
        if (!CloseCode.isAllowed(code)) {
            return ended(CloseCode.PROTOCOL_ERROR, "no such close code");
        }
        if (Payload.text(bytes, from + 2, to).isEmpty()) {
            return ended(CloseCode.INVALID_DATA, "not UTF-8");
        }
        over = true;
        return new Received.Close(code);
    }

    private Optional<Received> data(boolean fin, int from, int to) {
        if (fin && fragments == 0) {
            return Optional.of(text(bytes, from, to));
        }
        int before = message.length;
        message = Arrays.copyOf(message, before + to - from);
        System.arraycopy(bytes, from, message, before, to - from);
        fragments++;
        if (!fin) {
            return Optional.empty();
        }
        byte[] whole = message;
        message = NOTHING;
        fragments = 0;
        return Optional.of(text(whole, 0, whole.length));
    }

    private Received text(byte[] from, int first, int last) {
        return Payload.text(from, first, last)
                .<Received>map(Received.Text::new)
                .orElseGet(() -> ended(CloseCode.INVALID_DATA, "not UTF-8"));
    }

    private Optional<Received> broken(String why) {
        return stop(CloseCode.PROTOCOL_ERROR, why);
    }

    private Optional<Received> stop(int code, String why) {
        return Optional.of(ended(code, why));
    }

    private Received ended(int code, String why) {
        over = true;
        start = end;
        message = NOTHING;
        fragments = 0;
        return new Received.Violation(code, why);
    }
}
