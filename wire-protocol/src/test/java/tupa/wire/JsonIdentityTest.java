package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonIdentityTest {
    private static final int ROUNDS = 300;

    static LongStream seeds() {
        return LongStream.of(1, 20_261_120, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_request_is_read_as_it_was_written(long seed) {
        Samples samples = new Samples(seed);

        each(samples.requests(), request -> {
            Optional<String> id = Optional.of("id" + request.hashCode());

            String line = JsonCodec.encode(id, request);

            assertThat(JsonCodec.decodeRequests(line))
                    .as("seed %d: %s", seed, line)
                    .containsExactly(new Incoming.Asked(id, request));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_event_is_read_as_it_was_written(long seed) {
        Samples samples = new Samples(seed);

        each(samples.events(), event -> comesBack(seed, event));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_reply_is_read_as_it_was_written(long seed) {
        Samples samples = new Samples(seed);

        each(samples.replies(), reply -> comesBack(seed, samples.answer(reply)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_frame_of_several_lines_is_read_in_order(long seed) {
        Samples samples = new Samples(seed);
        List<Event> events = Stream.generate(() -> samples.events().values().stream())
                .limit(20)
                .flatMap(all -> all.map(Supplier::get))
                .toList();

        String frame = String.join("\n", events.stream().map(JsonCodec::encode).toList());

        assertThat(JsonCodec.decodeMessages(frame)).as("seed %d", seed).isEqualTo(events);
    }

    @Test
    void any_unicode_text_comes_back() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 200)).check(raw -> {
            Event.Notice notice = new Event.Notice(TextRules.clean(raw));

            return JsonCodec.decodeMessages(JsonCodec.encode(notice)).equals(List.of(notice));
        });
    }

    @Test
    void no_type_is_without_a_generator() {
        Samples samples = new Samples(1);

        assertThat(samples.requests()).containsOnlyKeys(Request.class.getPermittedSubclasses());
        assertThat(samples.events()).containsOnlyKeys(Event.class.getPermittedSubclasses());
        assertThat(samples.replies()).containsOnlyKeys(Reply.class.getPermittedSubclasses());
    }

    private static void comesBack(long seed, ServerMessage message) {
        String line = JsonCodec.encode(message);

        assertThat(line).doesNotContain("\n");
        assertThat(JsonCodec.decodeMessages(line)).as("seed %d: %s", seed, line).containsExactly(message);
    }

    private static <T> void each(Map<Class<?>, Supplier<T>> all, Consumer<T> check) {
        IntStream.range(0, ROUNDS).forEach(i -> all.values().forEach(sample -> check.accept(sample.get())));
    }
}
