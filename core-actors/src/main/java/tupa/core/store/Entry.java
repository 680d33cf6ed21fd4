package tupa.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.UserId;

/**
 * What somebody put into a room, before it has a number. The nicks are those at acceptance, so that a replay says what was
 * said live; {@code peerNick} is the reader's in a private conversation.
 */
public record Entry(UserId author, Nick nick, Optional<Nick> peerNick, EntryKind kind, Cid cid, String text) {
    /** Half a surrogate pair cannot be stored: it becomes the question mark that it would be read back as. */
    public Entry {
        text = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Message text belongs in no log. */
    @Override
    public String toString() {
        return "Entry[" + kind + " by " + author + ", cid=" + cid + "]";
    }
}
