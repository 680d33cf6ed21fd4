package tupa.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The fields of one JSON object. Every method takes the name of a field, and throws {@link BadField} naming it when it
 * is missing or has the wrong form; {@code maybe} ones accept that it is missing.
 */
final class Fields {
    private final Map<String, Object> values;

    Fields(Map<String, Object> values) {
        this.values = values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return maybeText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> maybeText(String name) {
        return value(name, String.class, "must be a string");
    }

    boolean flag(String name) {
        return value(name, Boolean.class, "must be true or false").orElse(false);
    }

    long seq(String name) {
        return maybeSeq(name).orElseThrow(() -> missing(name));
    }

    OptionalLong maybeSeq(String name) {
        return maybeNumber(name, 0, Limits.SEQ_MAX - 1);
    }

    /** A number that cannot be negative and fits an int. */
    int count(String name) {
        return (int) number(name, Integer.MAX_VALUE);
    }

    /** A time span in milliseconds. */
    long millis(String name) {
        return number(name, Long.MAX_VALUE);
    }

    OptionalLong maybeMillis(String name) {
        return maybeNumber(name, 0, Long.MAX_VALUE);
    }

    OptionalLong maybeNumber(String name, long min, long max) {
        Object value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Long number && number >= min && number <= max) {
            return OptionalLong.of(number);
        }
        throw BadField.named(name, "must be a whole number from " + min + " to " + max);
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException notATime) {
            throw BadField.named(name, "must be an RFC 3339 time");
        }
    }

    Fields object(String name) {
        return maybeObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Fields> maybeObject(String name) {
        return value(name, Map.class, "must be an object").map(Fields::of);
    }

    /** The entries of an object whose names are not the protocol's but the peer's own. */
    Map<String, Fields> entries(String name) {
        return object(name).values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> inside(name, entry.getValue())));
    }

    List<Fields> objects(String name) {
        List<?> elements = maybeList(name).orElseThrow(() -> missing(name));
        return elements.stream().map(element -> inside(name, element)).toList();
    }

    Optional<List<String>> maybeTexts(String name) {
        return maybeList(name)
                .map(list -> list.stream()
                        .map(element -> cast(String.class, element)
                                .orElseThrow(() -> BadField.named(name, "must hold strings only")))
                        .toList());
    }

    Nick nick(String name) {
        return Nick.parse(text(name)).orElseThrow(() -> BadField.of(ErrorCode.NICK_INVALID));
    }

    RoomName room(String name) {
        return roomOf(text(name));
    }

    static RoomName roomOf(String raw) {
        return RoomName.parse(raw).orElseThrow(() -> BadField.of(ErrorCode.ROOM_INVALID));
    }

    RoomAddress address(String name) {
        return addressOf(text(name));
    }

    static RoomAddress addressOf(String raw) {
        Optional<? extends RoomAddress> address = RoomAddress.parse(raw);
        if (address.isEmpty()) {
            throw BadField.of(ErrorCode.ROOM_INVALID);
        }
        return address.get();
    }

    UserId user(String name) {
        return UserId.parse(text(name)).orElseThrow(() -> BadField.named(name, "must be a user id"));
    }

    Cid cid(String name) {
        return Cid.parse(text(name)).orElseThrow(() -> BadField.named(name, "must have 1 to 64 characters"));
    }

    /** The person whose {@code user} and {@code nick} stand in this object. */
    Person person() {
        return new Person(user("user"), nick("nick"));
    }

    Position position() {
        return new Position(seq("seq"), text("epoch"));
    }

    private long number(String name, long max) {
        return maybeNumber(name, 0, max).orElseThrow(() -> missing(name));
    }

    private Optional<List<?>> maybeList(String name) {
        return value(name, List.class, "must be a list").map(list -> (List<?>) list);
    }

    private <T> Optional<T> value(String name, Class<T> type, String wanted) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw BadField.named(name, wanted);
        }
        return Optional.ofNullable(type.cast(value));
    }

    private static Fields inside(String outer, Object element) {
        return cast(Map.class, element)
                .map(Fields::of)
                .orElseThrow(() -> BadField.named(outer, "must hold objects only"));
    }

    /** Safe because {@link JsonReader} builds maps with no other keys. */
    @SuppressWarnings("unchecked")
    private static Fields of(Map<?, ?> object) {
        return new Fields((Map<String, Object>) object);
    }

    private static <T> Optional<T> cast(Class<T> type, Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private static BadField missing(String name) {
        return BadField.named(name, "is missing");
    }
}
