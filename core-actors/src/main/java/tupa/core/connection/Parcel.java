package tupa.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tupa.wire.Answer;
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

    private final String json;
    private final int messages;
    private final int bytes;

    /** One for each way to speak that somebody uses; replaced as a whole, so that any thread may look. */
    private volatile List<Framed> frames = List.of();

    /**
     * These messages, one per line.
     *
     * @param bytes their size in UTF-8
     */
    public Parcel(String json, int messages, int bytes) {
        this.json = json;
        this.messages = messages;
        this.bytes = bytes;
    }

    public static Parcel of(ServerMessage message) {
        String json = JsonCodec.encode(message);
        return new Parcel(json, 1, utf8Length(json));
    }

    public static Parcel answer(Optional<String> re, Reply reply) {
        return of(new Answer(re, reply));
    }

    /** All of {@code parcels} in their order, as one. */
    public static Parcel concat(List<Parcel> parcels) {
        if (parcels.size() == 1) {
            return parcels.get(0);
        }
        String json = parcels.stream().map(Parcel::json).collect(Collectors.joining("\n"));
        int messages = parcels.stream().mapToInt(Parcel::messages).sum();
        int bytes = parcels.stream().mapToInt(Parcel::bytes).sum() + Math.max(0, parcels.size() - 1);
        return new Parcel(json, messages, bytes);
    }

    public String json() {
        return json;
    }

    public int messages() {
        return messages;
    }

    /** Their size in UTF-8, without what a framing adds. */
    public int bytes() {
        return bytes;
    }

    /** What is written of it by all who speak like {@code framing}: made for the first of them, and the same for every other; nobody changes it. */
    public byte[] framed(Framing framing) {
        return find(framing).orElseGet(() -> frame(framing));
    }

    private Optional<byte[]> find(Framing framing) {
        for (Framed framed : frames) {
            if (framed.by == framing) {
                return Optional.of(framed.bytes);
            }
        }
        return Optional.empty();
    }

    private synchronized byte[] frame(Framing framing) {
        Optional<byte[]> meanwhile = find(framing);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        byte[] made = framing.frame(json.getBytes(StandardCharsets.UTF_8));
        frames = Stream.concat(frames.stream(), Stream.of(new Framed(framing, made)))
                .toList();
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parcel parcel && messages == parcel.messages && json.equals(parcel.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair is two chars and four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
