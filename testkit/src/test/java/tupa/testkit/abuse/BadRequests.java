package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.ServerMessage;

/** What can be asked in sound frames. */
final class BadRequests {
    /** Of requests that make no sense in ten seconds; the next is the last. */
    private static final int MISTAKES = 20;

    private static final int BURST = 20;
    private static final int PER_SECOND = 10;

    /** Ten a second are let through besides. */
    private static final int SLACK = 20;

    /** Refused in ten seconds; one more is a flood. */
    private static final int REFUSED = 200;

    private static final int MANY = 1000;
    private static final int ROOMS_IN_HELLO = 200;
    private static final int ROOMS_MAX = 50;
    private static final int SMALL_BUFFER = 4096;

    /** As many bytes as a text may have: one that a page of history has room for 16 times. */
    private static final String LONG = "\ud83d\ude00".repeat(4000);

    private static final List<String> BAD_JSON = List.of(
            "[".repeat(30_000),
            "{\"a\":".repeat(10_000),
            "{\"type\":\"ping\",\"a\":" + "[".repeat(33) + "]".repeat(33) + "}",
            "{\"type\":\"ping\",\"a\":" + "9".repeat(65) + "}",
            "{\"type\":\"ping\",\"a\":-}",
            "{\"type\":\"ping\",\"a\":01}",
            "{\"type\":\"ping\",\"a\":1e}",
            "{\"type\":\"ping\",\"a\":NaN}",
            "{\"type\":\"ping\",\"type\":\"ping\"}",
            "{\"type\":\"ping\",\"a\":{\"b\":1,\"b\":2}}",
            "{\"type\":\"ping\",\"" + "x".repeat(60_000) + "\":1}",
            "{\"type\":\"ping\",\"a\":\"\\ud800\"}",
            "{\"type\":\"ping\"} {\"type\":\"ping\"}",
            "{\"type\":\"ping\"",
            "{\"type\":\"ping\",}",
            "{type:\"ping\"}",
            "\"ping\"",
            "null",
            "1e9999",
            "// ping",
            "\u0000");

    private BadRequests() {}

    static void badJson(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        for (String line : BAD_JSON) {
            socket.say(line);
        }

        Ending ending = socket.ending().is(CloseReason.BAD_REQUESTS);
        assertThat(ending.refusals(ErrorCode.BAD_JSON)).hasSize(MISTAKES + 1);
    }

    static void megabyteName(Intruder intruder) throws IOException {
        RawSocket socket = intruder.upgraded();
        socket.send(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0});
        socket.send("{\"" + "x".repeat(50_000));

        Ending ending = socket.ending().is(CloseReason.FRAME_TOO_LARGE);
        assertThat(ending.refusals(ErrorCode.FRAME_TOO_LARGE)).hasSize(1);
    }

    static void joins(Intruder intruder) throws IOException {
        Ending ending = flood(
                intruder,
                number -> String.format("{'type':'join','room':'%s-%d','id':'%d'}", intruder.nick(), number, number));

        assertThat(ending.replies())
                .filteredOn(Reply.JoinDone.class::isInstance)
                .hasSizeBetween(1, BURST + SLACK);
    }

    /** Nobody gets more rooms than a user may be in, or sooner than by asking for each. */
    static void roomsInHello(Intruder intruder) throws IOException {
        long begun = System.nanoTime();
        List<ServerMessage> said = named(intruder, ROOMS_IN_HELLO, ROOMS_MAX);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofSeconds((ROOMS_MAX - BURST) / PER_SECOND - 1L));
        assertThat(said).filteredOn(Event.Notice.class::isInstance).hasSize(ROOMS_IN_HELLO - ROOMS_MAX);
    }

    static void roomsAtOnce(Intruder intruder) throws IOException {
        assertThat(named(intruder, BURST, BURST))
                .filteredOn(Event.Notice.class::isInstance)
                .isEmpty();
    }

    private static List<ServerMessage> named(Intruder intruder, int named, int entered) throws IOException {
        RawSocket socket = intruder.upgraded();
        String[] rooms = IntStream.range(0, named)
                .mapToObj(number -> intruder.nick() + "-" + number)
                .toArray(String[]::new);
        socket.say(Intruder.hello(intruder.nick(), rooms));
        List<ServerMessage> said = new ArrayList<>(socket.hearUntil(Event.Live.class, entered));
        socket.say("{'type':'bye'}");
        said.addAll(socket.ending().is(CloseReason.CLOSED).said());

        assertThat(said).filteredOn(Event.Joined.class::isInstance).hasSize(entered);
        return said;
    }

    static void nicks(Intruder intruder) throws IOException {
        Ending ending =
                flood(intruder, number -> String.format("{'type':'nick','nick':'%s-%d'}", intruder.nick(), number));

        assertThat(ending.said())
                .filteredOn(Event.NickChanged.class::isInstance)
                .hasSizeBetween(1, BURST + SLACK);
    }

    /** Those that were let through are stored, although their author was gone before he could be told. */
    static void posts(Intruder intruder) throws IOException {
        flood(intruder, number -> post(intruder, number, "spam"));

        RawSocket witness = intruder.upgraded();
        witness.say(Intruder.hello(intruder.nick() + "-2", intruder.nick()));
        List<ServerMessage> heard = witness.hearUntil(Event.Message.class, BURST);
        assertThat(heard)
                .filteredOn(Event.Message.class::isInstance)
                .extracting(message -> ((Event.Message) message).cid())
                .doesNotHaveDuplicates();
    }

    static void pings(Intruder intruder) throws IOException {
        RawSocket socket = intruder.user();
        for (int i = 0; i < MANY; i++) {
            socket.say("{'type':'ping'}");
        }

        Ending ending = socket.ending().is(CloseReason.FLOOD);
        assertThat(ending.replies()).filteredOn(Reply.Pong.class::isInstance).hasSize(REFUSED);
    }

    /** Each for a nick that somebody has. */
    static void hellos(Intruder intruder) throws IOException {
        intruder.user().hearUntil(Event.Live.class);
        RawSocket socket = intruder.upgraded();
        for (int i = 0; i < MANY; i++) {
            socket.say(Intruder.hello(intruder.nick(), intruder.nick()));
        }

        Ending ending = socket.ending().isFloodAfter(REFUSED + 1);
        assertThat(ending.refusals(ErrorCode.NICK_TAKEN)).hasSizeBetween(BURST, BURST + SLACK);
    }

    /** He asks on, within his rate, until buffers on the way and what the server keeps for him are full. */
    static void neverReads(Intruder intruder) throws IOException {
        RawSocket author = intruder.user();
        for (int number = 0; number < BURST; number++) {
            author.say(post(intruder, number, LONG));
        }
        author.hearUntil(Event.Message.class, BURST);
        RawSocket dead = intruder.connect(SMALL_BUFFER);
        dead.upgrade("");
        dead.say(Intruder.hello(intruder.nick() + "-2", intruder.nick()));

        dead.sayUntilCut(String.format("{'type':'history','after':0,'limit':200,'room':'%s'}", intruder.nick()));
    }

    private static String post(Intruder intruder, int number, String text) {
        return String.format("{'type':'post','room':'%s','cid':'%d','text':'%s'}", intruder.nick(), number, text);
    }

    private static Ending flood(Intruder intruder, IntFunction<String> request) throws IOException {
        RawSocket socket = intruder.user();
        for (int i = 0; i < MANY; i++) {
            socket.say(request.apply(i));
        }
        return socket.ending().isFloodAfter(REFUSED + 1);
    }
}
