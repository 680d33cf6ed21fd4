package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.seeds.Seed;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Every reason for which a server closes a connection, told in {@code bye}. A new one does not compile until it has its case. */
class CloseReasonTest {
    private static final int MORE_THAN_A_FLOOD = 250;
    private static final int ENOUGH_TO_FILL_EVERYTHING = 100;

    @RegisterExtension
    static final TupaServerExtension PATIENT = TupaServerExtension.with("tupa.http.parts-timeout = 200 ms");

    @RegisterExtension
    static final TupaServerExtension HASTY = TupaServerExtension.with(
            "tupa { session { hello-timeout = 100 ms, idle-timeout = 300 ms }, http.linger = 1 minute, limits.address.enabled = false }");

    /** One who may ask without end. */
    @RegisterExtension
    static final TupaServerExtension GENEROUS = TupaServerExtension.with(
            "tupa { outbox { bytes = 64 KiB, reserve = 64 KiB }, limits.rate.enabled = false }");

    private static int guests;

    @ParameterizedTest
    @EnumSource
    @Seed("S4-38")
    void every_close_says_why(CloseReason reason) {
        ScriptedClient client = bringAbout(reason);

        Event.Bye bye = client.expect(Event.Bye.class);
        int code = client.closeCode();

        assertThat(bye.reason()).isEqualTo(reason);
        assertThat(bye.reconnect()).isEqualTo(reason.reconnect());
        assertThat(code).isEqualTo(reason.webSocketCode());
    }

    private ScriptedClient bringAbout(CloseReason reason) {
        return switch (reason) {
            case CLOSED -> saysBye();
            case SHUTTING_DOWN -> outlivesTheServer();
            case BAD_REQUESTS -> talksNonsense();
            case HELLO_REQUIRED -> HASTY.connect();
            case SLOW_CONSUMER -> neverReadsItsAnswers();
            case REPLACED -> isReplaced();
            case FLOOD -> asksTooMuch();
            case FRAME_TOO_LARGE -> talksTooLong();
            case PROTOCOL_ERROR -> neverComesToTheEnd();
            case UNSUPPORTED -> sendsBytes();
            case IDLE -> fallsAsleep();
            case REMOVED -> abort("nobody can remove anybody yet");
            case INTERNAL -> abort("only a bug brings it about");
        };
    }

    private ScriptedClient saysBye() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        client.ask(new Request.Bye(Optional.of("so long")), Reply.Done.class);
        return client;
    }

    /** Whoever reads answers the server's pings, and so he is not idle. */
    private ScriptedClient fallsAsleep() {
        ScriptedClient sleeper = HASTY.join("sleeper");
        sleeper.stopReading();
        // Each of these is there for a tenth of a second at least; together that is more than it takes to be missed.
        // On a busy machine it is much more, and the goodbye must still be there then.
        IntStream.range(0, 15).forEach(number -> HASTY.connect().expect(Event.Bye.class));
        sleeper.readAgain();
        return sleeper;
    }

    private ScriptedClient outlivesTheServer() {
        try (TupaServer server = TupaServer.inMemory().start()) {
            ScriptedClient client = ScriptedClient.connect(server.url());
            client.hello("guest");
            return client;
        }
    }

    private ScriptedClient talksNonsense() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        IntStream.rangeClosed(0, 20).forEach(number -> client.sendRaw("nonsense"));
        return client;
    }

    private ScriptedClient isReplaced() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        PATIENT.connect().ask(client.resumption(), Reply.Welcome.class);
        return client;
    }

    private ScriptedClient asksTooMuch() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        String question = "{\"type\":\"users\",\"room\":\"lobby\"}\n";
        client.sendRaw(question.repeat(MORE_THAN_A_FLOOD));
        return client;
    }

    private ScriptedClient talksTooLong() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        client.sendRaw(" ".repeat(65_537));
        return client;
    }

    private ScriptedClient neverComesToTheEnd() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        client.sendPart("{\"type\":");
        return client;
    }

    private ScriptedClient sendsBytes() {
        ScriptedClient client = PATIENT.join("guest" + ++guests);
        client.sendBinary(new byte[] {1, 2, 3});
        return client;
    }

    /** Asks until the answers have filled every buffer on the way, and the outbox behind them. */
    private ScriptedClient neverReadsItsAnswers() {
        ScriptedClient client = GENEROUS.join("guest" + ++guests);
        client.stopReading();
        String questions = "{\"type\":\"ping\"}\n".repeat(3000);
        IntStream.range(0, ENOUGH_TO_FILL_EVERYTHING).forEach(number -> client.sendRaw(questions));
        client.readAgain();
        return client;
    }
}
