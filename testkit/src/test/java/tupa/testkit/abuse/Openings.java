package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tupa.wire.CloseReason;

/** What can be done before there is a user, or a WebSocket. */
final class Openings {
    private static final int CROWD = 200;
    private static final int DROPS = 50;
    private static final int BODY = 60_000;

    private Openings() {}

    static void slowHeads(Intruder intruder) throws IOException {
        allAreCut(intruder, "GET /ws HTTP/1.1\r\nHost: here\r\nX-Slow: ", (byte) 'x');
    }

    static void silence(Intruder intruder) throws IOException {
        allAreCut(intruder, "");
    }

    private static void allAreCut(Intruder intruder, String begin, byte... more) throws IOException {
        List<RawSocket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            RawSocket socket = intruder.connect();
            socket.send(begin);
            crowd.add(socket);
        }
        for (RawSocket socket : crowd) {
            socket.feedUntilCut(more);
        }
    }

    static void slowBody(Intruder intruder) throws IOException {
        RawSocket socket = intruder.connect();
        socket.send("POST /health/ready HTTP/1.1\r\nHost: here\r\nContent-Length: " + BODY + "\r\n\r\n");

        assertThat(socket.restWhileFed((byte) 'x')).startsWith("HTTP/1.1 405 ");
    }

    static void longHead(Intruder intruder) throws IOException {
        RawSocket socket = intruder.connect();
        socket.send("GET /ws HTTP/1.1\r\nHost: here\r\nX-Long: " + "x".repeat(BODY) + "\r\n\r\n");

        assertThat(socket.rest()).startsWith("HTTP/1.1 431 ");
    }

    static void noHttp(Intruder intruder) throws IOException {
        RawSocket socket = intruder.connect();
        socket.send(new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03});

        assertThat(socket.rest()).startsWith("HTTP/1.1 400 ");
    }

    static void noHello(Intruder intruder) throws IOException {
        intruder.upgraded().ending().is(CloseReason.HELLO_REQUIRED);
    }

    /** At every stage, with and without a word to the kernel at the other end. */
    static void drops(Intruder intruder) throws IOException {
        for (int i = 0; i < DROPS; i++) {
            RawSocket socket = intruder.connect();
            int stage = i % 4;
            if (stage == 1) {
                socket.send("GET /ws HTTP/1.1\r\n");
            } else if (stage > 1) {
                socket.upgrade("");
            }
            if (stage == 3) {
                socket.say(Intruder.hello(intruder.nick() + "-" + i, intruder.nick()));
            }
            if (i % 8 < 4) {
                socket.reset();
            } else {
                socket.close();
            }
        }
    }
}
