package tupa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.core.Readiness;
import tupa.core.connection.Outbox;
import tupa.core.connection.Outbox.Verdict;
import tupa.core.connection.Parcel;
import tupa.wire.CloseReason;
import tupa.wire.Event;

class HttpListenerTest {
    private final Gateway gateway;

    HttpListenerTest() throws Exception {
        gateway = new Gateway("""
                tupa.http { allowed-origins = ["https://chat.example.org"], head-timeout = 1 s, keep-alive = 1 s, linger = 500 ms }
                """);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void it_is_alive_and_ready_only_while_the_guardian_serves() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"serving\"}");

        gateway.readiness = Readiness.DRAINING;

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"draining\"}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void it_is_not_ready_and_says_why_while_nothing_can_be_stored() throws Exception {
        gateway.trouble = Optional.of("disk \"full\"");

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body())
                .contains("\"status\":\"storage_unavailable\"", "\"reason\":\"disk \\\"full\\\"\"");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        gateway.trouble = Optional.empty();

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_upgrade_is_told_to_upgrade_and_other_paths_are_not_there() throws Exception {
        HttpResponse<String> plain = get("/ws");

        assertThat(plain.statusCode()).isEqualTo(426);
        assertThat(plain.headers().firstValue("Sec-WebSocket-Version")).hasValue("13");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(plain.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void a_websocket_is_asked_for_with_get() throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            assertThat(client.request("POST /ws HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: GET");
        }
    }

    @Test
    void an_upgrade_in_http_1_0_is_refused() throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            assertThat(client.upgrade("HTTP/1.0")).contains(" 400 ");
        }
    }

    @Test
    void only_listed_origins_the_own_one_and_none_are_admitted() throws Exception {
        assertThat(answerTo("Origin: https://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(answerTo("Origin: null")).startsWith("HTTP/1.1 403");
        assertThat(answerTo("Origin: https://Chat.example.org")).startsWith("HTTP/1.1 101");
        assertThat(answerTo("Origin: http://here")).startsWith("HTTP/1.1 101");
        assertThat(answerTo("X-Nothing: at all")).startsWith("HTTP/1.1 101");
    }

    @Test
    void a_head_that_does_not_come_to_its_end_is_cut_off() throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            client.write("GET /ws HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.rest()).doesNotContain("200 OK");
        }
    }

    @Test
    void a_websocket_outlives_the_deadlines_for_requests() throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            client.upgrade("HTTP/1.1");
            Outbox outbox = gateway.outbox();

            gateway.session.expectNoMessage(Duration.ofMillis(1500));
            outbox.close(Event.Bye.of(CloseReason.IDLE));

            assertThat(client.rest()).contains("\"idle\"");
        }
    }

    @Test
    void a_peer_that_does_not_read_fills_his_outbox_and_no_more_and_is_cut_after_the_last_word() throws Exception {
        try (RawClient client = new RawClient(gateway.address(), 4096)) {
            client.upgrade("HTTP/1.1");
            Outbox outbox = gateway.outbox();
            Parcel parcel = Parcel.of(new Event.Notice("x".repeat(4000)));

            long accepted = fill(outbox, parcel);
            long more = fill(outbox, parcel);
            outbox.close(Event.Bye.of(CloseReason.SLOW_CONSUMER));

            assertThat(accepted * parcel.bytes()).isBetween(1L << 20, 20L << 20);
            assertThat(more).isZero();
            assertThat(gateway.lost().outbox()).isSameAs(outbox);
        }
    }

    @Test
    void at_the_end_everybody_who_was_told_goodbye_hears_it_and_the_rest_is_cut() throws Exception {
        WsClient told = new WsClient(gateway.authority());
        Outbox outbox = gateway.outbox();
        WsClient untold = new WsClient(gateway.authority());
        gateway.outbox();

        gateway.listener.close();
        CompletableFuture<Void> gone = gateway.listener.allGone().toCompletableFuture();
        outbox.close(Event.Bye.of(CloseReason.SHUTTING_DOWN));

        assertThat(told.next()).contains("shutting_down");
        assertThat(told.closeCode()).isEqualTo(1001);
        assertThat(gone).isNotDone();
        gateway.sockets.close();
        assertThat(untold.closeCode()).isEqualTo(1006);
        gone.get(5, TimeUnit.SECONDS);
    }

    /** Offers until it is refused and stays so: what the sockets on the way can hold is taken out meanwhile. */
    private static long fill(Outbox outbox, Parcel parcel) {
        long accepted = 0;
        long quietUntil = System.nanoTime() + 300_000_000L;
        while (System.nanoTime() < quietUntil) {
            if (outbox.offer(parcel, () -> {}) == Verdict.ACCEPTED) {
                accepted++;
                quietUntil = System.nanoTime() + 300_000_000L;
            } else {
                Thread.onSpinWait();
            }
        }
        return accepted;
    }

    private String answerTo(String header) throws Exception {
        try (RawClient client = new RawClient(gateway.address())) {
            return client.upgrade("HTTP/1.1", header);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://" + gateway.authority() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
