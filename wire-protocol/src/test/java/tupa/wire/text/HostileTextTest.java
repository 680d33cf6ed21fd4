package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code -Dtests.hostile=N} changes how many texts are tried. */
final class HostileTextTest {
    private static final int TEXTS = Integer.getInteger("tests.hostile", 1_000_000);
    private static final long SEED = 20_261_120;

    @Test
    void whatever_comes_is_harmless_afterwards_and_is_not_changed_by_cleaning_it_again() {
        HostileText hostile = new HostileText(SEED);
        for (int i = 0; i < TEXTS; i++) {
            String foreign = hostile.next();
            String text = Clean.text(foreign);
            String line = Clean.line(foreign);

            Optional<String> fault = fault(text).or(() -> fault(line));
            if (fault.isPresent()
                    || !Clean.text(text).equals(text)
                    || !Clean.line(line).equals(line)) {
                assertThat(escaped(text))
                        .as("seed %d, text %d, %s", SEED, i, fault)
                        .isEqualTo(escaped(Clean.text(text)));
                assertThat(escaped(line))
                        .as("seed %d, line %d, %s", SEED, i, fault)
                        .isEqualTo(escaped(Clean.line(line)));
                assertThat(fault)
                        .as("seed %d, text %d: %s", SEED, i, escaped(foreign))
                        .isEmpty();
            }
            if (line.indexOf('\n') >= 0) {
                assertThat(line).as("seed %d, text %d", SEED, i).doesNotContain("\n");
            }
        }
    }

    private static Optional<String> fault(String clean) {
        if (clean.length() > Clean.MAX + 8) {
            return Optional.of("too long");
        }
        int marks = 0;
        for (int at = 0; at < clean.length(); at += Character.charCount(clean.codePointAt(at))) {
            int c = clean.codePointAt(at);
            if (isHarmful(c)) {
                return Optional.of(String.format("U+%04X", c));
            }
            marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (marks > 8 || (marks > 0 && (at == 0 || clean.charAt(at - 1) == '\n'))) {
                return Optional.of("marks at " + at);
            }
        }
        return Optional.empty();
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n';
            case Character.FORMAT -> c != Emoji.JOINER && c != 0x200C;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }

    private static String escaped(String text) {
        StringBuilder codes = new StringBuilder();
        text.codePoints().forEach(c -> codes.append(String.format("%04X ", c)));
        return codes.toString();
    }
}
