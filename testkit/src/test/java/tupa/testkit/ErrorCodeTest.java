package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.seeds.Seed;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Kind;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** Every error code there is, brought about by a client over a socket. A new one does not compile until it has its case. */
class ErrorCodeTest {
    private static final RoomName LOBBY = new RoomName("lobby");
    private static final int BURST = 20;

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("""
            tupa.rooms.capacities { tight = 1 }
            tupa.limits.rooms = 2
            tupa.limits.text = 10
            tupa.session.unanswered-max = 1
            tupa.limits.rate { burst = 20, per-second = 1 }
            """);

    private static int nicks;

    @ParameterizedTest
    @EnumSource
    @Seed("S4-45")
    void every_error_code_can_be_met(ErrorCode code) {
        ErrorCode met = bringAbout(code);

        assertThat(met).isEqualTo(code);
    }

    private static ErrorCode bringAbout(ErrorCode code) {
        return switch (code) {
            case BAD_JSON -> stray(TUPA.connect(), "{\"type\":");
            case BAD_REQUEST -> stray(somebody(), "{\"type\":\"post\",\"room\":\"lobby\",\"text\":\"no cid\"}");
            case UNKNOWN_TYPE -> stray(somebody(), "{\"type\":\"dance\"}");
            case BAD_VERSION -> stray(TUPA.connect(), "{\"type\":\"hello\",\"v\":2,\"nick\":\"late\"}");
            case HELLO_REQUIRED -> TUPA.connect().refused(new Request.Rooms(Optional.empty()));
            case ALREADY_HELLO -> somebody().refused(ScriptedClient.hello("again", Optional.empty()));
            case SESSION_EXPIRED -> TUPA.connect().refused(resumption("0123456789abcdef0123456789abcdef"));
            case NICK_INVALID -> stray(TUPA.connect(), "{\"type\":\"hello\",\"v\":1,\"nick\":\"two words\"}");
            case NICK_TAKEN -> takenNick();
            case ROOM_INVALID -> stray(somebody(), "{\"type\":\"join\",\"room\":\"#lobby\"}");
            case ROOM_FULL -> fullRoom();
            case NOT_IN_ROOM -> refusedPost("elsewhere", "hello");
            case FORBIDDEN -> somebody().refused(new Request.Leave(LOBBY));
            case NO_SUCH_USER -> somebody().refused(new Request.Dm("nobody", new Cid("1"), "hello?"));
            case TEXT_EMPTY -> refusedPost("lobby", " \t ");
            case TEXT_TOO_LONG -> refusedPost("lobby", "12345678901");
            case FRAME_TOO_LARGE -> stray(somebody(), " ".repeat(65_537));
            case CID_CONFLICT -> usedCid();
            case RATE_LIMITED -> overRate();
            case TOO_MANY_ROOMS -> oneRoomTooMany();
            case BUSY -> twoPostsAtOnce();
            case STORAGE_UNAVAILABLE, SHUTTING_DOWN -> abort("needs a store in trouble: see StorageTroubleTest");
            case AUTH_REQUIRED, AUTH_FAILED -> abort("everybody is a guest: there is no login yet");
            case NO_SUCH_ROOM -> abort("rooms come into being when they are joined");
            case INTERNAL -> abort("only a bug brings it about");
        };
    }

    private static ScriptedClient somebody() {
        return TUPA.join("somebody" + ++nicks);
    }

    private static ErrorCode stray(ScriptedClient client, String frame) {
        client.sendRaw(frame);
        return code(client.strayAnswer());
    }

    private static ErrorCode code(Reply reply) {
        return ((Reply.Refusal) reply).code();
    }

    private static Request.Hello resumption(String token) {
        return new Request.Hello(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(token), Map.of());
    }

    private static ErrorCode takenNick() {
        TUPA.join("taken");
        return TUPA.connect().refused(ScriptedClient.hello("TAKEN", Optional.empty()));
    }

    private static ErrorCode fullRoom() {
        TUPA.join("first", "tight");
        return somebody().refused(new Request.Join(new RoomName("tight"), Optional.empty(), 0));
    }

    private static ErrorCode refusedPost(String room, String text) {
        ScriptedClient client = somebody();
        return client.refused(client.post(room, text));
    }

    private static ErrorCode usedCid() {
        ScriptedClient client = somebody();
        client.ask(new Request.Post(LOBBY, new Cid("mine"), "one", Kind.TEXT), Reply.PostDone.class);
        return client.refused(new Request.Post(LOBBY, new Cid("mine"), "another", Kind.TEXT));
    }

    private static ErrorCode overRate() {
        ScriptedClient client = somebody();
        Request question = new Request.Users(Optional.of(LOBBY));
        IntStream.range(0, BURST).forEach(number -> client.ask(question, Reply.UserList.class));
        Reply.Refusal refusal = client.ask(question, Reply.Refusal.class);
        assertThat(refusal.retryAfterMs()).isPresent();
        return refusal.code();
    }

    private static ErrorCode oneRoomTooMany() {
        ScriptedClient client = TUPA.join("traveller", "lobby", "second");
        return client.refused(new Request.Join(new RoomName("third"), Optional.empty(), 0));
    }

    /** In one frame: the second is looked at before the first can have been stored. */
    private static ErrorCode twoPostsAtOnce() {
        String post = "{\"type\":\"post\",\"room\":\"lobby\",\"cid\":\"%s\",\"text\":\"now\"}";
        return stray(somebody(), post.formatted("a") + "\n" + post.formatted("b"));
    }
}
