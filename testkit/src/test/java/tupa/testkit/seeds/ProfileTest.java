package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.conformance.Chatter;
import tupa.testkit.conformance.Chatter.Said;
import tupa.testkit.conformance.JsonChatter;
import tupa.testkit.conformance.LineChatter;
import tupa.testkit.process.ServerProcess;

/** One command opens the ports of all the chats that Tupa grew out of. The ports must be free. */
final class ProfileTest {
    private static final List<String> WEB_SOCKETS =
            List.of("ws://127.0.0.1:5000", "ws://127.0.0.1:5000/ws", "ws://localhost:6968", "ws://127.0.0.1:8081/ws");
    private static final List<String> TCP =
            List.of("tcp://localhost:6969", "tcp://localhost:12345", "tcp://127.0.0.1:8080");

    @Test
    @Seed({"S0-11", "S1-06", "S1-07", "S1-19", "S2-09", "S3-10"})
    void everybody_finds_his_server_and_all_of_them_each_other(@TempDir Path data) {
        List<Chatter> all = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(data, List.of("--profile", "seeds"))) {
            assertThat(server.url()).isEqualTo("ws://127.0.0.1:5000/ws");
            WEB_SOCKETS.forEach(url -> all.add(JsonChatter.connect(url)));
            TCP.forEach(url -> all.add(JsonChatter.connect(url)));
            TCP.forEach(url -> all.add(LineChatter.connect(url)));
            for (Chatter chatter : all) {
                assertThat(chatter.come("user-" + all.indexOf(chatter), "lobby"))
                        .isEmpty();
            }

            assertThat(all.get(0).say("lobby", "hello everybody")).isEmpty();

            assertThat(all).allSatisfy(chatter -> chatter.heardUpTo("lobby", new Said("user-0", "hello everybody")));
        } finally {
            all.forEach(Chatter::close);
        }
    }
}
