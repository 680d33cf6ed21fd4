package tupa.server;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind {@code tupa server}.
 *
 * @param config the file to read instead of {@code application.conf}
 * @param profile the name of settings that come with Tupa
 * @param overrides value by key; the last one wins
 * @param help the operator wants to know what can be written here
 */
record Arguments(Optional<Path> config, Optional<String> profile, Map<String, String> overrides, boolean help) {
    static final String HELP = """
            usage: tupa server [--http HOST:PORT] [--tcp HOST:PORT] [--profile NAME] [--data DIR] [--config FILE]
                               [-Dkey=value ...]

              --http HOST:PORT   listen there for WebSockets (tupa.http.host, tupa.http.port; port 0 picks a free one)
              --tcp HOST:PORT    listen there for framed JSON, nc and telnet (tupa.tcp.host, tupa.tcp.port)
              --profile NAME     settings that come with Tupa; seeds opens the ports of all the chats it grew out of
              --data DIR         keep everything that is stored there (tupa.data-dir)
              --config FILE      read FILE instead of ./application.conf
              -Dkey=value        set any key, for example -Dtupa.rooms.capacity=50

            What is given here goes before the environment (TUPA_HTTP_PORT for tupa.http.port, and so on),
            and that before the file. Type exit to stop the server, help for all it understands.""";

    Arguments {
        overrides = Map.copyOf(overrides);
    }

    /** Throws {@link StartFailure} when the arguments make no sense. */
    static Arguments parse(List<String> args) {
        return parse(args, HELP);
    }

    /** The same for a command that has its own {@code help} to show. */
    static Arguments parse(List<String> args, String help) {
        return new Parser(args.iterator(), help).parse();
    }

    private static final class Parser {
        private final Iterator<String> rest;
        private final String usage;
        private final Map<String, String> overrides = new LinkedHashMap<>();
        private Optional<Path> config = Optional.empty();
        private Optional<String> profile = Optional.empty();
        private boolean help;

        Parser(Iterator<String> rest, String usage) {
            this.rest = rest;
            this.usage = usage;
        }

        Arguments parse() {
            while (rest.hasNext()) {
                take(rest.next());
            }
            return new Arguments(config, profile, overrides, help);
        }

        private void take(String arg) {
            switch (arg) {
                case "--http", "--tcp" -> listen(arg, value(arg));
                case "--profile" -> profile = Optional.of(value(arg));
                case "--data" -> overrides.put("tupa.data-dir", value(arg));
                case "--config" -> config = Optional.of(Path.of(value(arg)));
                case "--help", "-h" -> help = true;
                default -> define(arg);
            }
        }

        private String value(String flag) {
            if (!rest.hasNext()) {
                throw StartFailure.wrong(flag + " needs a value\n" + usage);
            }
            return rest.next();
        }

        /** An IPv6 address stands in brackets, as in a URL. */
        private void listen(String flag, String address) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw StartFailure.wrong(flag + " needs HOST:PORT, not " + address);
            }
            String kind = "tupa." + flag.substring(2);
            overrides.put(kind + ".host", address.substring(0, colon).replaceAll("^\\[|]$", ""));
            overrides.put(kind + ".port", address.substring(colon + 1));
        }

        private void define(String arg) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("-D") || equals < 3) {
                throw StartFailure.wrong("What does " + arg + " mean?\n" + usage);
            }
            overrides.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
    }
}
