package tupa.testkit.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads from the bytes of a frame what the account needs of a message: its seq, and the number of the post in its cid.
 * Anything that does not look exactly as this server writes it is left to the real codec. There are a million a second of
 * them, so that what need not be looked at is passed over.
 */
final class Sighting {
    private static final byte[] START = ascii("{\"type\":\"message\",\"room\":\"");
    private static final byte[] SEQ = ascii("\",\"seq\":");
    private static final byte[] MID = ascii(",\"mid\":\"");
    private static final byte[] CID = ascii("},\"cid\":\"");
    private static final byte[] TEXT = ascii("\",\"text\":\"");
    private static final byte[] KIND = ascii("\",\"kind\":\"text\"}");

    private final byte[] room;
    private final byte[] cids;
    private final int size;
    private byte[] bytes = {};
    private int at;
    private int end;
    private long seq;
    private int post;

    /** Sees messages of so many characters, all ASCII, in one room, whose cid is {@code cids} and a number. */
    Sighting(String room, String cids, int size) {
        this.room = ascii(room);
        this.cids = ascii(cids);
        this.size = size;
    }

    /** Whether the line that begins there is such a message, of which the rest can be asked then. */
    boolean isMessage(byte[] frame, int from, int to) {
        bytes = frame;
        at = from;
        end = to;
        if (!skip(START) || !skip(room) || !skip(SEQ)) {
            return false;
        }
        seq = number();
        if (!skip(MID) || !skipFrom() || !skip(CID) || !skip(cids)) {
            return false;
        }
        post = (int) number();
        return skip(TEXT) && skipText() && skip(KIND) && (at == end || bytes[at] == '\n');
    }

    /** Where its line ends. */
    int end() {
        return at;
    }

    long seq() {
        return seq;
    }

    int post() {
        return post;
    }

    /** The number in a cid of this load, for whoever read it with the codec. */
    Optional<Integer> postOf(String cid) {
        String prefix = new String(cids, StandardCharsets.US_ASCII);
        return cid.startsWith(prefix) ? Optional.of(Integer.valueOf(cid.substring(prefix.length()))) : Optional.empty();
    }

    private boolean skip(byte[] wanted) {
        if (at + wanted.length > end || !Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    /** Up to the end of the object that tells whom it is from, the first one in it: no field before that can hold a brace. */
    private boolean skipFrom() {
        int brace = at;
        while (brace < end && bytes[brace] != '}') {
            brace++;
        }
        at = brace;
        return at < end;
    }

    private boolean skipText() {
        at += size;
        return at <= end;
    }

    private long number() {
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at++] - '0';
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
