package tupa.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The documentation has the settings and the themes that there are. A failure shows what should stand there. */
final class SettingDocTest {
    private static final Path DOCS = Path.of("..", "docs", "terminal.md");

    private static String section(String heading) throws IOException {
        String text = Files.readString(DOCS);
        int begin = text.indexOf("\n## " + heading + "\n");
        assertThat(begin).isPositive();
        int end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end);
    }

    @Test
    void every_setting_is_documented_as_it_is_whatever_language_is_spoken() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(section("Settings")).contains("\n\n" + Setting.markdown());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_word_of_a_theme_is_documented() throws IOException {
        String themes = section("Themes");
        String light = Files.readString(Path.of("src/main/resources/tupa/terminal/view/light.theme"));

        assertThat(themes).contains("```\n" + light + "```\n");
    }
}
