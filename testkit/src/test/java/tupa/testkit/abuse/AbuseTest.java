package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;

/** Whoever abuses a server gets what is documented for it, and somebody in another room goes on as if he were not there. */
@Isolated
class AbuseTest {
    private static final Path MANUAL = Path.of("..", "docs", "abuse.md");

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("""
            tupa.http { head-timeout = 1 s, parts-timeout = 1 s, linger = 1 s }
            tupa.session.hello-timeout = 1 s
            """);

    @ParameterizedTest
    @EnumSource
    void an_abuse_has_its_consequence_and_a_bystander_is_served(Abuse abuse) throws IOException {
        String room = "calm-" + abuse.name().toLowerCase(Locale.ROOT);
        ScriptedClient bystander = TUPA.join("by-" + abuse.name(), room);

        try (Intruder intruder = new Intruder(TUPA.server().url())) {
            abuse.by(intruder);
        }

        bystander.say(room, "still here");
        bystander.expect(Event.Message.class, message -> message.text().equals("still here"));
    }

    @Test
    void the_manual_has_every_abuse_with_its_consequence() throws IOException {
        List<String> rows = Stream.of(Abuse.values())
                .map(abuse -> "| " + abuse.input() + " | " + abuse.consequence() + " |")
                .toList();

        try (Stream<String> lines = Files.lines(MANUAL)) {
            Stream<String> documented = lines.filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(line -> Stream.of(line.split("\\|", -1)).limit(3).collect(Collectors.joining("|", "", "|")));
            assertThat(documented).containsExactlyElementsOf(rows);
        }
    }
}
