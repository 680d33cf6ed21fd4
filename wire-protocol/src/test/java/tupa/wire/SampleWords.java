package tupa.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Legal values of the small words, drawn from one seeded source. */
final class SampleWords {
    private static final List<String> NAME_PARTS =
            List.of("a", "Z", "7", "é", "ß", "ж", "中", "क", "ा", "_", "-", ".", "\uD801\uDC28", "ﬁ", "İ");
    private static final List<String> TEXT_PARTS = List.of(
            "a", " ", "\"", "\\", "/", "\n", "\t", "\u0000", "\u001b", "\u007f", "\u2028", "\u202e", "é", "中", "👍🏽",
            "{", "]");

    final Random random;

    SampleWords(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }

    <T> T oneOf(T[] all) {
        return all[below(all.length)];
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return chance() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> value) {
        return Stream.generate(value).limit(below(4)).toList();
    }

    long seq() {
        return chance() ? below(100) : random.nextLong(Limits.SEQ_MAX);
    }

    Instant time() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    String text() {
        return parts(TEXT_PARTS, below(30));
    }

    Nick nick() {
        return Nick.parse("n" + parts(NAME_PARTS, below(12))).orElseThrow();
    }

    RoomName room() {
        return RoomName.parse("r" + parts(NAME_PARTS, below(12))).orElseThrow();
    }

    UserId user() {
        return new UserId("g-" + Integer.toHexString(below(1 << 20)));
    }

    RoomAddress address() {
        return chance() ? room() : new Peer(user());
    }

    Cid cid() {
        return new Cid("c" + text());
    }

    Position position() {
        return new Position(seq(), text());
    }

    Person person() {
        return new Person(user(), nick());
    }

    Member member() {
        return new Member(user(), nick(), oneOf(Status.values()));
    }

    private String parts(List<String> parts, int count) {
        return IntStream.range(0, count).mapToObj(i -> oneOf(parts)).collect(Collectors.joining());
    }
}
