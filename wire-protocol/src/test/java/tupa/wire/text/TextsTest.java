package tupa.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
    @Test
    void every_text_stands_in_the_bundle_and_nothing_else() {
        assertThat(Texts.in(Locale.ROOT).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Texts.values()).map(Texts::key).toList());
    }

    @Test
    void what_is_put_in_is_not_looked_at_again() {
        assertThat(Texts.NICK_CHANGED.with("{1}", "b")).isEqualTo("{1} is now known as b");
    }

    @Test
    void questions_end_with_a_blank() {
        assertThat(Texts.ASK_HOST.with("127.0.0.1")).isEqualTo("Enter server host (default: 127.0.0.1): ");
        assertThat(Texts.ASK_PORT.with(8080)).isEqualTo("Enter server port (default: 8080): ");
        assertThat(Texts.ASK_NICK.with()).isEqualTo("Enter your username: ");
        assertThat(Texts.ASK_ROOM.with("lobby")).isEqualTo("Room (Enter for lobby): ");
    }
}
