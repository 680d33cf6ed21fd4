package tupa.terminal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a server is found. */
final class Address {
    static final String HOST = "127.0.0.1";
    static final int PORT = 8080;

    private static final String PATH = "/ws";

    private Address() {}

    /** The address that {@code given} means: scheme, port and path may be left out. */
    static Optional<URI> parse(String given) {
        try {
            URI uri = new URI(given.contains("://") ? given : "ws://" + given);
            boolean known = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
            if (!known || uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() < 0 && "ws".equals(uri.getScheme()) ? PORT : uri.getPort();
            String path = uri.getRawPath() == null || uri.getRawPath().length() < 2 ? PATH : uri.getRawPath();
            return Optional.of(new URI(uri.getScheme(), null, uri.getHost(), port, path, uri.getQuery(), null));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<URI> of(String host, String port) {
        return Optional.of(port)
                .filter(digits -> digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) <= 65_535)
                .flatMap(digits -> parse((host.contains(":") ? "[" + host + "]" : host) + ":" + digits));
    }
}
