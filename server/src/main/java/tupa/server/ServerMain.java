package tupa.server;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code tupa server}: the process around a server. */
public final class ServerMain {
    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);

    /** The steps of the shutdown have less than ten seconds together. */
    private static final int LONGEST_STOP_SECONDS = 10;

    private ServerMain() {}

    public static void main(String[] args) {
        try {
            run(Arguments.parse(List.of(args)));
        } catch (StartFailure failure) {
            System.err.println("tupa server: " + failure.getMessage());
            System.exit(failure.exitCode());
        }
    }

    private static void run(Arguments arguments) {
        if (arguments.help()) {
            System.out.println(Arguments.HELP);
            return;
        }
        Supplier<ServerSettings> read = () -> ServerSettings.of(arguments, System.getenv(), Path.of(""));
        ServerSettings settings = read.get();
        settings.language().ifPresent(Locale::setDefault);
        LogLevels levels = LogLevels.ofProcess();
        settings.logLevels().forEach(levels::set);
        warmUp(settings.warmUp(), levels);
        RunningServer server = RunningServer.start(settings);
        LiveSettings live = new LiveSettings(settings, changed -> Waiting.on(server.change(changed)), levels);
        CommandTable commands = commands(server, settings, new LimitCommands(live, levels, read));
        Optional<CtlSocket> ctl = CtlSocket.open(settings.dataDirectory(), commands);
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, ctl, stopping), "stop"));
        server.system().getWhenTerminated().thenRun(() -> died(stopping));
        System.out.println("Tupa ready in " + millisSinceStart() + " ms: " + server.url());
        server.urls().stream().skip(1).forEach(url -> System.out.println("Listening too: " + url));
        Reader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        new OperatorConsole(in, System.err, commands).start();
    }

    /** Nobody has to read of it unless it went wrong. Without it the start is as good, and only the first users notice. */
    private static void warmUp(Duration time, LogLevels levels) {
        Optional<Exception> failed = levels.silently(() -> WarmUp.run(time));
        failed.ifPresent(why ->
                LOG.info("The warm-up broke off, so the first users are served more slowly: {}", why.toString()));
    }

    private static CommandTable commands(RunningServer server, ServerSettings settings, LimitCommands limits) {
        int textMax = settings.core().session().limits().textMax();
        return new CommandTable(Stream.of(
                        new ProcessCommands(server).rows(),
                        new RoomCommands(server, textMax).rows(),
                        new PeopleCommands(server).rows(),
                        limits.rows(),
                        new ChaosCommands(server::kill).rows())
                .flatMap(List::stream)
                .toList());
    }

    private static long millisSinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** SIGTERM, Ctrl-C and exit all lead here. Halting keeps the exit code at 0, which a signal would have made 143. */
    private static void stop(RunningServer server, Optional<CtlSocket> ctl, AtomicBoolean stopping) {
        stopping.set(true);
        int exitCode = 0;
        try {
            server.stop().toCompletableFuture().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            System.err.println("tupa server: the shutdown did not come to its end: " + failure);
            exitCode = 1;
        }
        ctl.ifPresent(CtlSocket::close);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Without its actors the process serves nobody; whoever supervises it is to see that. */
    private static void died(AtomicBoolean stopping) {
        if (!stopping.get()) {
            System.err.println("tupa server: the core stopped by itself; the log says why");
            Runtime.getRuntime().halt(1);
        }
    }
}
