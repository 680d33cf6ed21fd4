package tupa.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in. */
final class AcceptorTest {
    private final Wires wires = new Wires();

    @AfterEach
    void close() throws IOException {
        wires.close();
    }

    @Test
    void whoever_is_not_let_in_is_closed_at_once() throws Exception {
        Listener listener = wires.sockets.listen(Wires.local(), 16, Wires.MANY, connection -> Optional.empty());

        assertThat(wires.connect(listener).getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void one_too_many_waits_until_another_goes() throws Exception {
        Listener listener = wires.listen(2);
        Socket first = wires.connect(listener);
        wires.connect(listener);
        wires.next();
        wires.next();
        wires.connect(listener);

        assertThat(wires.accepted.poll(300, TimeUnit.MILLISECONDS)).isNull();
        first.close();

        assertThat(wires.next()).isNotNull();
    }

    @Test
    void a_port_that_is_closed_lets_nobody_in_and_cuts_nobody_off() throws Exception {
        Listener listener = wires.listen(Wires.MANY);
        Socket client = wires.connect(listener);
        Scripted server = wires.next();

        listener.close();
        server.write("still here".getBytes(UTF_8));

        assertThat(new String(client.getInputStream().readNBytes(10), UTF_8)).isEqualTo("still here");
        assertThatThrownBy(() -> connectAgainAndAgain(listener)).isInstanceOf(IOException.class);
    }

    @Test
    void one_too_many_from_one_address_is_cut_and_others_are_let_in() throws Exception {
        Listener listener = wires.listen(Wires.MANY);
        for (int i = 0; i < 4; i++) {
            wires.connect(listener);
            wires.next();
        }

        Socket fifth = wires.connect(listener);
        assertThatThrownBy(() -> Wires.readToTheEnd(fifth)).isInstanceOf(SocketException.class);
        wires.connect(listener, "127.0.0.2");

        assertThat(wires.next().connection.peer().getAddress().getHostAddress()).isEqualTo("127.0.0.2");
    }

    @Test
    void who_offends_is_kept_out_and_whoever_is_in_stays() throws Exception {
        Listener listener = wires.listen(Wires.MANY);
        Socket client = wires.connect(listener, "127.0.0.2");
        Scripted server = wires.next();
        for (int i = 0; i < 3; i++) {
            server.connection.offended();
        }

        Socket again = wires.connect(listener, "127.0.0.2");
        assertThatThrownBy(() -> Wires.readToTheEnd(again)).isInstanceOf(SocketException.class);

        server.write("still here".getBytes(UTF_8));
        assertThat(new String(client.getInputStream().readNBytes(10), UTF_8)).isEqualTo("still here");
    }

    @Test
    void a_port_that_is_taken_is_refused_with_the_reason() throws Exception {
        Listener listener = wires.listen(Wires.MANY);

        assertThatThrownBy(
                        () -> wires.sockets.listen(listener.address(), 16, Wires.MANY, connection -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
    }

    /** Ends when it is refused; the port closes soon, not at once. */
    private void connectAgainAndAgain(Listener listener) throws IOException {
        while (true) {
            wires.connect(listener).close();
        }
    }
}
