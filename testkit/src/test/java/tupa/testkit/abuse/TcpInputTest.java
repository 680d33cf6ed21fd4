package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;

/** Whatever comes over plain TCP has its named consequence, and nobody else notices. */
final class TcpInputTest {
    private static final Path MANUAL = Path.of("..", "docs", "abuse.md");
    private static final String TABLE = "|what comes|";

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("""
            tupa.tcp { parts-timeout = 400 ms, linger = 1 s, login-timeout = 2 s }
            tupa.session { hello-timeout = 1 s, idle-timeout = 2 s }
            """);

    @ParameterizedTest
    @EnumSource
    void an_input_has_its_consequence_and_a_bystander_is_served(TcpInput input) throws IOException {
        String room = "calm-" + input.name().toLowerCase(Locale.ROOT);

        try (Intruder intruder = new Intruder(TUPA.server().tcpUrl())) {
            input.by(intruder);

            ScriptedClient bystander = TUPA.join("by-" + input.name(), room);
            bystander.say(room, "still here");
            bystander.expect(Event.Message.class, message -> message.text().equals("still here"));
        }
    }

    @Test
    void the_manual_has_every_input_with_its_consequence() throws IOException {
        try (Stream<String> lines = Files.lines(MANUAL)) {
            assertThat(lines.dropWhile(line -> !line.startsWith(TABLE)).skip(2).takeWhile(line -> line.startsWith("|")))
                    .containsExactlyElementsOf(
                            Stream.of(TcpInput.values()).map(TcpInput::row).toList());
        }
    }
}
