package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.wire.Event;
import tupa.wire.Person;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** That somebody is writing, as it reaches users of every transport. */
final class TypingTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    @RegisterExtension
    final TupaServerExtension tupa = TupaServerExtension.with("");

    @Test
    void it_is_told_once_to_the_other_programs_in_the_room_and_to_nobody_on_a_line() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");
        ScriptedClient elsewhere = tupa.join("elsewhere", "ops");
        try (ScriptedClient framed = ScriptedClient.connect(tupa.server().tcpUrl());
                LineClient line = LineClient.connect(tupa.server().tcpUrl())) {
            Person carl = framed.hello("carl").you();
            line.type("dora");
            line.type("");
            line.await("dora joined #lobby ***");

            framed.type("lobby");
            framed.type("lobby");
            assertThat(alice.expect(Event.Typing.class)).isEqualTo(new Event.Typing(LOBBY, carl));
            assertThat(bob.expect(Event.Typing.class)).isEqualTo(new Event.Typing(LOBBY, carl));
            framed.say("lobby", "there it is");
            line.await("carl: there it is");

            assertThat(Stream.of(alice, bob, framed, elsewhere)
                            .peek(ScriptedClient::fence)
                            .flatMap(client -> client.unexpected().stream()))
                    .noneMatch(Event.Typing.class::isInstance);
            List<String> printed = line.lines();
            assertThat(printed.subList(printed.size() - 2, printed.size()))
                    .satisfiesExactly(
                            joined -> assertThat(joined).contains("dora joined #lobby"),
                            said -> assertThat(said).endsWith("carl: there it is"));
        }
    }

    @Test
    void whoever_was_away_is_not_told_of_it_when_he_is_back() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");
        ScriptedClient carl = tupa.join("carl");
        bob.drop();

        alice.type("lobby");
        carl.expect(Event.Typing.class);
        alice.say("lobby", "said meanwhile");
        bob.resume();
        bob.awaitTranscript("lobby", seen -> seen.isLive() && seen.last() == 1);
        bob.fence();

        assertThat(bob.unexpected()).noneMatch(Event.Typing.class::isInstance);
    }

    @Test
    void in_a_room_he_is_not_in_nobody_is_told_and_he_is_not_answered() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");
        ScriptedClient outside = tupa.join("outside", "ops");

        String asked = outside.send(new Request.Typing(LOBBY));
        outside.fence();
        bob.type("lobby");

        assertThat(alice.expect(Event.Typing.class).who().nick().value()).isEqualTo("bob");
        assertThat(alice.unexpected()).noneMatch(Event.Typing.class::isInstance);
        assertThat(outside.answerSoFar(asked)).isEmpty();
    }
}
