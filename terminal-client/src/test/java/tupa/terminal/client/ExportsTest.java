package tupa.terminal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.model.Effects;
import tupa.terminal.model.Line;

final class ExportsTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path home;

    @BeforeEach
    void speak_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(before);
    }

    private String write(String file) {
        Exports exports =
                new Exports(home, lines -> lines.stream().map(Line::text).toList());
        return exports.write(new Effects.Act.Export(file, List.of(Line.info("one"), Line.info("two"))))
                .text();
    }

    @Test
    void a_tilde_means_the_home_of_the_user() {
        assertThat(write("~/talk.txt")).isEqualTo("2 lines are in " + home.resolve("talk.txt") + ".");

        assertThat(home.resolve("talk.txt")).hasContent("one\ntwo\n");
    }

    @Test
    void what_went_wrong_is_told_in_words() throws IOException {
        Path there = Files.writeString(home.resolve("there"), "kept");

        assertThat(write("~/there")).isEqualTo("~/there was not written: it is there already");
        assertThat(write("~/no/such")).isEqualTo("~/no/such was not written: there is no such directory");
        assertThat(write("~/there/x")).startsWith("~/there/x was not written: ").doesNotContain("Exception");
        assertThat(write("nul\0")).endsWith(" was not written: that cannot be written");
        assertThat(there).hasContent("kept");
    }
}
