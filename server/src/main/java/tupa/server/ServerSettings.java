package tupa.server;

import ch.qos.logback.classic.Level;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tupa.core.CoreSettings;
import tupa.core.config.Keys;
import tupa.http.HttpSettings;
import tupa.socket.Addresses;
import tupa.tcp.TcpSettings;
import tupa.wire.text.Texts;

/**
 * All settings of a server, read once.
 *
 * @param all the whole configuration, Pekko's included
 * @param logLevels by logger, where they are not to be those of {@code logback.xml}
 * @param language in which the process is to speak to people; empty for that of the machine
 * @param warmUp how long the process runs itself in before it opens its ports
 */
public record ServerSettings(
        Config all,
        List<ListenerSettings> listeners,
        HttpSettings http,
        TcpSettings tcp,
        CoreSettings core,
        Addresses.Limits addresses,
        Map<String, Level> logLevels,
        Optional<Locale> language,
        Duration warmUp) {
    public ServerSettings {
        listeners = List.copyOf(listeners);
        logLevels = Map.copyOf(logLevels);
    }

    /** How long the shutdown waits for the core to drain. */
    static final String DRAIN_PHASE = "pekko.coordinated-shutdown.phases.before-service-unbind.timeout";

    /** What the core itself allows beyond {@code tupa.session.drain-timeout}, and some. */
    private static final Duration DRAIN_SLACK = Duration.ofMillis(1500);

    private static final String FILE = "application.conf";

    /**
     * Reads settings out of {@code given} and, for what it does not say, the documented defaults. Throws {@link
     * StartFailure} that names the key and where it stands when one is unknown or its value makes no sense.
     */
    public static ServerSettings of(Config given) {
        Config documented = Sources.documented();
        KnownKeys.complaint(given, documented).ifPresent(complaint -> {
            throw StartFailure.wrong(complaint);
        });
        try {
            return read(given.withFallback(defaults()).withFallback(documented).resolve());
        } catch (ConfigException | IllegalArgumentException wrong) {
            throw StartFailure.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** The command line goes before the environment, that before the profile, that before the file, which is {@code application.conf} unless told otherwise. */
    static ServerSettings of(Arguments arguments, Map<String, String> environment, Path directory) {
        try {
            Config asked = Sources.commandLine(arguments.overrides()).withFallback(Sources.environment(environment));
            Config given = asked.withFallback(
                            arguments.profile().map(Sources::profile).orElseGet(ConfigFactory::empty))
                    .withFallback(file(arguments, directory));
            refuseIdlePorts(asked, given);
            return of(given);
        } catch (ConfigException wrong) {
            throw StartFailure.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static void refuseIdlePorts(Config asked, Config given) {
        boolean listed = given.hasPath("tupa.listeners")
                && !given.getList("tupa.listeners").isEmpty();
        Stream.of("tupa.http.host", "tupa.http.port", "tupa.tcp.host", "tupa.tcp.port")
                .filter(key -> listed && asked.hasPath(key))
                .findFirst()
                .ifPresent(key -> {
                    throw StartFailure.wrong(asked.getValue(key).origin().description() + ": " + key
                            + " means nothing where tupa.listeners names the ports.");
                });
    }

    private static Config file(Arguments arguments, Path directory) {
        Path usual = directory.resolve(FILE);
        if (arguments.config().isEmpty() && !Files.exists(usual)) {
            return ConfigFactory.empty();
        }
        return Sources.file(arguments.config().orElse(usual));
    }

    private static Config defaults() {
        return ConfigFactory.parseResources(ServerSettings.class, "pekko.conf").withFallback(HttpSettings.engine());
    }

    private static ServerSettings read(Config all) {
        Config tupa = all.getConfig("tupa");
        CoreSettings core = CoreSettings.of(tupa);
        Duration drain = core.session().drainTimeout().plus(DRAIN_SLACK);
        return new ServerSettings(
                all.withValue(DRAIN_PHASE, ConfigValueFactory.fromAnyRef(drain)),
                ListenerSettings.of(tupa),
                HttpSettings.of(tupa),
                TcpSettings.of(tupa),
                core,
                addresses(tupa),
                LogLevels.of(tupa),
                language(tupa),
                warmUp(tupa));
    }

    /** Where the server keeps what it stores, and its socket for operators. */
    Path dataDirectory() {
        return Path.of(all.getString("tupa.data-dir"));
    }

    static Optional<Locale> language(Config tupa) {
        String name = tupa.getString("language");
        Optional<Locale> language = Texts.language(name);
        if (language.isEmpty() && !name.equals("system")) {
            throw Keys.bad(tupa, "language", "must be system, en or de");
        }
        return language;
    }

    static Duration warmUp(Config tupa) {
        return Keys.duration(tupa, "warm-up");
    }

    static Addresses.Limits addresses(Config tupa) {
        Config limits = tupa.getConfig("limits.address");
        return new Addresses.Limits(
                limits.getBoolean("enabled"),
                Keys.positiveInt(limits, "connections"),
                Keys.positiveInt(limits, "burst"),
                Keys.positiveInt(limits, "per-second"),
                Keys.positiveInt(limits, "offences"),
                Keys.positiveDuration(limits, "window"),
                Keys.positiveDuration(limits, "ban"));
    }
}
