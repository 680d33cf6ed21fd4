package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of bounds in the operator's manual: what it says of settings is so. */
class BoundsTableTest {
    private static final Path FILE = Path.of("..", "docs", "operations.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [^|]+ \\| `(tupa\\.[a-z.-]+)` \\| ([^|]+) \\| [^|]+ \\|$");

    private final Config documented = Sources.documented();

    @Test
    void every_bound_has_the_default_it_is_said_to_have() throws IOException {
        Map<String, String> said = said();

        assertThat(said).hasSizeGreaterThan(20);
        said.forEach((key, value) -> assertThat(value)
                .as(key)
                .isEqualTo(String.valueOf(documented.getValue(key).unwrapped())));
    }

    @Test
    void every_setting_that_is_called_a_maximum_stands_in_it() throws IOException {
        List<String> maxima = documented.withOnlyPath("tupa").entrySet().stream()
                // What is a time bounds nothing that grows.
                .filter(entry -> entry.getValue().unwrapped() instanceof Number)
                .map(Map.Entry::getKey)
                .filter(key -> key.matches(".*[.-]max"))
                .toList();

        assertThat(said().keySet()).containsAll(maxima);
    }

    private static Map<String, String> said() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(FILE)).results().toList()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }
}
