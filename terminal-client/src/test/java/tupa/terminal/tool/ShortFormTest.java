package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Incoming;
import tupa.wire.Kind;
import tupa.wire.Request;
import tupa.wire.RoomName;

final class ShortFormTest {
    private static final Cid FRESH = new Cid("fresh");
    private static final RoomName OPS = new RoomName("ops");
    private static final RoomName DEV = new RoomName("dev");

    private final ShortForm form = new ShortForm(Optional.of(OPS));

    private void isRead(String line, Request request) {
        isRead(line, Optional.empty(), request);
    }

    private void isRead(String line, Optional<String> id, Request request) {
        assertThat(form.read(line, FRESH)).isEqualTo(new Incoming.Asked(id, request));
    }

    @Test
    void a_text_goes_to_the_first_room_unless_the_line_says_otherwise() {
        isRead("{\"text\":\"hi\"}", new Request.Post(OPS, FRESH, "hi", Kind.TEXT));
        isRead(" {\"text\":\"hi\",\"room\":\"dev\"}", new Request.Post(DEV, FRESH, "hi", Kind.TEXT));
        isRead("{\"to\":\"bob\",\"text\":\"hi\"}", new Request.Dm("bob", FRESH, "hi"));
        isRead(
                "{\"id\":\"7\",\"text\":\"waves\",\"kind\":\"action\"}",
                Optional.of("7"),
                new Request.Post(OPS, FRESH, "waves", Kind.ACTION));
    }

    @Test
    void a_request_of_the_protocol_is_read_as_it_stands() {
        isRead(
                "{\"type\":\"post\",\"room\":\"dev\",\"cid\":\"mine\",\"text\":\"hi\"}",
                new Request.Post(DEV, new Cid("mine"), "hi", Kind.TEXT));
        isRead("{\"type\":\"users\"}", new Request.Users(Optional.empty()));
        isRead("{\"type\":\"post\",\"text\":\"hi\"}", new Request.Post(OPS, FRESH, "hi", Kind.TEXT));
        isRead("{\"type\":\"leave\"}", new Request.Leave(OPS));
        isRead("{\"cid\":\"mine\",\"text\":\"hi\"}", new Request.Post(OPS, new Cid("mine"), "hi", Kind.TEXT));
    }

    @Test
    void what_is_wrong_is_told_of_the_line_as_it_stands() {
        assertThat(form.read("hello", FRESH))
                .isInstanceOfSatisfying(
                        Incoming.Malformed.class, bad -> assertThat(bad.code()).isEqualTo(ErrorCode.BAD_JSON));
        assertThat(form.read("{\"type\":\"wat\",\"id\":\"3\"}", FRESH))
                .isInstanceOfSatisfying(Incoming.Malformed.class, bad -> {
                    assertThat(bad.code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
                    assertThat(bad.id()).contains("3");
                });
        assertThat(form.read("{}", FRESH))
                .isInstanceOfSatisfying(
                        Incoming.Malformed.class, bad -> assertThat(bad.code()).isEqualTo(ErrorCode.BAD_REQUEST));
        assertThat(new ShortForm(Optional.empty()).read("{\"text\":\"hi\"}", FRESH))
                .isInstanceOf(Incoming.Malformed.class);
    }
}
