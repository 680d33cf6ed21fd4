package tupa.core.session;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import tupa.wire.Cid;
import tupa.wire.UserId;

/** Mints what must be unique or unguessable. The generator decides how unguessable: a server gives a secure one. */
public record Ids(RandomGenerator random) {
    private static final int TOKEN_BYTES = 16;
    private static final int USER_BYTES = 8;

    /** A guest's id, 64 bits. */
    public UserId guest() {
        return new UserId("g-" + hex(USER_BYTES));
    }

    /** A session token, 128 bits. */
    public String token() {
        return hex(TOKEN_BYTES);
    }

    /** The cid of something the server writes in a user's name. */
    public Cid cid() {
        return new Cid("s-" + hex(USER_BYTES));
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
