package tupa.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    private static final int MANY = 10_000;
    private static final Addresses.Limits LIMITS =
            new Addresses.Limits(true, 4, MANY, MANY, 2, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Sockets sockets = Sockets.start(2, "test-sockets", LIMITS);
    private final BlockingQueue<Scripted> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        sockets.close();
    }

    @Test
    void what_a_peer_writes_is_received_in_order() throws Exception {
        Socket client = connect(listen(MANY));
        Scripted server = next();
        byte[] bytes = random(300_000);

        client.getOutputStream().write(bytes);
        client.shutdownOutput();

        assertThat(Scripted.happens(server.ended)).isTrue();
        assertThat(server.received()).isEqualTo(bytes);
        assertThat(Scripted.happens(server.closed)).isTrue();
    }

    @Test
    void what_is_written_arrives_in_order_however_it_is_cut_and_however_slowly_it_is_read() throws Exception {
        Random random = new Random(1);
        Socket client = connect(listen(MANY));
        Scripted server = next();
        byte[] all = random(20_000_000);

        int at = 0;
        while (at < all.length) {
            List<byte[]> parts = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0 && at < all.length; i--) {
                int size = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 300 : 300_000));
                parts.add(java.util.Arrays.copyOfRange(all, at, at + size));
                at += size;
            }
            server.write(parts.toArray(new byte[0][]));
        }
        server.over = true;
        server.connection.wake();

        assertThat(client.getInputStream().readAllBytes()).isEqualTo(all);
    }

    @Test
    void a_peer_is_held_back_while_nothing_is_read_and_loses_nothing() throws Exception {
        Socket client = connect(listen(MANY));
        Scripted server = next();
        server.reading = false;
        byte[] bytes = random(30_000_000);
        Thread writer = new Thread(() -> write(client, bytes));
        writer.start();

        writer.join(300);
        assertThat(writer.isAlive()).as("more than the kernel holds").isTrue();
        assertThat(server.received()).isEmpty();
        server.reading = true;
        server.connection.wake();

        assertThat(Scripted.happens(server.ended)).isTrue();
        assertThat(server.received()).isEqualTo(bytes);
    }

    @Test
    void a_thousand_wakes_in_one_burst_are_one_turn() throws Exception {
        Socket client = connect(listen(MANY));
        Scripted server = next();
        server.connection.run(() -> {
            // While the loop is busy here, nothing is written.
            for (int i = 0; i < 1000; i++) {
                server.connection.wake();
            }
            server.toWrite.add(List.of("once".getBytes(UTF_8)));
        });

        assertThat(new String(client.getInputStream().readNBytes(4), UTF_8)).isEqualTo("once");
        assertThat(server.writes).hasValue(1);
    }

    @Test
    void whoever_is_not_let_in_is_closed_at_once() throws Exception {
        Listener listener = sockets.listen(local(0), 16, MANY, connection -> Optional.empty());

        assertThat(connect(listener).getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void one_too_many_waits_until_another_goes() throws Exception {
        Listener listener = listen(2);
        Socket first = connect(listener);
        connect(listener);
        next();
        next();
        connect(listener);

        assertThat(accepted.poll(300, TimeUnit.MILLISECONDS)).isNull();
        first.close();

        assertThat(next()).isNotNull();
    }

    @Test
    void a_conversation_that_fails_takes_no_other_with_it() throws Exception {
        Listener listener = listen(MANY);
        Socket unlucky = connect(listener);
        next().broken = true;
        Socket other = connect(listener);
        Scripted others = next();

        unlucky.getOutputStream().write(1);

        assertThatThrownBy(() -> readToTheEnd(unlucky)).isInstanceOf(SocketException.class);
        others.write("fine".getBytes(UTF_8));
        assertThat(new String(other.getInputStream().readNBytes(4), UTF_8)).isEqualTo("fine");
    }

    @Test
    void who_is_waited_for_too_long_is_told_to_the_conversation() throws Exception {
        connect(listen(MANY));
        Scripted server = next();
        server.patience = Optional.of(Duration.ofMillis(100));
        server.connection.wake();

        assertThat(Scripted.happens(server.late)).isTrue();
    }

    @Test
    void a_conversation_may_become_another_which_hears_the_rest() throws Exception {
        Socket client = connect(listen(MANY));
        Scripted first = next();
        Scripted second = new Scripted(first.connection);

        CountDownLatch become = new CountDownLatch(1);

        first.connection.run(() -> {
            first.connection.become(second);
            become.countDown();
        });
        assertThat(Scripted.happens(become)).isTrue();
        client.getOutputStream().write(7);

        assertThat(second.pieces.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first.received()).isEmpty();
        client.close();
        assertThat(Scripted.happens(second.closed)).isTrue();
    }

    @Test
    void an_aborted_connection_is_reset() throws Exception {
        Socket client = connect(listen(MANY));
        Scripted server = next();

        server.connection.abort();

        assertThatThrownBy(() -> readToTheEnd(client)).isInstanceOf(SocketException.class);
        assertThat(server.connection.gone().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isNull();
        assertThat(Scripted.happens(server.closed)).isTrue();
    }

    @Test
    void a_port_that_is_closed_lets_nobody_in_and_cuts_nobody_off() throws Exception {
        Listener listener = listen(MANY);
        Socket client = connect(listener);
        Scripted server = next();

        listener.close();
        server.write("still here".getBytes(UTF_8));

        assertThat(new String(client.getInputStream().readNBytes(10), UTF_8)).isEqualTo("still here");
        assertThatThrownBy(() -> connectAgainAndAgain(listener)).isInstanceOf(IOException.class);
    }

    @Test
    void one_too_many_from_one_address_is_cut_and_others_are_let_in() throws Exception {
        Listener listener = listen(MANY);
        for (int i = 0; i < 4; i++) {
            connect(listener);
            next();
        }

        Socket fifth = connect(listener);
        assertThatThrownBy(() -> readToTheEnd(fifth)).isInstanceOf(SocketException.class);
        connect(listener, "127.0.0.2");

        assertThat(next().connection.peer().getAddress().getHostAddress()).isEqualTo("127.0.0.2");
    }

    @Test
    void who_offends_is_kept_out_and_whoever_is_in_stays() throws Exception {
        Listener listener = listen(MANY);
        Socket client = connect(listener, "127.0.0.2");
        Scripted server = next();
        for (int i = 0; i < 3; i++) {
            server.connection.offended();
        }

        Socket again = connect(listener, "127.0.0.2");
        assertThatThrownBy(() -> readToTheEnd(again)).isInstanceOf(SocketException.class);

        server.write("still here".getBytes(UTF_8));
        assertThat(new String(client.getInputStream().readNBytes(10), UTF_8)).isEqualTo("still here");
    }

    @Test
    void a_port_that_is_taken_is_refused_with_the_reason() throws Exception {
        Listener listener = listen(MANY);

        assertThatThrownBy(() -> sockets.listen(listener.address(), 16, MANY, connection -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
    }

    private Listener listen(int max) throws IOException {
        return sockets.listen(local(0), 16, max, connection -> {
            Scripted conversation = new Scripted(connection);
            accepted.add(conversation);
            return Optional.of(conversation);
        });
    }

    private Socket connect(Listener listener) throws IOException {
        return connect(listener, "127.0.0.1");
    }

    private Socket connect(Listener listener, String from) throws IOException {
        Socket client = new Socket();
        client.setSoTimeout(20_000);
        client.bind(new InetSocketAddress(from, 0));
        client.connect(listener.address());
        clients.add(client);
        return client;
    }

    /** Ends when it is refused; the port closes soon, not at once. */
    private void connectAgainAndAgain(Listener listener) throws IOException {
        while (true) {
            connect(listener).close();
        }
    }

    private Scripted next() throws InterruptedException {
        Scripted next = accepted.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody was let in");
        }
        return next;
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
        } catch (IOException closed) {
            throw new AssertionError(closed);
        }
    }

    private static int readToTheEnd(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        int last = in.read();
        while (last >= 0) {
            last = in.read();
        }
        return last;
    }
}
