package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The themes that are built in say something about everything, and what they colour can be read. */
final class BuiltInTest {
    private static final Colour BLACK = Colour.of(0);
    private static final Colour WHITE = Colour.of(15);

    /** WCAG 2.1, success criterion 1.4.3: contrast of text. */
    private static final double TEXT = 4.5;

    /** The same for large or bold text, and 1.4.11 for what is no text; names are bold. */
    private static final double BOLD = 3;

    @ParameterizedTest
    @EnumSource
    void every_ink_is_set(BuiltIn theme) {
        assertThat(theme.scheme().styles().keySet())
                .containsExactlyInAnyOrder(
                        Stream.of(Ink.values()).filter(ink -> ink != Ink.PLAIN).toArray(Ink[]::new));
    }

    @Test
    void mono_has_no_colours() {
        assertThat(BuiltIn.MONO.scheme().styles().values())
                .allSatisfy(style -> assertThat(style).isEqualTo(style.at(Depth.MONO)));
        assertThat(BuiltIn.MONO.scheme().palette()).isEmpty();
    }

    static Stream<Arguments> coloured() {
        return Stream.of(Depth.TRUE, Depth.PALETTE, Depth.SIXTEEN)
                .flatMap(depth ->
                        Stream.of(Arguments.of(BuiltIn.DARK, BLACK, depth), Arguments.of(BuiltIn.LIGHT, WHITE, depth)));
    }

    @ParameterizedTest
    @MethodSource("coloured")
    void what_is_coloured_can_be_read(BuiltIn theme, Colour screen, Depth depth) {
        theme.scheme().at(depth).styles().forEach((ink, style) -> {
            Colour ground = style.ground().orElse(screen);
            Optional<Colour> colour = style.colour();
            double least = style.attributes().contains(Style.Attribute.BOLD) ? BOLD : TEXT;
            assertThat(colour.map(shown -> contrast(shown, ground)).orElse(21.0))
                    .as("%s of %s", ink, theme)
                    .isGreaterThanOrEqualTo(least);
        });
    }

    @ParameterizedTest
    @MethodSource("coloured")
    void names_can_be_read(BuiltIn theme, Colour screen, Depth depth) {
        List<Colour> palette = theme.scheme().at(depth).palette();

        assertThat(palette).hasSizeGreaterThanOrEqualTo(10);
        assertThat(palette)
                .allSatisfy(colour -> assertThat(contrast(colour, screen)).isGreaterThanOrEqualTo(BOLD));
        assertThat(theme.scheme().style(Ink.NICK).attributes()).contains(Style.Attribute.BOLD);
    }

    @Test
    void contrast_is_measured_as_the_guideline_says() {
        assertThat(contrast(BLACK, WHITE)).isEqualTo(21);
        assertThat(contrast(Colour.parse("#777777").orElseThrow(), WHITE)).isBetween(4.47, 4.49);
    }

    /** WCAG 2.1, contrast ratio. */
    private static double contrast(Colour one, Colour other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    /** WCAG 2.1, relative luminance. */
    private static double luminance(Colour colour) {
        return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green()) + 0.0722 * linear(colour.blue());
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
