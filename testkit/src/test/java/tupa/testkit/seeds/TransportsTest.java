package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.testkit.TupaServer;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.conformance.Chatter;
import tupa.testkit.conformance.Chatter.Said;
import tupa.testkit.conformance.JsonChatter;
import tupa.testkit.conformance.LineChatter;

/** One server that speaks WebSocket and plain TCP, to users who meet in the same rooms. */
final class TransportsTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    private final List<Chatter> chatters = new ArrayList<>();

    @AfterEach
    void go() {
        chatters.forEach(Chatter::close);
    }

    @Test
    @Seed({"S1-01", "S1-09", "S1-13", "S2-36"})
    void users_of_web_socket_and_of_tcp_are_in_one_list_and_talk_to_each_other() {
        Chatter web = add(JsonChatter.connect(TUPA.server().url()));
        Chatter framed = add(JsonChatter.connect(TUPA.server().tcpUrl()));
        Chatter lines = add(LineChatter.connect(TUPA.server().tcpUrl()));
        assertThat(web.come("wilma", "mixed")).isEmpty();
        assertThat(framed.come("fred", "mixed")).isEmpty();
        assertThat(lines.come("lucy", "mixed")).isEmpty();

        for (Chatter chatter : chatters) {
            assertThat(chatter.everybody()).contains("wilma", "fred", "lucy");
        }
        web.say("mixed", "one");
        framed.say("mixed", "two");
        lines.say("mixed", "three");
        for (Chatter chatter : chatters) {
            assertThat(chatter.heardUpTo("mixed", new Said("lucy", "three")))
                    .containsExactly(new Said("wilma", "one"), new Said("fred", "two"), new Said("lucy", "three"));
        }
    }

    @Test
    @Seed({"S2-32", "S2-59", "S2-67", "S3-08"})
    void messages_keep_their_bounds_on_one_stable_tcp_connection() {
        Chatter alice = add(JsonChatter.connect(TUPA.server().tcpUrl()));
        Chatter bob = add(JsonChatter.connect(TUPA.server().tcpUrl()));
        alice.come("alice", "framed");
        bob.come("bob", "framed");
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String text = "x".repeat(1 + 280 * i) + " { \n } \u0000\u0001 grüß " + i;
            assertThat(alice.say("framed", text)).isEmpty();
            said.add(new Said("alice", text.replaceAll("[\u0000\u0001]", "")));
        }

        assertThat(bob.heardUpTo("framed", said.get(14))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "\"::1\""})
    @Seed("S3-07")
    void it_listens_on_ipv4_and_on_ipv6(String host) {
        try (TupaServer server =
                TupaServer.inMemory().with("tupa.tcp.host = " + host).start()) {
            Chatter lines = add(LineChatter.connect(server.tcpUrl()));
            Chatter framed = add(JsonChatter.connect(server.tcpUrl()));

            assertThat(lines.come("alice", "lobby")).isEmpty();
            assertThat(framed.come("bob", "lobby")).isEmpty();
            lines.awaitJoined("lobby", "bob");
        }
    }

    private Chatter add(Chatter chatter) {
        chatters.add(chatter);
        return chatter;
    }
}
