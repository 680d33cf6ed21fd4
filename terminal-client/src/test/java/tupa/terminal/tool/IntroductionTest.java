package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

final class IntroductionTest {
    private static final Map<RoomAddress, Position> SEEN = Map.of(new RoomName("ops"), new Position(3, "k1"));

    private static Introduction as(String nick, boolean noOther, Optional<String> token) {
        return new Introduction(new Nick(nick), noOther, false, token, new Random(1));
    }

    private static Reply.Refusal refusal(ErrorCode code) {
        return Reply.Refusal.of(code);
    }

    @Test
    void a_nick_that_is_taken_gets_a_suffix_and_stays_legal() {
        Introduction long32 = as("x".repeat(32), false, Optional.empty());

        assertThat(long32.changed(refusal(ErrorCode.NICK_TAKEN))).isTrue();

        String nick = long32.hello(SEEN).nick().orElseThrow().value();
        assertThat(nick).matches("x{27}-[a-z2-9]{4}");
    }

    @Test
    void a_nick_that_was_chosen_is_not_changed_and_no_nick_is_changed_for_ever() {
        assertThat(as("ann", true, Optional.empty()).changed(refusal(ErrorCode.NICK_TAKEN)))
                .isFalse();

        Introduction any = as("ann", false, Optional.empty());
        int changes = 0;
        while (any.changed(refusal(ErrorCode.NICK_TAKEN))) {
            changes++;
        }
        assertThat(changes).isEqualTo(20);
    }

    @Test
    void with_a_token_it_goes_on_from_what_was_seen_and_anew_when_the_session_is_over() {
        Introduction introduction = as("ann", true, Optional.of("secret"));
        Request.Hello resuming = introduction.hello(SEEN);
        assertThat(resuming.token()).contains("secret");
        assertThat(resuming.resume()).isEqualTo(SEEN);
        assertThat(resuming.rooms()).contains(List.of());

        assertThat(introduction.changed(refusal(ErrorCode.SESSION_EXPIRED))).isTrue();

        assertThat(introduction.hello(SEEN).token()).isEmpty();
        assertThat(introduction.hello(SEEN).resume()).isEmpty();
    }
}
