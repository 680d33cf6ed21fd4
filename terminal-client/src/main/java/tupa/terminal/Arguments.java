package tupa.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command line as it was typed: where the environment names no language, as under cron, Java reads but ASCII of it. */
final class Arguments {
    private static final Path AS_TYPED = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static List<String> of(String[] read) {
        List<String> given = List.of(read);
        boolean all = System.getProperty("sun.jnu.encoding", "").equals("UTF-8");
        return all || given.stream().noneMatch(Arguments::isDamaged) ? given : typed(given);
    }

    private static boolean isDamaged(String argument) {
        return argument.indexOf('?') >= 0 || argument.indexOf('\uFFFD') >= 0;
    }

    private static List<String> typed(List<String> given) {
        try {
            String all = new String(Files.readAllBytes(AS_TYPED), StandardCharsets.UTF_8);
            List<String> words = Stream.of(all.split("\0", -1)).toList();
            // The last one ends with a zero, too.
            int end = words.size() - 1;
            return end < given.size() ? given : words.subList(end - given.size(), end);
        } catch (IOException absent) {
            return given;
        }
    }
}
