package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file an operator edits, at the top of the repository. A setting is commented out without a space, a remark with one. */
class ApplicationConfTest {
    private static final Path FILE = Path.of("..", "application.conf");
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^(\\s*)#(\\S)");

    @Test
    void it_shows_every_setting_with_its_default_and_no_other() throws IOException {
        Config shown = ConfigFactory.parseString(
                COMMENTED_OUT.matcher(Files.readString(FILE)).replaceAll("$1$2"));

        Config documented = Sources.documented().withOnlyPath("tupa");

        assertThat(shown.entrySet()).map(Object::toString).isNotEmpty();
        assertThat(shown.root().unwrapped()).isEqualTo(documented.root().unwrapped());
    }

    @Test
    void it_sets_nothing() throws IOException {
        assertThat(ConfigFactory.parseString(Files.readString(FILE)).entrySet()).isEmpty();
    }
}
