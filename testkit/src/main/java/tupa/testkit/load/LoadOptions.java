package tupa.testkit.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What {@code tupa load} is asked to do.
 *
 * @param scenario what the load is called, if it has a name
 * @param rounds how often all of it is done
 * @param baseline whether the plain loop is measured beside the server
 * @param maxRatio how many times the plain loop's the processor time per delivery may be
 * @param url the server to load; a child process when absent
 * @param pid the process of that server, where it is known
 * @param data where the child stores; a temporary directory when absent
 */
public record LoadOptions(
        Optional<String> scenario,
        Workload workload,
        int rounds,
        boolean baseline,
        OptionalDouble maxRatio,
        boolean json,
        Optional<URI> url,
        OptionalLong pid,
        Optional<Path> data,
        boolean help) {
    public static final String HELP = """
            usage: tupa load [--scenario NAME] [--clients N] [--rooms N] [--senders N] [--rate N | --window N] [--size N]
                             [--seconds N] [--warmup N] [--rounds N] [--baseline [--max-ratio N]] [--json]
                             [--url URL [--pid N] | --data DIR]

              --scenario NAME  one of those below; the other options change it
              --clients N      how many clients there are (100)
              --rooms N        over how many rooms they are spread (1)
              --senders N      how many of them post (all)
              --rate N         messages per second, all senders together; 0: nobody posts (500)
              --window N       flat out instead: so many messages of each sender are under way to somebody at any time
              --size N         characters in a message, 20 to 4000 (70)
              --seconds N      for how long it is measured (20)
              --warmup N       seconds before that (0)
              --rounds N       how often all of it is done; figures are medians (1)
              --baseline       by turns with a plain loop over WebSockets, which stores and checks nothing
              --max-ratio N    fail when the processor time per delivery is more than so many times the plain loop's
              --json           print one line of JSON instead of a table
              --url URL        load the server there, ws://HOST:PORT/ws or tcp://HOST:PORT; else one is started
              --pid N          its process on this machine, so that its processor time and memory are known
              --data DIR       where the server that is started stores; else in a temporary directory

            scenarios, each measured for 10 seconds after a warm-up of 3:
            %s

            The exit code is 0 only when every message was acknowledged and came to everybody once and in order, and the ratio
            is within its bound; 2 if the arguments make no sense.""".formatted(Scenario.help());

    private static final Workload USUAL = new Workload(100, 1, 100, new Pace.Steady(500), 70, 0, 20);
    private static final Set<String> SWITCHES = Set.of("--baseline", "--json", "--help", "-h");
    private static final Set<String> VALUES = Set.of(
            "--scenario",
            "--clients",
            "--rooms",
            "--senders",
            "--rate",
            "--window",
            "--size",
            "--seconds",
            "--warmup",
            "--rounds",
            "--max-ratio",
            "--url",
            "--pid",
            "--data");

    public LoadOptions {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be at least 1");
        }
        if (maxRatio.isPresent() && !baseline) {
            throw new IllegalArgumentException("--max-ratio needs --baseline");
        }
        if (pid.isPresent() && url.isEmpty()) {
            throw new IllegalArgumentException("--pid needs --url");
        }
        if (data.isPresent() && url.isPresent()) {
            throw new IllegalArgumentException("--data cannot be given to a server that runs already, with --url");
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong. */
    public static LoadOptions parse(List<String> args) {
        Arguments given = new Arguments(args, VALUES, SWITCHES);
        Optional<Scenario> scenario = given.text("--scenario").map(Scenario::parse);
        return new LoadOptions(
                scenario.map(Scenario::name),
                workload(given, scenario.map(Scenario::workload).orElse(USUAL)),
                given.number("--rounds", 1),
                given.has("--baseline"),
                given.decimal("--max-ratio"),
                given.has("--json"),
                given.text("--url").map(URI::create),
                given.number("--pid"),
                given.text("--data").map(Path::of),
                given.has("--help") || given.has("-h"));
    }

    private static Workload workload(Arguments given, Workload preset) {
        int clients = given.number("--clients", preset.clients());
        boolean everybody = preset.senders() == preset.clients();
        return new Workload(
                clients,
                given.number("--rooms", preset.rooms()),
                given.number("--senders", everybody ? clients : preset.senders()),
                pace(given, preset.pace()),
                given.number("--size", preset.size()),
                given.number("--warmup", preset.warmup()),
                given.number("--seconds", preset.seconds()));
    }

    private static Pace pace(Arguments given, Pace preset) {
        if (given.has("--rate") && given.has("--window")) {
            throw new IllegalArgumentException("--window is flat out, and --rate is not");
        }
        if (given.has("--window")) {
            return new Pace.FlatOut(given.number("--window", 1));
        }
        if (!given.has("--rate")) {
            return preset;
        }
        int rate = given.number("--rate", 0);
        return rate == 0 ? new Pace.Silent() : new Pace.Steady(rate);
    }
}
