package tupa.testkit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process of this machine holds: open files, sockets among them, threads, live objects after a full collection. */
record Vitals(long descriptors, long sockets, long threads, long liveBytes) {
    /** The column of the tables under /proc/PID/net. */
    private static final int INODE = 9;

    static final String HEAD =
            String.format(Locale.ROOT, "%-8s %12s %8s %8s %12s", "", "descriptors", "sockets", "threads", "live KiB");

    /** Whether there is where to look. */
    static boolean areKnown() {
        return Files.exists(Path.of("/proc/self/fd"));
    }

    static Vitals of(long pid) {
        // First, for being asked opens a descriptor.
        long live = live(pid);
        return new Vitals(descriptors(pid), sockets(pid), count(pid, "task"), live);
    }

    String row(String name) {
        return String.format(
                Locale.ROOT, "%-8s %12d %8d %8d %12d", name, descriptors, sockets, threads, liveBytes / 1024);
    }

    static long descriptors(long pid) {
        return count(pid, "fd");
    }

    /** Of TCP: Java itself keeps one of another kind, since the first time that a socket was closed. */
    static long sockets(long pid) {
        Set<String> tcp = Stream.of("tcp", "tcp6")
                .flatMap(kind -> lines(pid, "net/" + kind).skip(1))
                .map(line -> "socket:[" + line.trim().split("\\s+", -1)[INODE] + "]")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.filter(file -> tcp.contains(target(file))).count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/" + file)).stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long count(long pid, String what) {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/" + what))) {
            return all.count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The last line of a class histogram, which collects garbage first: Total, objects, bytes. */
    private static long live(long pid) {
        List<String> lines = histogram(pid).lines().toList();
        String[] total = lines.get(lines.size() - 1).trim().split("\\s+", -1);
        if (!total[0].equals("Total")) {
            throw new IllegalStateException("no histogram: " + lines);
        }
        return Long.parseLong(total[2]);
    }

    /** Which classes live objects are of, most bytes first. */
    static String histogram(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
