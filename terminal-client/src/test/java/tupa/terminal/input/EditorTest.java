package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Poll;

final class EditorTest {
    @TempDir
    private Path directory;

    /** A shell script that is given the file as the last argument. */
    private String script(String body) throws IOException {
        return "sh " + Files.writeString(directory.resolve("editor.sh"), body);
    }

    @Test
    void what_is_written_comes_back_without_the_end_of_its_last_line() throws IOException {
        String command = script("cat \"$1\" >" + directory.resolve("before") + "; printf 'one\\ntwo\\n' >\"$1\"");

        assertThat(new Editor(Map.of("EDITOR", command)).edit("draft\nof it")).contains("one\ntwo");

        assertThat(directory.resolve("before")).hasContent("draft\nof it");
    }

    @Test
    void the_file_is_its_owners_alone_and_does_not_stay() throws IOException {
        String command = script("ls -l \"$1\" >" + directory.resolve("listed"));

        assertThat(new Editor(Map.of("EDITOR", command)).edit("draft")).contains("draft");

        String[] listed = Files.readString(directory.resolve("listed")).strip().split(" ", -1);
        assertThat(listed[0]).startsWith("-rw-------");
        assertThat(Path.of(listed[listed.length - 1])).doesNotExist();
    }

    @Test
    void an_editor_that_fails_or_is_missing_has_written_nothing() throws IOException {
        String command = script("echo lost >\"$1\"; exit 3");

        assertThat(new Editor(Map.of("EDITOR", command)).edit("draft")).isEmpty();
        assertThat(new Editor(Map.of("EDITOR", "sh " + directory.resolve("missing"))).edit("draft"))
                .isEmpty();
    }

    private static String content(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_ends_with_the_program_and_leaves_no_file() throws Exception {
        Path listed = directory.resolve("listed");
        Editor editor = new Editor(Map.of("EDITOR", script("echo \"$1\" >" + listed + "; sleep 60; echo late")));
        CompletableFuture<Optional<String>> written = new CompletableFuture<>();
        Thread writing = new Thread(() -> written.complete(editor.edit("draft")));
        writing.start();
        Poll.until(() -> content(listed), ".txt");

        editor.end();

        assertThat(written.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(Path.of(Files.readString(listed).strip())).doesNotExist();
        assertThat(editor.edit("another")).isEmpty();
    }

    @Test
    void visual_goes_before_editor_and_without_both_it_is_vi() {
        assertThat(new Editor(Map.of("VISUAL", "emacs -nw", "EDITOR", "ed")).command())
                .isEqualTo("emacs -nw");
        assertThat(new Editor(Map.of("VISUAL", "", "EDITOR", "ed")).command()).isEqualTo("ed");
        assertThat(new Editor(Map.of()).command()).isEqualTo("vi");
    }
}
