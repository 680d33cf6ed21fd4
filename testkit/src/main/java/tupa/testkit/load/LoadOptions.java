package tupa.testkit.load;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code tupa load} is asked to do.
 *
 * @param rate messages per second, of all clients together
 * @param seconds how long they post
 * @param rooms over how many rooms the clients are spread
 * @param size characters in a message
 * @param url the server to load; a child process when absent
 * @param data where the child stores; a temporary directory when absent
 */
public record LoadOptions(
        int clients,
        int rate,
        int seconds,
        int rooms,
        int size,
        Optional<String> url,
        Optional<Path> data,
        boolean help) {
    public static final String HELP = """
            usage: tupa load [--clients N] [--rate N] [--seconds N] [--rooms N] [--size N] [--url ws://HOST:PORT/ws | --data DIR]

              --clients N   how many clients chat (100)
              --rate N      messages per second, all clients together (500)
              --seconds N   how long they post (20)
              --rooms N     over how many rooms they are spread (1)
              --size N      characters in a message, 20 to 4000 (70)
              --url URL     load the server there; else one is started for the purpose
              --data DIR    where that one stores; else in a temporary directory

            The exit code is 0 only when every message was acknowledged, and came to everybody once and in order.""";

    private static final int SIZE_MIN = 20;
    private static final int SIZE_MAX = 4000;
    private static final int POSTS_MAX = 50_000_000;

    public LoadOptions {
        atLeastOne("--clients", clients);
        atLeastOne("--rate", rate);
        atLeastOne("--seconds", seconds);
        atLeastOne("--rooms", rooms);
        if (size < SIZE_MIN || size > SIZE_MAX) {
            throw new IllegalArgumentException("--size must be between " + SIZE_MIN + " and " + SIZE_MAX);
        }
        if (rooms > clients) {
            throw new IllegalArgumentException("--rooms cannot be more than --clients");
        }
        if ((long) rate * seconds > POSTS_MAX) {
            throw new IllegalArgumentException("--rate times --seconds cannot be more than " + POSTS_MAX);
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong. */
    public static LoadOptions parse(List<String> args) {
        LoadOptions options = new LoadOptions(100, 500, 20, 1, 70, Optional.empty(), Optional.empty(), false);
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private LoadOptions with(String flag, Iterator<String> rest) {
        return switch (flag) {
            case "--clients" -> new LoadOptions(number(flag, rest), rate, seconds, rooms, size, url, data, help);
            case "--rate" -> new LoadOptions(clients, number(flag, rest), seconds, rooms, size, url, data, help);
            case "--seconds" -> new LoadOptions(clients, rate, number(flag, rest), rooms, size, url, data, help);
            case "--rooms" -> new LoadOptions(clients, rate, seconds, number(flag, rest), size, url, data, help);
            case "--size" -> new LoadOptions(clients, rate, seconds, rooms, number(flag, rest), url, data, help);
            case "--url" ->
                new LoadOptions(clients, rate, seconds, rooms, size, Optional.of(value(flag, rest)), data, help);
            case "--data" ->
                new LoadOptions(
                        clients, rate, seconds, rooms, size, url, Optional.of(Path.of(value(flag, rest))), help);
            case "--help", "-h" -> new LoadOptions(clients, rate, seconds, rooms, size, url, data, true);
            default -> throw new IllegalArgumentException("What does " + flag + " mean?\n" + HELP);
        };
    }

    int posts() {
        return rate * seconds;
    }

    private static String value(String flag, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(flag + " needs a value");
        }
        return rest.next();
    }

    private static int number(String flag, Iterator<String> rest) {
        String value = value(flag, rest);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(flag + " needs a whole number, not " + value, wrong);
        }
    }

    private static void atLeastOne(String flag, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(flag + " must be at least 1");
        }
    }
}
