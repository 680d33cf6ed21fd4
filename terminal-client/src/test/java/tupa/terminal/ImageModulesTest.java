package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ImageModulesTest {
    private static final Pattern LISTED = Pattern.compile("<image\\.modules>(.*)</image\\.modules>");
    /** JLine can draw pictures with it; nothing here does. */
    private static final String NEEDLESS = "java.desktop";

    @Test
    void the_image_has_every_module_that_the_code_names() throws IOException {
        Matcher listed = LISTED.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(listed.find()).isTrue();

        Set<String> named = new TreeSet<>(List.of(jdeps().strip().split(",")));

        named.remove(NEEDLESS);
        assertThat(named).contains("java.base", "java.net.http");
        assertThat(listed.group(1).split(",")).containsAll(named);
    }

    private static String jdeps() {
        Stream<String> parts = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> part.matches(
                        ".*(terminal-client.target.classes|wire-protocol.*|jline-[^/]*jar|jackson-core.*)"))
                .filter(part -> !part.endsWith("test-classes"));
        Stream<String> options =
                Stream.of("--ignore-missing-deps", "-q", "--multi-release", "base", "--print-module-deps");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, Stream.concat(options, parts).toArray(String[]::new));
        assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
        return printed.toString(StandardCharsets.UTF_8);
    }
}
