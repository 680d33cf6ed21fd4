package tupa.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A stranger with an address of this machine that nobody else has, neither a user nor another stranger. */
public final class Intruder implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final AtomicInteger LAST = new AtomicInteger(1);

    private final int number = LAST.incrementAndGet();
    private final InetSocketAddress server;
    private final List<RawSocket> sockets = new ArrayList<>();

    /** @param url of the server */
    public Intruder(String url) {
        URI uri = URI.create(url);
        server = new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** Whom he says he is, when he is asked for a nick. */
    String nick() {
        return "intruder-" + number;
    }

    private String address() {
        return "127." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
    }

    RawSocket connect() throws IOException {
        return connect(RECEIVE_BUFFER);
    }

    RawSocket connect(int receiveBuffer) throws IOException {
        RawSocket socket = new RawSocket(address(), server, receiveBuffer);
        sockets.add(socket);
        return socket;
    }

    RawSocket upgraded() throws IOException {
        RawSocket socket = connect();
        assertThat(socket.upgrade("")).startsWith("HTTP/1.1 101");
        return socket;
    }

    /** Says hello, with a room of his own, and has not read yet what that is answered with. */
    RawSocket user() throws IOException {
        RawSocket socket = upgraded();
        socket.say(hello(nick(), nick()));
        return socket;
    }

    /** Over plain TCP: has said who he is and chosen a room of his own, and has not read yet what he was told. */
    RawSocket person() throws IOException {
        RawSocket socket = connect();
        socket.send(nick() + "\n" + nick() + "\n");
        return socket;
    }

    static String hello(String nick, String... rooms) {
        return "{'type':'hello','v':1,'nick':'" + nick + "','rooms':['" + String.join("','", rooms) + "']}";
    }

    @Override
    public void close() throws IOException {
        for (RawSocket socket : sockets) {
            socket.close();
        }
    }
}
