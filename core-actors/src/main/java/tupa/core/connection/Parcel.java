package tupa.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/**
 * One or more messages, written once, that travel as a unit. The same parcel is shared by every connection it is offered
 * to, and so is what {@link #framed} makes of it. Immutable as far as anybody can see.
 */
public final class Parcel {
    /** What is written for it by all who speak alike. */
    private static final class Framed {
        private final Framing by;
        private final byte[] bytes;

        Framed(Framing by, byte[] bytes) {
            this.by = by;
            this.bytes = bytes;
        }
    }

    private static final Framed[] NONE = {};
    private static final byte LINE_END = '\n';

    private final byte[] utf8;
    private final int messages;
    private final int bytes;
    private final boolean alike;

    /** One for each way to speak that somebody uses; replaced as a whole, so that any thread may look. */
    private volatile Framed[] frames = NONE;

    /** So many messages in UTF-8, one per line. Nobody changes the bytes afterwards. */
    public Parcel(byte[] utf8, int messages) {
        this(utf8, messages, utf8.length, false);
    }

    Parcel(byte[] utf8, int messages, int bytes) {
        this(utf8, messages, bytes, false);
    }

    private Parcel(byte[] utf8, int messages, int bytes, boolean alike) {
        this.utf8 = utf8;
        this.messages = messages;
        this.bytes = bytes;
        this.alike = alike;
    }

    public static Parcel of(ServerMessage message) {
        byte[] utf8 = JsonCodec.encodeUtf8(message);
        return new Parcel(utf8, 1, utf8.length, message instanceof Event.Message);
    }

    public static Parcel answer(Optional<String> re, Reply reply) {
        return of(new Answer(re, reply));
    }

    /** All of {@code parcels} in their order, as one. */
    public static Parcel concat(List<Parcel> parcels) {
        if (parcels.size() == 1) {
            return parcels.get(0);
        }
        int messages = 0;
        int bytes = Math.max(0, parcels.size() - 1);
        boolean alike = true;
        for (Parcel parcel : parcels) {
            messages += parcel.messages;
            bytes += parcel.utf8.length;
            alike &= parcel.alike;
        }
        byte[] all = new byte[bytes];
        int at = 0;
        for (Parcel parcel : parcels) {
            if (at > 0) {
                all[at++] = LINE_END;
            }
            System.arraycopy(parcel.utf8, 0, all, at, parcel.utf8.length);
            at += parcel.utf8.length;
        }
        return new Parcel(all, messages, all.length, alike);
    }

    /** What it says, for those who do not pass it on as it is. */
    public String json() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public int messages() {
        return messages;
    }

    /**
     * Whether all of it is what people say in a room, which means the same to whoever reads it. What means more to one than to
     * another has to be looked at for each.
     */
    public boolean isAlikeForAll() {
        return alike;
    }

    /** Their size in UTF-8, without what a framing adds. */
    public int bytes() {
        return bytes;
    }

    /** What is written of it by all who speak like {@code framing}: made for the first of them, and the same for every other; nobody changes it. */
    public byte[] framed(Framing framing) {
        // Once for every delivery: nothing is made here that is not needed.
        Framed[] known = frames;
        int place = find(framing, known);
        return place < known.length ? known[place].bytes : frame(framing);
    }

    private static int find(Framing framing, Framed[] known) {
        int place = 0;
        while (place < known.length && known[place].by != framing) {
            place++;
        }
        return place;
    }

    private synchronized byte[] frame(Framing framing) {
        Framed[] known = frames;
        int place = find(framing, known);
        if (place == known.length) {
            known = Arrays.copyOf(known, place + 1);
            known[place] = new Framed(framing, framing.frame(utf8));
            frames = known;
        }
        return known[place].bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parcel parcel && messages == parcel.messages && Arrays.equals(utf8, parcel.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return json();
    }
}
