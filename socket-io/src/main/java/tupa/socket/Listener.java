package tupa.socket;

import java.net.InetSocketAddress;

/** An open port. Its methods may be called from any thread. */
public interface Listener extends AutoCloseable {
    /** Where it listens; the port is the real one even if any was asked for. */
    InetSocketAddress address();

    /** How many connections it has right now. */
    int connections();

    /** Takes no more connections, soon. Those that are open go on. */
    @Override
    void close();
}
