package tupa.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tupa.core.config.Keys;

/** One port to be opened, and what is spoken there. */
public record ListenerSettings(Kind kind, String host, int port) {
    /** What is spoken on a port. */
    public enum Kind {
        /** HTTP: WebSockets, and what supervisors ask. */
        HTTP,
        /** Framed JSON and lines. */
        TCP
    }

    private static final int PORT_MAX = 65_535;
    private static final Set<String> KEYS = Set.of("kind", "host", "port");

    /**
     * The ports that the part of the configuration which is called {@code tupa} names: those of {@code listeners}, or else one
     * for HTTP and one for plain TCP.
     *
     * @throws ConfigException when a value makes no sense; the message names the key
     */
    static List<ListenerSettings> of(Config tupa) {
        List<? extends Config> listed = tupa.getConfigList("listeners");
        return listed.isEmpty()
                ? List.of(of(Kind.HTTP, tupa.getConfig("http")), of(Kind.TCP, tupa.getConfig("tcp")))
                : listed.stream().map(ListenerSettings::listed).toList();
    }

    private static ListenerSettings listed(Config listener) {
        Set<String> unknown = new TreeSet<>(listener.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw Keys.bad(listener, unknown.iterator().next(), "a listener has kind, host and port");
        }
        return of(kind(listener), listener);
    }

    private static Kind kind(Config listener) {
        String name = listener.getString("kind");
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Keys.bad(listener, "kind", "must be http or tcp"));
    }

    private static ListenerSettings of(Kind kind, Config config) {
        int port = config.getInt("port");
        if (port < 0 || port > PORT_MAX) {
            throw Keys.bad(config, "port", "must be between 0 and " + PORT_MAX);
        }
        return new ListenerSettings(kind, config.getString("host"), port);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** What a client connects to, as it was asked for. */
    String url() {
        return url(host, port);
    }

    /** The same as it turned out. */
    String url(InetSocketAddress bound) {
        return url(bound.getAddress().getHostAddress(), bound.getPort());
    }

    private String url(String where, int number) {
        String place = place(where, number);
        return kind == Kind.HTTP ? "ws://" + place + "/ws" : "tcp://" + place;
    }

    /** Host and port, as they were asked for. */
    String place() {
        return place(host, port);
    }

    private static String place(String where, int number) {
        return (where.contains(":") ? "[" + where + "]" : where) + ":" + number;
    }
}
