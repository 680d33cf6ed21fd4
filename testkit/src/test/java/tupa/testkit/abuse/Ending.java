package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tupa.wire.Answer;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/** What a server said to the end of a WebSocket, and the code with which it closed it. */
record Ending(List<ServerMessage> said, int code) {
    Ending {
        said = List.copyOf(said);
    }

    /** The last word was this, and nothing else came after it but its close code. */
    Ending is(CloseReason reason, int expectedCode) {
        assertThat(said).last().isEqualTo(Event.Bye.of(reason));
        assertThat(code).isEqualTo(expectedCode);
        return this;
    }

    Ending is(CloseReason reason) {
        return is(reason, reason.webSocketCode());
    }

    List<Reply> replies() {
        return said.stream()
                .filter(Answer.class::isInstance)
                .map(message -> ((Answer) message).reply())
                .toList();
    }

    List<Reply.Refusal> refusals(ErrorCode reason) {
        return replies().stream()
                .filter(Reply.Refusal.class::isInstance)
                .map(Reply.Refusal.class::cast)
                .filter(refusal -> refusal.code() == reason)
                .toList();
    }

    /** So many were told to slow down, all of them with a time to wait, and then it was a flood. */
    Ending isFloodAfter(int refusals) {
        is(CloseReason.FLOOD);
        assertThat(refusals(ErrorCode.RATE_LIMITED))
                .hasSize(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.retryAfterMs().orElseThrow()).isPositive());
        return this;
    }
}
