package tupa.testkit.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads from the bytes of a line what the account needs of a message: its seq, and the number of the post in its cid.
 * Anything that does not look exactly as this server writes it is left to the real codec.
 */
final class Sighting {
    private static final byte[] START = ascii("{\"type\":\"message\",\"room\":\"");
    private static final byte[] SEQ = ascii("\",\"seq\":");
    private static final byte[] MID = ascii(",\"mid\":\"");
    private static final byte[] CID = ascii("\"},\"cid\":\"");

    private final byte[] room;
    private final byte[] cids;
    private byte[] line = {};
    private int at;
    private int end;
    private long seq;
    private int post;

    /** Sees messages in one room whose cid is {@code cids} and a number. */
    Sighting(String room, String cids) {
        this.room = ascii(room);
        this.cids = ascii(cids);
    }

    /** Whether the line is such a message, of which seq and post can be asked then. */
    boolean isMessage(byte[] bytes, int from, int to) {
        line = bytes;
        at = from;
        end = to;
        if (!skip(START) || !skip(room) || !skip(SEQ)) {
            return false;
        }
        seq = number();
        if (!skip(MID) || !find(CID) || !skip(cids)) {
            return false;
        }
        post = (int) number();
        return at < end && line[at] == '"';
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
        if (at + wanted.length > end || !Arrays.equals(line, at, at + wanted.length, wanted, 0, wanted.length)) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    /** No field before the text can contain a quote, so that the first find is the right one. */
    private boolean find(byte[] wanted) {
        while (at + wanted.length <= end) {
            if (line[at] == '"' && skip(wanted)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private long number() {
        long number = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            number = number * 10 + line[at++] - '0';
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
