package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.ScriptedClient;
import tupa.testkit.TupaServerExtension;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;

/** What goes wrong is told to whoever did it, and the chat goes on. */
class RobustnessTest {
    @RegisterExtension
    static final TupaServerExtension TUPA =
            TupaServerExtension.with("tupa.limits { rate { burst = 10, per-second = 1 }, text = 20 }");

    @Test
    @Seed({"S2-07", "S2-38", "S2-65"})
    void an_error_is_told_to_him_who_made_it_and_everybody_goes_on() {
        ScriptedClient ann = TUPA.join("ann1", "calm");
        ScriptedClient bea = TUPA.join("bea1", "calm");

        bea.sendRaw("{\"type\":");
        bea.sendRaw("{\"type\":\"dance\"}");
        bea.sendRaw("{\"type\":\"post\",\"room\":\"elsewhere\",\"cid\":\"x\",\"text\":\"hi\"}");
        List<ErrorCode> told =
                Stream.generate(() -> code(bea.strayAnswer())).limit(3).toList();
        bea.say("calm", "sorry");
        ann.expect(Event.Message.class, message -> message.text().equals("sorry"));
        ann.say("calm", "never mind");

        assertThat(told).containsExactly(ErrorCode.BAD_JSON, ErrorCode.UNKNOWN_TYPE, ErrorCode.NOT_IN_ROOM);
        assertThat(bea.expect(Event.Message.class, message -> message.text().equals("never mind"))
                        .from()
                        .nick())
                .hasToString("ann1");
    }

    @Test
    @Seed("S4-40")
    void names_sizes_and_characters_are_looked_at() {
        assertThat(helloAs("two words")).isEqualTo(ErrorCode.NICK_INVALID);
        assertThat(helloAs("a".repeat(33))).isEqualTo(ErrorCode.NICK_INVALID);
        assertThat(helloAs("esc\\u001b[31m")).isEqualTo(ErrorCode.NICK_INVALID);
        ScriptedClient ann = TUPA.join("ann2", "strict");
        assertThat(refusal(ann, "{\"type\":\"join\",\"room\":\"no/room\"}")).isEqualTo(ErrorCode.ROOM_INVALID);
        assertThat(ann.refused(ann.post("strict", "x".repeat(21)))).isEqualTo(ErrorCode.TEXT_TOO_LONG);
        assertThat(ann.refused(ann.post("strict", " \t "))).isEqualTo(ErrorCode.TEXT_EMPTY);
        assertThat(refusal(ann, " ".repeat(65_537))).isEqualTo(ErrorCode.FRAME_TOO_LARGE);

        ScriptedClient bea = TUPA.join("bea2", "strict");
        bea.say("strict", "red \u001b[31malert\u0007");

        assertThat(bea.expect(Event.Message.class).text()).isEqualTo("red [31malert");
    }

    private static ErrorCode helloAs(String nick) {
        return refusal(TUPA.connect(), "{\"type\":\"hello\",\"v\":1,\"nick\":\"" + nick + "\"}");
    }

    private static ErrorCode refusal(ScriptedClient client, String frame) {
        client.sendRaw(frame);
        return code(client.strayAnswer());
    }

    private static ErrorCode code(Reply reply) {
        return ((Reply.Refusal) reply).code();
    }

    @Test
    @Seed("S4-39")
    void whoever_talks_too_fast_is_refused_told_how_long_and_nobody_else_is() {
        ScriptedClient ann = TUPA.join("ann3", "rapid");
        ScriptedClient bea = TUPA.join("bea3", "rapid");

        List<Reply> answers = Stream.generate(() -> bea.ask(bea.post("rapid", "buy now")))
                .limit(20)
                .toList();

        List<Reply.Refusal> refusals = answers.stream()
                .filter(Reply.Refusal.class::isInstance)
                .map(Reply.Refusal.class::cast)
                .toList();
        assertThat(refusals).hasSizeGreaterThan(5).allSatisfy(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(refusal.retryAfterMs()).isPresent();
        });
        assertThat(ann.say("rapid", "and you?").seq()).isEqualTo(20 - refusals.size() + 1);
    }
}
