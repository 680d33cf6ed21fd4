package tupa.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    private final Wires wires = new Wires();

    @AfterEach
    void close() throws IOException {
        wires.close();
    }

    @Test
    void what_a_peer_writes_is_received_in_order() throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
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
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
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
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
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
    void whoever_is_told_that_this_was_all_reads_the_end_and_may_go_on_writing() throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
        byte[] all = random(3_000_000);
        server.toWrite.add(List.of(all));

        server.connection.finish();

        assertThat(client.getInputStream().readAllBytes()).isEqualTo(all);
        client.getOutputStream().write(new byte[] {1, 2});
        client.close();
        assertThat(Scripted.happens(server.ended)).isTrue();
        assertThat(server.received()).isEqualTo(new byte[] {1, 2});
    }

    @Test
    void a_thousand_wakes_in_one_burst_are_one_turn() throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
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
    void all_who_are_woken_on_their_own_thread_are_written_to_when_it_is_done() throws Exception {
        Listener listener = wires.listen(Wires.MANY);
        List<Socket> clients = new ArrayList<>();
        List<Scripted> servers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            clients.add(wires.connect(listener, "127.0.0." + (2 + i / 4)));
            servers.add(wires.next());
        }
        byte[] same = "all the same".getBytes(UTF_8);
        AtomicInteger tooSoon = new AtomicInteger();

        for (Scripted caller : servers.subList(0, 2)) {
            List<Scripted> served = servers.stream()
                    .filter(server -> server.connection.loop() == caller.connection.loop())
                    .toList();
            caller.connection.loop().execute(() -> {
                served.forEach(server -> server.write(same));
                served.forEach(server -> server.write(same));
                served.forEach(server -> tooSoon.addAndGet(server.writes.get()));
            });
        }

        for (Socket client : clients) {
            assertThat(new String(client.getInputStream().readNBytes(2 * same.length), UTF_8))
                    .isEqualTo("all the sameall the same");
        }
        assertThat(tooSoon).hasValue(0);
    }

    @Test
    void whoever_is_only_written_to_is_asked_nothing_more_until_something_else_happens() throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
        server.steady = true;
        awaitTurn(server);
        int asked = server.asked.get();

        server.write(new byte[] {1});
        server.write(new byte[] {2});
        assertThat(client.getInputStream().readNBytes(2)).containsExactly(1, 2);
        awaitLoop(server);
        assertThat(server.asked).hasValue(asked);

        server.connection.finish();
        assertThat(client.getInputStream().readAllBytes()).as("the end").isEmpty();
        awaitLoop(server);
        assertThat(server.asked).hasValueGreaterThan(asked);
    }

    private static void awaitTurn(Scripted server) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        server.connection.run(done::countDown);
        assertThat(Scripted.happens(done)).isTrue();
        awaitLoop(server);
    }

    /** Until the loop has done what it was about. */
    private static void awaitLoop(Scripted server) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        server.connection.loop().execute(done::countDown);
        assertThat(Scripted.happens(done)).isTrue();
    }

    @Test
    void a_connection_that_is_closed_keeps_nothing_of_what_was_spoken_although_its_time_has_not_come()
            throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        WeakReference<Scripted> conversation = patientUntilClosed(client);

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (conversation.get() != null && System.nanoTime() < deadline) {
            System.gc();
        }

        assertThat(conversation.get()).isNull();
    }

    /** In a method of its own, for what a method has it holds. */
    private WeakReference<Scripted> patientUntilClosed(Socket client) throws Exception {
        Scripted server = wires.next();
        server.patience = TimeUnit.MINUTES.toNanos(1);
        client.getOutputStream().write(1);
        assertThat(server.pieces.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        client.close();
        assertThat(Scripted.happens(server.closed)).isTrue();
        return new WeakReference<>(server);
    }

    @Test
    void a_conversation_that_fails_takes_no_other_with_it() throws Exception {
        Listener listener = wires.listen(Wires.MANY);
        Socket unlucky = wires.connect(listener);
        wires.next().broken = true;
        Socket other = wires.connect(listener);
        Scripted others = wires.next();

        unlucky.getOutputStream().write(1);

        assertThatThrownBy(() -> Wires.readToTheEnd(unlucky)).isInstanceOf(SocketException.class);
        others.write("fine".getBytes(UTF_8));
        assertThat(new String(other.getInputStream().readNBytes(4), UTF_8)).isEqualTo("fine");
    }

    @Test
    void who_is_waited_for_too_long_is_told_to_the_conversation() throws Exception {
        wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();
        server.patience = Duration.ofMillis(100).toNanos();
        server.connection.wake();

        assertThat(Scripted.happens(server.late)).isTrue();
    }

    @Test
    void who_may_be_waited_for_longer_than_a_turn_of_the_wheel_is_told_too_late_all_the_same() throws Exception {
        Duration tick = Duration.ofMillis(2);
        try (Wires quick = Wires.ticking(tick)) {
            quick.connect(quick.listen(Wires.MANY));
            Scripted server = quick.next();
            server.patience = tick.multipliedBy(600).toNanos();
            server.connection.wake();

            assertThat(Scripted.happens(server.late)).isTrue();
        }
    }

    @Test
    void a_conversation_may_become_another_which_hears_the_rest() throws Exception {
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted first = wires.next();
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
        Socket client = wires.connect(wires.listen(Wires.MANY));
        Scripted server = wires.next();

        server.connection.abort();

        assertThatThrownBy(() -> Wires.readToTheEnd(client)).isInstanceOf(SocketException.class);
        assertThat(server.connection.gone().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isNull();
        assertThat(Scripted.happens(server.closed)).isTrue();
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
}
