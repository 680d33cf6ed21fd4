package tupa.terminal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a server is found. */
final class Address {
    static final String HOST = "127.0.0.1";
    static final int PORT = 8080;

    private static final int PORT_MAX = 65_535;
    private static final int TCP_PORT = 6969;
    private static final String PATH = "/ws";

    private Address() {}

    /** The address that {@code given} means: scheme, port and path may be left out. There is no path on TCP. */
    static Optional<URI> parse(String given) {
        try {
            URI uri = new URI(isWhole(given) ? given : "ws://" + given);
            if (uri.getHost() == null || uri.getScheme() == null || uri.getPort() > PORT_MAX) {
                return Optional.empty();
            }
            return switch (uri.getScheme()) {
                case "ws" -> Optional.of(complete(uri, PORT, path(uri)));
                case "wss" -> Optional.of(complete(uri, uri.getPort(), path(uri)));
                case "tcp" -> isBare(uri) ? Optional.of(complete(uri, TCP_PORT, "")) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** With its scheme, so that nothing about it need be asked. */
    static boolean isWhole(String given) {
        return given.contains("://");
    }

    private static boolean isBare(URI uri) {
        return uri.getRawPath().length() < 2 && uri.getRawQuery() == null;
    }

    private static String path(URI uri) {
        return uri.getRawPath().length() < 2 ? PATH : uri.getRawPath();
    }

    private static URI complete(URI uri, int otherwise, String path) throws URISyntaxException {
        int port = uri.getPort() < 0 ? otherwise : uri.getPort();
        return new URI(uri.getScheme(), null, uri.getHost(), port, path, uri.getQuery(), null);
    }

    static Optional<URI> of(String host, String port) {
        boolean bracketed = host.startsWith("[") || !host.contains(":");
        return Optional.of(port)
                .filter(digits -> digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) <= PORT_MAX)
                .flatMap(digits -> parse((bracketed ? host : "[" + host + "]") + ":" + digits));
    }
}
