package tupa.terminal.tool;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What there is around a command.
 *
 * @param home the user's home directory
 * @param addresses reads the address of a server; of an empty one nothing
 * @param user the name of this machine's user
 * @param jobs the directory of what is remembered of jobs
 */
public record World(
        Map<String, String> environment,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Function<String, Optional<URI>> addresses,
        String user,
        Path jobs,
        InstantSource clock) {
    public World {
        environment = Map.copyOf(environment);
    }
}
