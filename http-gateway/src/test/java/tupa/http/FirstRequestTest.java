package tupa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a request is the first on its connection, and read on the loop if it is plain, or the second, which the engine reads, makes no difference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstRequestTest {
    private static final String KEY = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String ASKED = "Host: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    private static final String PLAIN = ASKED + KEY + VERSION;

    private Gateway gateway;

    @BeforeAll
    void start() throws Exception {
        gateway = new Gateway("tupa.http.allowed-origins = [\"https://chat.example.org\"]");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "Upgrade: WebSocket\r\nhost:here\r\nCONNECTION:  keep-alive , UPGRADE\r\n" + KEY + VERSION,
                PLAIN + "Origin: https://chat.example.org\r\n",
                PLAIN + "Origin: http://here\r\n",
                PLAIN + "Origin: https://evil.example\r\n",
                PLAIN + "Sec-WebSocket-Protocol: other, tupa.v1\r\n",
                PLAIN + "Sec-WebSocket-Protocol: other\r\n",
                PLAIN + "Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Protocol: tupa.v1\r\n",
                PLAIN + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
                PLAIN + "User-Agent: somebody/1.0 (a \"comment\")\r\nCookie: a=b; c=d\r\nX-Empty:\r\n",
                PLAIN + "Connection: keep-alive\r\n",
                PLAIN + "Upgrade: h2c\r\n",
                PLAIN + "Content-Length: 0\r\n",
                PLAIN + " folded: yes\r\n",
                PLAIN + "No colon\r\n",
                PLAIN + "Spaced : name\r\n",
                "Upgrade: websocket\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                "Host: here\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                "Host: here\r\nUpgrade: websocket\r\n" + KEY + VERSION,
                "Host: here\r\nUpgrade: websocket\r\nConnection: upgraded\r\n" + KEY + VERSION,
                PLAIN + "Connection: close, Upgrade\r\n",
                "Host: here\r\nUpgrade: websocket\r\nConnection: close, Upgrade\r\n" + KEY + VERSION,
                "Host: \r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                "Host: a b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                "Host: a/b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                "Host: [::1]:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + KEY + VERSION,
                PLAIN + "Sec-WebSocket-Protocol: a b, tupa.v1\r\n",
                PLAIN + "Sec-WebSocket-Protocol: tupa.v1,\r\n",
                PLAIN + "X-Line: \nOrigin: https://evil.example\r\n",
                PLAIN + "X-Line: a\n\r\nFoo: b\r\n",
                PLAIN + "X-Tab: \ta\tb\t\r\n",
                PLAIN + "X-Escape: \u001c\r\n",
                "",
                ASKED + VERSION,
                ASKED + KEY,
                ASKED + KEY + "Sec-WebSocket-Version: 8\r\n",
            })
    void a_request_for_a_websocket_is_answered_alike_as_the_first_and_as_the_second(String headers) throws Exception {
        String head = "GET /ws HTTP/1.1\r\n" + headers + "\r\n";

        assertThat(first(head)).isEqualTo(second(head));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws HTTP/1.0",
                "GET /ws?a=b HTTP/1.1",
                "GET /ws/ HTTP/1.1",
                "GET /health/live HTTP/1.1",
                "POST /ws HTTP/1.1",
                "get /ws HTTP/1.1",
                "GET  /ws HTTP/1.1",
                "GET /ws HTTP/2.0",
            })
    void so_is_a_request_for_something_else(String line) throws Exception {
        String head = line + "\r\n" + PLAIN + "\r\n";

        assertThat(first(head)).isEqualTo(second(head));
    }

    @Test
    void what_comes_in_two_pieces_is_put_together() throws Exception {
        String head = "GET /ws HTTP/1.1\r\n" + PLAIN + "\r\n";
        String answer;
        try (RawClient client = new RawClient(gateway.address())) {
            client.write(head.substring(0, 20).getBytes(StandardCharsets.US_ASCII));
            answer = spoken(client, head.substring(20));
        }
        gateway.lost();

        assertThat(answer).contains(" 101 ");
    }

    private String first(String head) throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            return finished(spoken(client, head), client);
        }
    }

    /** After one that is refused, so that the engine has the connection. */
    private String second(String head) throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            assertThat(client.request("GET /ws HTTP/1.1\r\nHost: here\r\n\r\n")).contains(" 426 ");
            client.input().readNBytes("Only WebSocket version 13 is spoken here.\n".length());
            return finished(spoken(client, head), client);
        }
    }

    private String spoken(RawClient client, String request) throws Exception {
        String head = client.request(request);
        if (isUpgraded(head)) {
            client.frame(true, 1, "hello");
            assertThat(gateway.heard()).hasSize(1);
        }
        return head;
    }

    private String finished(String head, RawClient client) throws Exception {
        client.close();
        if (isUpgraded(head)) {
            gateway.lost();
        }
        return head.lines()
                .filter(line -> !line.startsWith("Date: "))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static boolean isUpgraded(String head) {
        return head.contains(" 101 ");
    }
}
