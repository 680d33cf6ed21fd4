package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input makes the codec throw anything but its own error. */
final class JsonFuzzTest {
    private static final int CASES = 8_000;
    private static final List<String> SPLINTERS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\\",
            "\\u",
            "\\ud800",
            "\ud800",
            "\udc00",
            "null",
            "true",
            "-",
            "1e9999",
            "-1",
            "9007199254740992",
            "99999999999999999999",
            "1.5",
            "\"\"",
            "{}",
            "[]",
            "\u0000",
            "\ufeff",
            "\"type\"",
            "\"room\":",
            "\"@\"",
            "\"id\":\"\"",
            "1".repeat(65),
            "a".repeat(100),
            "[".repeat(40),
            "{\"a\":".repeat(40));

    static LongStream seeds() {
        return LongStream.of(1, 20_261_120, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_bytes_are_survived(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            survives(seed, i, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void valid_frames_with_something_broken_in_them_are_survived(long seed) {
        Random random = new Random(seed);
        List<Supplier<String>> frames = frames(new Samples(seed));

        for (int i = 0; i < CASES; i++) {
            String frame = frames.get(random.nextInt(frames.size())).get();
            survives(seed, i, broken(frame, random));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splinters_of_json_are_survived(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < CASES; i++) {
            StringBuilder frame = new StringBuilder(random.nextBoolean() ? "{\"type\":\"hello\"," : "");
            for (int parts = random.nextInt(12); parts > 0; parts--) {
                frame.append(SPLINTERS.get(random.nextInt(SPLINTERS.size())));
            }
            survives(seed, i, frame.toString());
        }
    }

    private static void survives(long seed, int number, String frame) {
        try {
            assertThat(JsonCodec.decodeRequests(frame)).isNotEmpty();
            assertThat(JsonCodec.decodeMessages(frame)).isNotEmpty();
        } catch (MalformedFrame expected) {
            assertThatCode(expected::getMessage).doesNotThrowAnyException();
        } catch (RuntimeException | StackOverflowError unexpected) {
            throw new AssertionError("seed " + seed + ", case " + number + ": " + frame, unexpected);
        }
    }

    private static List<Supplier<String>> frames(Samples samples) {
        return Stream.of(
                        samples.requests().values().stream()
                                .<Supplier<String>>map(
                                        request -> () -> JsonCodec.encode(Optional.of("1"), request.get())),
                        samples.events().values().stream()
                                .<Supplier<String>>map(event -> () -> JsonCodec.encode(event.get())),
                        samples.replies().values().stream()
                                .<Supplier<String>>map(reply -> () -> JsonCodec.encode(samples.answer(reply.get()))))
                .flatMap(all -> all)
                .toList();
    }

    private static String broken(String frame, Random random) {
        StringBuilder broken = new StringBuilder(frame);
        for (int wounds = 1 + random.nextInt(3); wounds > 0 && broken.length() > 1; wounds--) {
            int from = random.nextInt(broken.length());
            int to = Math.min(broken.length(), from + random.nextInt(8));
            broken.replace(from, to, random.nextBoolean() ? "" : SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        }
        return broken.toString();
    }
}
