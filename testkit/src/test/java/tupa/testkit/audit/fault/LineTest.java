package tupa.testkit.audit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.testkit.socket.Loop;

/** A client and a server that are plain sockets, and the line between them, all on the thread of the test. */
class LineTest {
    private static final long LONG = 60_000;
    private static final long PATIENCE = 20_000;

    /** One end: what came, and how it ended. */
    private static final class End implements Loop.Ready {
        private final SocketChannel channel;
        private final StringBuilder came = new StringBuilder();
        private boolean ended;
        private boolean broken;

        End(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
            int count = channel.read(bytes);
            ended = count < 0;
            if (ended) {
                key.cancel();
            }
            came.append(StandardCharsets.US_ASCII.decode(bytes.flip()));
        }

        @Override
        public void broken(IOException failure) {
            broken = true;
        }

        void say(String text) throws IOException {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        }

        boolean isOver() {
            return ended || broken;
        }
    }

    private final Loop loop;
    private final ServerSocketChannel listener;
    private final Line line;
    private End client;
    private End server;

    LineTest() throws IOException {
        loop = new Loop();
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress target = (InetSocketAddress) listener.getLocalAddress();
        line = new Line(loop, () -> target);
        client = new End(SocketChannel.open(line.address()));
        server = client;
    }

    @BeforeEach
    void connect() throws IOException {
        loop.register(client.channel, SelectionKey.OP_READ, client);
        listener.configureBlocking(false);
        loop.register(listener, SelectionKey.OP_ACCEPT, new Loop.Ready() {
            @Override
            public void ready(SelectionKey key) throws IOException {
                server = new End(listener.accept());
                loop.register(server.channel, SelectionKey.OP_READ, server);
            }

            @Override
            public void broken(IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
        await(() -> server != client);
        client.say("hello");
        await(() -> server.came.toString().equals("hello"));
        server.say("welcome");
        await(() -> client.came.toString().equals("welcome"));
        client.came.setLength(0);
        server.came.setLength(0);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
    }

    private void await(BooleanSupplier done) throws IOException {
        assertThat(loop.runUntil(done, PATIENCE)).isTrue();
    }

    /** Time in which what is not held up would have come. */
    private void pass(long millis) throws IOException {
        loop.runUntil(() -> false, millis);
    }

    private boolean suffer(FaultKind kind, boolean towardsServer, long millis) {
        return line.suffer(new Fault(0, 0, kind, towardsServer, millis));
    }

    @Test
    void a_cut_lets_half_of_what_comes_next_through_and_ends_both_ways() throws IOException {
        assertThat(suffer(FaultKind.CUT, false, 0)).isTrue();
        server.say("0123456789");

        await(() -> client.isOver() && server.isOver());
        assertThat(client.came).hasToString("01234");
        assertThat(client.ended).isTrue();
    }

    @Test
    void a_cut_does_not_wait_for_ever() throws IOException {
        suffer(FaultKind.CUT, true, 0);

        await(() -> client.isOver() && server.isOver());
    }

    @Test
    void a_reset_breaks_both_ends() throws IOException {
        suffer(FaultKind.RESET, true, 0);

        await(() -> client.broken && server.broken);
    }

    @Test
    void a_stall_holds_both_ways_and_then_lets_all_of_it_pass() throws IOException {
        suffer(FaultKind.STALL, true, 300);
        client.say("up");
        server.say("down");
        pass(150);
        assertThat(client.came.toString() + server.came).isEmpty();

        await(() ->
                client.came.toString().equals("down") && server.came.toString().equals("up"));
    }

    @Test
    void silence_holds_one_way_only() throws IOException {
        suffer(FaultKind.SILENCE, true, 300);
        client.say("up");
        server.say("down");
        await(() -> client.came.toString().equals("down"));
        assertThat(server.came).isEmpty();

        await(() -> server.came.toString().equals("up"));
    }

    @Test
    void a_trickle_lets_little_through_until_it_ends() throws IOException {
        String much = "x".repeat(20_000);
        suffer(FaultKind.TRICKLE, true, LONG);
        server.say(much);
        await(() -> client.came.length() >= 96);
        assertThat(client.came.length()).isLessThan(much.length());

        line.heal();
        await(() -> client.came.length() == much.length());
    }

    @Test
    void half_open_towards_the_server_tells_it_nothing() throws IOException {
        suffer(FaultKind.HALF_OPEN, true, LONG);
        await(() -> client.broken);
        server.say("are you there?");
        pass(100);
        assertThat(server.isOver()).isFalse();

        line.heal();
        await(() -> server.isOver());
    }

    @Test
    void half_open_towards_the_client_tells_him_nothing() throws IOException {
        suffer(FaultKind.HALF_OPEN, false, LONG);
        await(() -> server.broken);
        client.say("are you there?");
        pass(100);
        assertThat(client.isOver()).isFalse();

        line.heal();
        await(() -> client.isOver());
    }

    @Test
    void a_close_of_one_end_comes_to_the_other() throws IOException {
        client.say("bye");
        client.channel.close();

        await(() -> server.ended);
        assertThat(server.came).hasToString("bye");
        assertThat(suffer(FaultKind.RESET, true, 0))
                .as("half closed is still a connection")
                .isTrue();
    }

    @Test
    void a_server_that_is_not_there_breaks_the_client() throws IOException {
        listener.close();
        End late = new End(SocketChannel.open(line.address()));
        loop.register(late.channel, SelectionKey.OP_READ, late);

        await(late::isOver);
    }
}
