package tupa.testkit.terminal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the programs are started: by {@code bin/tupa} when the jars hold what was compiled last, which is so under
 * {@code mvn verify}; else from this process's class path.
 */
final class Programs {
    private static final Path ROOT = root();
    /** The class path of a test has a quieter logging of its own before that of the server. */
    private static final List<String> SERVER_OPTIONS =
            List.of("-Xms64m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=logback.xml");

    private static final List<String> CLIENT_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xmx48m");

    /** What a newer Java would else warn of, in the middle of what the programs print; the launcher does the same. */
    private static final List<String> QUIETLY = Runtime.version().feature() < 24
            ? List.of()
            : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final boolean PACKAGED = isPackaged("server") && isPackaged("terminal-client");

    private Programs() {}

    static List<String> server(String... arguments) {
        return PACKAGED
                ? launched("server", arguments)
                : java("tupa.server.ServerMain", SERVER_OPTIONS, classPath(), arguments);
    }

    static List<String> chat(String... arguments) {
        return PACKAGED
                ? launched("chat", arguments)
                : java("tupa.terminal.ClientMain", CLIENT_OPTIONS, classPath(), arguments);
    }

    /** The chat under its own scrollback, which a test can read from its beginning. */
    static List<String> inline(String... arguments) {
        return chat(Stream.concat(Stream.of("--inline"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** A command for scripts. It has no terminal library to load, as none of them needs one. */
    static List<String> tool(String... arguments) {
        String bare = Stream.of(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("jline"))
                .collect(Collectors.joining(File.pathSeparator));
        return java("tupa.terminal.ClientMain", CLIENT_OPTIONS, bare, arguments);
    }

    /** A command for scripts as a person types it. */
    static List<String> launchedTool(String command, String... arguments) {
        return PACKAGED
                ? launched(command, arguments)
                : tool(concat(List.of(command), arguments).toArray(String[]::new));
    }

    private static List<String> launched(String command, String... arguments) {
        return concat(List.of(ROOT.resolve("bin/tupa").toString(), command), arguments);
    }

    private static List<String> java(String main, List<String> options, String classPath, String... arguments) {
        Stream<String> start = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC");
        Stream<String> rest = Stream.of("-cp", classPath, main);
        return concat(
                Stream.of(start, QUIETLY.stream(), options.stream(), rest)
                        .flatMap(part -> part)
                        .toList(),
                arguments);
    }

    private static List<String> concat(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(Optional.of(here), at -> at.map(Path::getParent))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(directory -> Files.isExecutable(directory.resolve("bin/tupa")))
                .findFirst()
                .orElse(here);
    }

    private static boolean isPackaged(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        Path jar = target.resolve(module + "-1-SNAPSHOT.jar");
        try (Stream<Path> classes = Files.walk(target.resolve("classes"))) {
            Optional<FileTime> newest =
                    classes.filter(Files::isRegularFile).map(Programs::changed).max(Comparator.naturalOrder());
            return Files.exists(jar)
                    && newest.filter(time -> time.compareTo(changed(jar)) > 0).isEmpty();
        } catch (IOException absent) {
            return false;
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
