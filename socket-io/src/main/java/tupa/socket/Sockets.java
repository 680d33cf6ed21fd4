package tupa.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The loops of a process. Connections are dealt out to them in turn. Its methods may be called from any thread. */
public final class Sockets implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);

    private final List<EventLoop> loops;
    private final Addresses addresses;
    private final AtomicInteger next = new AtomicInteger();

    private Sockets(List<EventLoop> loops, Addresses addresses) {
        this.loops = loops;
        this.addresses = addresses;
    }

    /**
     * Starts so many loops, as many as there are processors being a good number: what a whole room is told at once is then
     * written by all of them.
     *
     * @param name of their threads, each with a number
     * @param limits for all ports together
     */
    public static Sockets start(int loops, String name, Addresses.Limits limits) {
        return start(loops, name, limits, TICK);
    }

    /** The same with this between two looks at whose time has come. */
    static Sockets start(int loops, String name, Addresses.Limits limits, Duration tick) {
        Sockets sockets = new Sockets(
                IntStream.range(0, loops)
                        .mapToObj(number -> new EventLoop(name + "-" + number, tick))
                        .toList(),
                new Addresses(limits, System::nanoTime));
        sockets.loops.forEach(EventLoop::start);
        return sockets;
    }

    /**
     * Opens a port.
     *
     * @param backlog connections the kernel keeps waiting
     * @param max connections at the same time; more wait in the backlog
     * @throws IOException when it cannot be opened; the message says why
     */
    public Listener listen(InetSocketAddress address, int backlog, int max, Door door) throws IOException {
        return Acceptor.bind(address, backlog, max, addresses, door, loops.get(0), this::loop);
    }

    /** From now on these limits hold, for those who come. */
    public void limit(Addresses.Limits limits) {
        addresses.limit(limits);
    }

    private EventLoop loop() {
        return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
    }

    /** Closes the ports, cuts what is open and ends the loops, soon. */
    @Override
    public void close() {
        loops.forEach(EventLoop::stop);
    }
}
