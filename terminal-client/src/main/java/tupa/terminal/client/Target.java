package tupa.terminal.client;

import java.net.URI;

/**
 * Where to connect.
 *
 * @param persistent keep trying when the very first attempt fails
 */
public record Target(URI server, boolean persistent) {
    String name() {
        return server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
    }
}
