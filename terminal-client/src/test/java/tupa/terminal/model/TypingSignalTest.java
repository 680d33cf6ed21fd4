package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Peer;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class TypingSignalTest {
    private static final RoomName DEV = new RoomName("dev");
    private static final RoomName ATTIC = new RoomName("attic");

    private final TypingSignal signal = new TypingSignal();
    private Instant now = FakeServer.NOON;

    @Test
    void the_room_is_told_when_the_text_changes() {
        type(DEV, "");

        assertThat(type(DEV, "h")).contains(new Request.Typing(DEV));
    }

    @Test
    void it_is_told_again_after_three_seconds_and_only_if_the_text_has_changed_again() {
        type(DEV, "");
        type(DEV, "h");
        pass(Duration.ofMillis(2_999));
        assertThat(type(DEV, "he")).isEmpty();

        pass(Duration.ofMillis(1));

        assertThat(type(DEV, "he")).isEmpty();
        assertThat(type(DEV, "hel")).contains(new Request.Typing(DEV));
    }

    @Test
    void a_draft_that_waited_in_the_room_is_no_change() {
        type(DEV, "half a sentence");

        assertThat(type(ATTIC, "what was half typed there")).isEmpty();
        assertThat(type(ATTIC, "what was half typed there,")).contains(new Request.Typing(ATTIC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/msg bob I tell you", "/nosuch", "exit", "   ", ""})
    void commands_and_nothing_are_not_told(String draft) {
        type(DEV, "h");

        assertThat(type(DEV, draft)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//not a command", " exit", "several\n/lines"})
    void text_that_only_looks_like_a_command_is_told(String draft) {
        type(DEV, "");

        assertThat(type(DEV, draft)).isPresent();
    }

    @Test
    void a_conversation_of_two_is_told_nothing() {
        Peer bob = new Peer(new UserId("g-bob"));
        type(bob, "");

        assertThat(type(bob, "psst")).isEmpty();
    }

    private Optional<Request> type(RoomAddress room, String draft) {
        return signal.typed(room, draft, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
