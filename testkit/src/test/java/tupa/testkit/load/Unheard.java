package tupa.testkit.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Where clients can connect, and nobody reads what they say or answers. */
final class Unheard implements AutoCloseable {
    static final int SIZE = 20;
    static final String RUN = "t";

    private final ServerSocketChannel nobody;
    private final Selector selector;
    private final List<LoadClient> clients = new ArrayList<>();

    Unheard() throws IOException {
        nobody = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        selector = Selector.open();
    }

    /** The next client of that ledger. */
    LoadClient client(Ledger ledger, Runnable arrived) throws IOException {
        InetSocketAddress address = (InetSocketAddress) nobody.getLocalAddress();
        URI url = URI.create("ws://127.0.0.1:" + address.getPort() + "/ws");
        LoadClient client = new LoadClient(clients.size(), SIZE, RUN, url, selector, ledger, arrived);
        clients.add(client);
        return client;
    }

    @Override
    public void close() throws IOException {
        for (LoadClient client : clients) {
            client.wire().close();
        }
        selector.close();
        nobody.close();
    }
}
