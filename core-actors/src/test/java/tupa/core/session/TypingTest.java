package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.core.store.RoomKey;
import tupa.core.testing.Some;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What a session makes of its user's writing something. */
final class TypingTest extends OneSession {
    @Test
    void a_room_is_told_once_within_three_seconds_and_nobody_is_answered() {
        welcome();
        type("t1", Some.LOBBY_NAME);
        clock.move(Duration.ofMillis(2_999));
        type("t2", Some.LOBBY_NAME);
        assertThat(around.typing).hasSize(1);

        clock.move(Duration.ofMillis(1));
        type("t3", Some.LOBBY_NAME);
        tell(Some.LOBBY_NAME);

        assertThat(around.typing).containsExactly(Some.LOBBY, Some.LOBBY);
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void each_room_has_its_own_three_seconds() {
        welcome();
        enterAttic();

        tell(Some.LOBBY_NAME);
        tell(ATTIC);

        assertThat(around.typing).containsExactly(Some.LOBBY, RoomKey.of(ATTIC));
    }

    @Test
    void a_room_he_is_not_in_hears_nothing_and_he_is_not_told_so() {
        welcome();

        type("t1", ATTIC);

        assertThat(around.typing).isEmpty();
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void it_costs_nothing_of_his_rate_and_is_not_refused_when_that_is_used_up() {
        welcome();
        enterAttic();
        clock.move(Duration.ofMinutes(1));
        tell(Some.LOBBY_NAME);
        int burst = Some.session("").limits().rateBurst();
        for (int i = 0; i < burst; i++) {
            ask("p" + i, post("c" + i));
        }
        assertThat(around.submitted).hasSize(burst);

        tell(ATTIC);

        assertThat(around.typing).containsExactly(Some.LOBBY, RoomKey.of(ATTIC));
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void who_says_it_without_end_is_let_go_like_any_other_flood() {
        welcome();
        int most = 10 * Some.session("").limits().rateBurst();
        for (int i = 0; i < most; i++) {
            tell(Some.LOBBY_NAME);
        }
        assertThat(reader.read()).isEmpty();

        tell(Some.LOBBY_NAME);

        assertThat(reader.read()).containsExactly(Event.Bye.of(CloseReason.FLOOD));
        assertThat(around.typing).hasSize(1);
    }

    private void type(String id, RoomName room) {
        ask(id, new Request.Typing(room));
    }

    private void tell(RoomName room) {
        session.received(
                reader.outbox(), List.of(new Incoming.Asked(Optional.empty(), new Request.Typing(room))), () -> {});
    }
}
