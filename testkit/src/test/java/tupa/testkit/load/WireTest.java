package tupa.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tupa.testkit.socket.FramedPeer;

class WireTest {
    private static final int PATIENCE_MS = 20_000;

    private final List<String> told = new ArrayList<>();
    private final FramedPeer server;
    private final Selector selector;
    private final Wire wire;

    WireTest() throws IOException {
        server = new FramedPeer();
        selector = Selector.open();
        wire = Wire.open(
                server.url(),
                selector,
                (bytes, from, to) -> told.add(new String(bytes, from, to - from, StandardCharsets.UTF_8)),
                new SplittableRandom(1));
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        selector.close();
        server.close();
    }

    @Test
    void what_is_sent_before_a_tcp_connection_is_there_goes_first() throws IOException {
        wire.text("hello");
        server.accept();
        turn();
        wire.add("one");
        wire.text("two");

        assertThat(server.heard()).isEqualTo("hello");
        assertThat(server.heard()).isEqualTo("one");
        assertThat(server.heard()).isEqualTo("two");
    }

    @Test
    void what_comes_is_passed_on_until_the_server_closes() throws IOException {
        server.accept();
        String longer = "longer ".repeat(50_000);
        turn();
        server.say("first");
        server.say(longer);
        server.hangUp();

        assertThatThrownBy(() -> {
                    while (true) {
                        turn();
                    }
                })
                .hasMessage("the server closed a connection");

        assertThat(told).containsExactly("first", longer);
    }

    private void turn() throws IOException {
        assertThat(selector.select(PATIENCE_MS)).isPositive();
        selector.selectedKeys().clear();
        wire.ready();
    }
}
