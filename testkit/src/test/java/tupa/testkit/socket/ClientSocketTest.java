package tupa.testkit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientSocketTest implements ClientSocket.Listener {
    private static final long PATIENCE_MS = 20_000;

    private final List<String> told = new ArrayList<>();
    private final FramedPeer server;
    private final Loop loop;
    private ClientSocket socket;

    ClientSocketTest() throws IOException {
        server = new FramedPeer();
        loop = new Loop();
    }

    @BeforeEach
    void connect() throws IOException {
        socket = new ClientSocket(loop, server.address(), server.url(), new SplittableRandom(1), this);
        server.accept();
        awaitTold("opened");
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
    }

    @Test
    void on_tcp_messages_go_both_ways_and_the_end_is_told() throws IOException {
        socket.send("to the server: ü");
        assertThat(server.heard()).isEqualTo("to the server: ü");

        server.say("to the client: ü");
        awaitTold("to the client: ü");
        server.hangUp();
        awaitTold("closed");

        assertThat(told).containsExactly("opened", "to the client: ü", "closed");
    }

    @Test
    void a_length_that_may_not_be_is_the_end() throws IOException {
        server.say("before");
        server.begin(0);

        awaitTold("closed");

        assertThat(told).containsExactly("opened", "before", "closed");
    }

    @Test
    void whoever_sleeps_hears_nothing_until_he_wakes() throws IOException {
        socket.pause();
        server.say("while asleep");
        socket.send("asleep, too");
        loop.runUntil(() -> told.size() > 1, 50);
        assertThat(told).containsExactly("opened");

        socket.resume();
        awaitTold("while asleep");

        assertThat(server.heard()).isEqualTo("asleep, too");
    }

    private void awaitTold(String last) throws IOException {
        boolean came = loop.runUntil(() -> told.contains(last), PATIENCE_MS);

        assertThat(came).as("%s, not only %s", last, told).isTrue();
    }

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void text(String frame) {
        told.add(frame);
    }

    @Override
    public void closed(String why) {
        told.add("closed");
    }
}
