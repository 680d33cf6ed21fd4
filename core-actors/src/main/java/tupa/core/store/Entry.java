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
    /** Whose words {@link EntryKind#SYSTEM} are: no user's, whose ids are minted otherwise. */
    public static final UserId SERVER = new UserId("server");

    private static final Nick SERVER_NICK = new Nick("server");

    /** Half a surrogate pair cannot be stored: it becomes the question mark that it would be read back as. */
    public Entry {
        text = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What the server itself says in a room. */
    public static Entry ofServer(Cid cid, String text) {
        return new Entry(SERVER, SERVER_NICK, Optional.empty(), EntryKind.SYSTEM, cid, text);
    }

    /** Message text belongs in no log. */
    @Override
    public String toString() {
        return "Entry[" + kind + " by " + author + ", cid=" + cid + "]";
    }
}
