package tupa.testkit.audit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.testkit.socket.Loop;

/** The way of one user to the server, with a port of its own, on which faults happen. To be used on its loop's thread. */
public final class Line implements Loop.Ready {
    private static final int TRICKLE_BYTES = 48;
    private static final long TRICKLE_EVERY_MS = 20;

    private final Loop loop;
    private final Supplier<InetSocketAddress> target;
    private final ServerSocketChannel listener;
    private final List<Pipe> pipes = new ArrayList<>();
    private long heldToServerUntil;
    private long heldToClientUntil;
    private long tricklingUntil;

    /** A line to {@code target}, wherever that is when the user connects. */
    public Line(Loop loop, Supplier<InetSocketAddress> target) {
        this.loop = loop;
        this.target = target;
        try {
            listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            loop.register(listener, SelectionKey.OP_ACCEPT, this);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the user connects to. */
    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        SocketChannel client = listener.accept();
        if (client != null) {
            pipes.removeIf(Pipe::isClosed);
            pipes.add(new Pipe(loop, client, target.get()));
            impede();
        }
    }

    @Override
    public void broken(IOException failure) {
        throw new UncheckedIOException("the proxy cannot accept connections", failure);
    }

    /** Lets it happen. False when there is no connection that it could happen to. */
    public boolean suffer(Fault fault) {
        boolean connected = pipes.stream().anyMatch(Pipe::isOpen);
        switch (fault.kind()) {
            case CUT -> each(pipe -> pipe.cut(fault.towardsServer()));
            case RESET -> each(Pipe::reset);
            case STALL -> {
                hold(true, fault.millis());
                hold(false, fault.millis());
            }
            case SILENCE -> hold(fault.towardsServer(), fault.millis());
            case TRICKLE -> trickle(fault.millis());
            case HALF_OPEN -> halve(fault);
            case ASLEEP -> throw new IllegalArgumentException("a user sleeps, not his line");
        }
        return connected;
    }

    private void each(Consumer<Pipe> what) {
        List.copyOf(pipes).stream().filter(Pipe::isOpen).forEach(what);
    }

    private void hold(boolean towardsServer, long millis) {
        long until = loop.now() + millis;
        if (towardsServer) {
            heldToServerUntil = Math.max(heldToServerUntil, until);
        } else {
            heldToClientUntil = Math.max(heldToClientUntil, until);
        }
        impede();
        loop.after(millis, this::impede);
    }

    private void trickle(long millis) {
        tricklingUntil = Math.max(tricklingUntil, loop.now() + millis);
        impede();
        drip();
    }

    private void drip() {
        if (loop.now() < tricklingUntil) {
            pipes.forEach(pipe -> pipe.allow(TRICKLE_BYTES));
            loop.after(TRICKLE_EVERY_MS, this::drip);
        } else {
            impede();
        }
    }

    private void impede() {
        long now = loop.now();
        pipes.forEach(pipe -> pipe.impede(now < heldToServerUntil, now < heldToClientUntil, now < tricklingUntil));
    }

    private void halve(Fault fault) {
        List<Pipe> halved = pipes.stream().filter(Pipe::isOpen).toList();
        halved.forEach(pipe -> pipe.halve(fault.towardsServer()));
        loop.after(fault.millis(), () -> halved.forEach(Line::tell));
    }

    private static void tell(Pipe pipe) {
        if (pipe.isHalfOpen()) {
            pipe.reset();
        }
    }

    /** Ends every fault: what was held passes, and whoever is connected to nobody is told. */
    public void heal() {
        heldToServerUntil = 0;
        heldToClientUntil = 0;
        tricklingUntil = 0;
        impede();
        pipes.forEach(Line::tell);
    }
}
