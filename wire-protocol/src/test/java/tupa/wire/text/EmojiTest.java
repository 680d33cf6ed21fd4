package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

final class EmojiTest {
    /** The Java whose Unicode is that of the table. */
    private static final int UNICODE_16 = 25;

    @Test
    void pictures_are_told_from_letters() {
        assertThat("👍❤☃©🏴🫠".codePoints()).allMatch(Emoji::isPicture);
        assertThat("aß日1#🇩".codePoints()).noneMatch(Emoji::isPicture);
    }

    @Test
    void regional_letters_stand_for_letters() {
        assertThat("🇩🇪".codePoints().filter(Emoji::isRegional).mapToObj(Emoji::letter))
                .containsExactly('D', 'E');
    }

    @Test
    void the_table_of_pictures_is_that_of_a_java_that_has_one() throws Throwable {
        assumeTrue(Runtime.version().feature() == UNICODE_16);
        MethodHandle isPicture = MethodHandles.lookup()
                .findStatic(Character.class, "isExtendedPictographic", MethodType.methodType(boolean.class, int.class));

        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            assertThat(Emoji.isPicture(c)).as("U+%04X", c).isEqualTo((boolean) isPicture.invokeExact(c));
        }
    }
}
