package tupa.terminal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.terminal.client.Poll;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;

final class LeftoversTest {
    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.endsWith("-SelectorManager") || name.equals("tupa-tcp"))
                .collect(Collectors.joining(" ", "left: ", ";"));
    }

    @ParameterizedTest
    @EnumSource(TinyServer.Carrier.class)
    void no_thread_that_waits_for_the_network_is_left(TinyServer.Carrier carrier) throws IOException {
        try (TinyServer server = new TinyServer(new FakeServer(), carrier)) {
            Heard heard = new Heard();
            Transport.Connection connection = Transport.to(server.uri()).open(server.uri(), heard);
            assertThat(heard.next()).isEqualTo("opened");
            assertThat(threads()).isNotEqualTo("left: ;");

            connection.close();
            assertThat(heard.next()).startsWith("closed");
            Leftovers.end();

            Poll.until(LeftoversTest::threads, "left: ;");
        }
    }
}
