package tupa.testkit.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.LengthPrefix;
import tupa.wire.ServerMessage;

/** What strangers send over plain TCP that is no chatting, and what they get for it; docs/abuse.md has a table of it. */
enum TcpInput {
    NOTHING(
            "nothing at all",
            "greeted as a person after `tupa.tcp.silence`, and `hello_required` after `tupa.tcp.login-timeout`") {
        @Override
        void by(Intruder intruder) throws IOException {
            assertThat(intruder.connect().rest()).contains("Nick: ", "!!! hello_required: ");
        }
    },
    LYING_LENGTH(
            "a frame whose length is 0, or beyond `tupa.limits.request`",
            "`frame_too_large`, and `bye frame_too_large`, before any of the frame is there") {
        @Override
        void by(Intruder intruder) throws IOException {
            for (byte[] length : List.of(new byte[] {0, 0, 0, 0}, new byte[] {0, 1, 0, 1})) {
                RawSocket socket = intruder.connect();
                socket.send(length);

                assertThat(refusals(ending(socket, CloseReason.FRAME_TOO_LARGE), ErrorCode.FRAME_TOO_LARGE))
                        .isEqualTo(1);
            }
        }
    },
    SLOW_FRAME(
            "a frame of which not all comes, a byte now and then",
            "`bye protocol_error` after `tupa.tcp.parts-timeout`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.connect();
            socket.send(new byte[] {0, 0, 127, 127});

            assertThat(socket.framesWhileFed((byte) ' ')).last().isEqualTo(Event.Bye.of(CloseReason.PROTOCOL_ERROR));
        }
    },
    FRAME_NOT_UTF8("a frame that is not UTF-8", "`bye protocol_error`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.connect();
            socket.send(LengthPrefix.frame(new byte[] {'{', (byte) 0xe9, '}'}));

            ending(socket, CloseReason.PROTOCOL_ERROR);
        }
    },
    BAD_JSON(
            "a frame with bad JSON",
            "`bad_json`; more than `tupa.limits.bad-requests` in ten seconds: `bye bad_requests`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.connect();
            for (int i = 0; i <= 20; i++) {
                socket.send(LengthPrefix.frame("{".getBytes(UTF_8)));
            }

            assertThat(refusals(ending(socket, CloseReason.BAD_REQUESTS), ErrorCode.BAD_JSON))
                    .isEqualTo(21);
        }
    },
    NO_HELLO("a frame, and no hello", "`bye hello_required` after `tupa.session.hello-timeout`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.connect();
            socket.send(LengthPrefix.frame("{\"type\":\"ping\"}".getBytes(UTF_8)));

            ending(socket, CloseReason.HELLO_REQUIRED);
        }
    },
    ENDLESS_LINE("a line without end", "`text_too_long` once, and thrown away up to its end; the connection goes on") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.person();
            for (int i = 0; i < 100; i++) {
                socket.send("x".repeat(10_000));
            }
            socket.send("\nstill here\nexit\n");

            String said = socket.rest();
            assertThat(said).containsOnlyOnce("!!! text_too_long: ").contains(": still here");
        }
    },
    LINE_NOT_UTF8("a line that is not UTF-8", "`bad_request`, and thrown away; the connection goes on") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.person();
            socket.send("caf\u00e9\nstill here\nexit\n");

            assertThat(socket.rest()).contains("!!! bad_request: ", ": still here");
        }
    },
    FAST_LINES(
            "lines as fast as they go", "`rate_limited` for each that is too many, with its text; then `bye flood`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.person();
            socket.send("quick\n".repeat(1000));

            String said = socket.rest();
            assertThat(said)
                    .contains(": quick\n", "!!! rate_limited: ", " -- quick\n")
                    .contains("!!! flood: ");
        }
    },
    SLOW_LINE("a byte of a line now and then", "nothing: a person may type as slowly as he likes, once he has a nick") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.person();
            for (int i = 0; i < 30; i++) {
                socket.send("z");
                RawSocket.breathe();
            }
            socket.send("\nexit\n");

            assertThat(socket.rest()).contains(": " + "z".repeat(30) + "\n");
        }
    },
    NEVER_READS(
            "a reader of lines who never reads",
            "`bye slow_consumer` when he has taken nothing for `tupa.session.idle-timeout`, and cut after `tupa.tcp.linger`") {
        @Override
        void by(Intruder intruder) throws IOException {
            RawSocket socket = intruder.person();
            long began = System.nanoTime();
            socket.typeUntilCut("/help");

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("not before he has taken nothing for so long, and had time for the goodbye")
                    .isGreaterThan(Duration.ofSeconds(3));
        }
    };

    private final String input;
    private final String consequence;

    TcpInput(String input, String consequence) {
        this.input = input;
        this.consequence = consequence;
    }

    /** Its row in the manual. */
    String row() {
        return "|" + input + "|" + consequence + "|";
    }

    /** Does it once, to the end of it, and asserts that what came of it is what is said to. */
    abstract void by(Intruder intruder) throws IOException;

    private static List<ServerMessage> ending(RawSocket socket, CloseReason reason) throws IOException {
        List<ServerMessage> said = socket.frames();
        assertThat(said).last().isEqualTo(Event.Bye.of(reason));
        return said;
    }

    private static long refusals(List<ServerMessage> said, ErrorCode code) {
        return new Ending(said, 0).refusals(code).size();
    }
}
