package tupa.core.connection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tupa.wire.Answer;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/**
 * One or more messages, written once, that travel as a unit. The same parcel is shared by every connection it is offered
 * to. {@code bytes} is the size in UTF-8.
 */
public record Parcel(String json, int messages, int bytes) {
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
