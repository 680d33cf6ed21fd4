package tupa.testkit.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tupa.testkit.audit.fault.FaultKind;

/**
 * What {@code tupa audit} is asked to do.
 *
 * @param rate posts and other doings per second, of all users together
 * @param url the server to audit; a child process when absent
 * @param data where the child stores; a temporary directory when absent
 * @param settings for the child, as {@code tupa server} takes them
 * @param database how to stop and to start the child's database, and how often that is to be done
 */
public record AuditOptions(
        int users,
        int rooms,
        int seconds,
        int rate,
        Set<FaultKind> faults,
        long seed,
        int kills,
        Optional<String> url,
        Optional<Path> data,
        List<String> settings,
        Database database,
        boolean keep,
        boolean help) {
    /** Shell commands that stop and start a database, to be run so many times. */
    public record Database(String stop, String start, int kills) {}

    public static final String HELP = """
            usage: tupa audit [--users N] [--rooms N] [--seconds N] [--rate N] [--faults WORDS] [--seed N] [--kill N]
                              [--url URL | --data DIR [--store NAME] [-Dkey=value ...] [--keep]]

              --users N      how many users (50)
              --rooms N      in how many rooms, each user in one to four (5)
              --seconds N    how long they chat (60)
              --rate N       what they do in a second, all together (100)
              --faults WORDS all, none, or some of cut, reset, stall, silence, trickle, half-open, asleep (all)
              --seed N       draws who does what, and what goes wrong when; the same seed gives the same plan (random)
              --kill N       kill the server N times, by turns with SIGKILL and SIGTERM, and start it again (0)
              --url URL      audit the server there, ws://HOST:PORT/ws or tcp://HOST:PORT; else one is started, with time
                             compressed
              --data DIR     where that one stores; else in a temporary directory
              --store NAME   its store (tupa.store.provider)
              -Dkey=value    any setting of it
              --database-stop COMMAND --database-start COMMAND --kill-database N
                             stop and start its database N times with these shell commands
              --keep         keep the temporary directory, with the server's log

            Prints one line per promise and a verdict. The exit code is 0 if all hold, 1 if one is broken or the audit could
            not be carried out, 2 if the arguments make no sense.""";

    public AuditOptions {
        settings = List.copyOf(settings);
        faults = Set.copyOf(faults);
        atLeast("--users", users, 2);
        atLeast("--rooms", rooms, 1);
        atLeast("--seconds", seconds, 2);
        atLeast("--rate", rate, 1);
        atLeast("--kill", kills, 0);
        atLeast("--kill-database", database.kills(), 0);
        if (url.isPresent() && (kills > 0 || database.kills() > 0 || data.isPresent() || !settings.isEmpty())) {
            throw new IllegalArgumentException(
                    "--url is a server that runs already: it is neither killed nor given data or settings");
        }
        if (database.kills() > 0
                && (database.stop().isEmpty() || database.start().isEmpty())) {
            throw new IllegalArgumentException("--kill-database needs --database-stop and --database-start");
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong. */
    public static AuditOptions parse(List<String> args) {
        return new Parser(args.iterator()).parse();
    }

    private static final class Parser {
        private static final Set<String> KNOWN = Set.of(
                "--users",
                "--rooms",
                "--seconds",
                "--rate",
                "--faults",
                "--seed",
                "--kill",
                "--url",
                "--data",
                "--store",
                "--database-stop",
                "--database-start",
                "--kill-database");

        private static final int LARGEST = 100_000;

        private final Iterator<String> rest;
        private final Map<String, String> given = new LinkedHashMap<>();
        private final List<String> settings = new ArrayList<>();
        private boolean keep;
        private boolean help;

        Parser(Iterator<String> rest) {
            this.rest = rest;
        }

        AuditOptions parse() {
            while (rest.hasNext()) {
                take(rest.next());
            }
            Optional.ofNullable(given.get("--store"))
                    .ifPresent(store -> settings.add("-Dtupa.store.provider=" + store));
            return new AuditOptions(
                    number("--users", 50),
                    number("--rooms", 5),
                    number("--seconds", 60),
                    number("--rate", 100),
                    FaultKind.parse(given.getOrDefault("--faults", "all")),
                    seed(),
                    number("--kill", 0),
                    Optional.ofNullable(given.get("--url")),
                    Optional.ofNullable(given.get("--data")).map(Path::of),
                    settings,
                    new Database(
                            given.getOrDefault("--database-stop", ""),
                            given.getOrDefault("--database-start", ""),
                            number("--kill-database", 0)),
                    keep,
                    help);
        }

        private void take(String arg) {
            if (arg.equals("--help") || arg.equals("-h")) {
                help = true;
            } else if (arg.equals("--keep")) {
                keep = true;
            } else if (arg.startsWith("-D") && arg.indexOf('=') > 2) {
                settings.add(arg);
            } else if (!KNOWN.contains(arg)) {
                throw new IllegalArgumentException("What does " + arg + " mean?\n" + HELP);
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(arg + " needs a value");
            } else {
                given.put(arg, rest.next());
            }
        }

        private long seed() {
            String value = given.get("--seed");
            return value == null ? RandomGenerator.getDefault().nextInt(Integer.MAX_VALUE) : parseLong("--seed", value);
        }

        private int number(String flag, int otherwise) {
            String value = given.get(flag);
            long number = value == null ? otherwise : parseLong(flag, value);
            if (number > LARGEST) {
                throw new IllegalArgumentException(flag + " cannot be more than " + LARGEST);
            }
            return (int) number;
        }

        private static long parseLong(String flag, String value) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(flag + " needs a whole number, not " + value, wrong);
            }
        }
    }

    private static void atLeast(String flag, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(flag + " must be at least " + least);
        }
    }
}
