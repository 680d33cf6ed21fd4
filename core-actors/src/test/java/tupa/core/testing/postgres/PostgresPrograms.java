package tupa.core.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of PostgreSQL as this machine has them. As root they refuse to run: then they run as {@link #USER}. */
final class PostgresPrograms {
    static final String USER = "postgres";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path directory;

    private PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /** The newest that Debian's packages brought, or else those on the PATH. */
    static Optional<PostgresPrograms> find() {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of);
        return Stream.concat(debian().stream(), onPath)
                .filter(place -> Files.isExecutable(place.resolve("initdb")))
                .filter(place -> Files.isExecutable(place.resolve("postgres")))
                .findFirst()
                .map(PostgresPrograms::new);
    }

    private static List<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(
                            Comparator.comparing(PostgresPrograms::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path directory) {
        String name = directory.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }

    /** Gives the path to whoever the programs run as. */
    static void handOver(Path path) throws IOException {
        if (isRoot()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
    }

    /** Runs one of them in there to its end. Throws {@link IllegalStateException} with what it printed when it fails. */
    void run(Path place, String program, String... arguments) {
        List<String> self = List.of(directory.resolve(program).toString());
        List<String> user = isRoot() ? List.of("runuser", "-u", USER, "--") : List.of();
        List<String> command =
                Stream.of(user, self, List.of(arguments)).flatMap(List::stream).toList();
        Path log = place.resolve(program + ".log");
        try {
            // Into a file: a server it leaves behind would keep a pipe open.
            Process process = new ProcessBuilder(command)
                    .directory(place.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
