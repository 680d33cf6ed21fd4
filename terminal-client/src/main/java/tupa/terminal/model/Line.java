package tupa.terminal.model;

import java.time.Instant;
import java.util.Optional;
import tupa.wire.Person;

/**
 * Something to show, by meaning; how it looks is decided where it is drawn. Words of other people stand in it as they
 * came and must be cleaned before they are drawn.
 *
 * @param at when it happened, for what the server dated or the client saw happen in a room
 * @param place label of the room, when it is not the one in front
 * @param author who said it, for what is said
 * @param toMe whether the text names the user
 */
public record Line(
        Sort sort, Optional<Instant> at, Optional<String> place, Optional<Person> author, String text, boolean toMe) {
    public enum Sort {
        SAID,
        DONE,
        /** A private message to the user. */
        PRIVATE,
        /** A private message of the user; {@code place} is whom it went to. */
        PRIVATE_SENT,
        /** Who came, went, or is called something else. */
        PRESENCE,
        /** What the server or the client confirms. */
        NOTICE,
        /** What a command answers, and anything else that is merely told. */
        INFO,
        ERROR
    }

    static Line of(Sort sort, String text) {
        return new Line(sort, Optional.empty(), Optional.empty(), Optional.empty(), text, false);
    }

    public static Line info(String text) {
        return of(Sort.INFO, text);
    }

    public static Line notice(String text) {
        return of(Sort.NOTICE, text);
    }

    public static Line error(String text) {
        return of(Sort.ERROR, text);
    }

    static Line presence(Instant at, String text) {
        return new Line(Sort.PRESENCE, Optional.of(at), Optional.empty(), Optional.empty(), text, false);
    }

    Line in(String label) {
        return new Line(sort, at, Optional.of(label), author, text, toMe);
    }
}
