package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.seeds.Seed;

/** A client that is told by files what to do and what to look like. */
final class SettingsTest {
    private static final String ESCAPE = "\u001b";

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @TempDir
    private Path directory;

    private Path write(String name, String file, String text) throws IOException {
        Path path = directory.resolve(name + "-config").resolve("tupa").resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static String url() {
        return TUPA.server().url();
    }

    @Test
    @Seed("S4-47")
    void colours_stand_in_files_and_everything_else_that_is_set_too() throws IOException {
        Tmux.demand();
        write("ada", "themes/sea.theme", "base = light\nsystem = bold 33\nstatus.online = magenta\n");
        write("ada", "client.conf", """
                # Everything that would be asked or given by a flag
                server = %s
                nick = Ada
                autojoin = #lobby, harbour
                theme = sea
                ui.time = HH.mm
                bind.f6 = /users
                """.formatted(url()));

        try (Tmux tmux = new Tmux(directory)) {
            Pane ada = tmux.open("ada", Programs.inline());
            ada.stands("● online · Ada · 1:#lobby · 2:#harbour", "[#lobby]");
            TUPA.join("Bo");
            ada.shows("[<any>.<any>] *** Bo joined the chat ***");
            ada.key("F6");
            ada.shows("Users in #lobby: <any>Bo<any>");

            assertThat(ada.inkedRows())
                    .anyMatch(row -> row.contains(ESCAPE + "[1m" + ESCAPE + "[38;5;33m*** Bo joined"))
                    .anyMatch(row -> row.contains(ESCAPE + "[35m● online"));
        }
    }

    @Test
    void a_mistake_in_a_file_is_told_with_its_place_and_nothing_is_begun() throws IOException {
        Tmux.demand();
        Path file = write("cy", "client.conf", "nick = Cy\nthmee = dark\n");

        try (Tmux tmux = new Tmux(directory)) {
            Pane cy = tmux.open("cy", Programs.inline(url()));

            cy.shows("tupa chat: " + file + ":2: There is no setting thmee. Did you mean theme?");
            cy.shows("ended with 2");
        }
    }

    @Test
    void what_is_set_can_be_asked_for_with_where_it_comes_from() throws IOException, InterruptedException {
        Path file = write("di", "client.conf", "nick = Di\ntheme = light\n");

        assertThat(told("config")).contains("nick Di " + file + ":1", "theme mono TUPA_THEME", "history on default");
        assertThat(String.join("", told("config", "--json")))
                .startsWith("{\"server\":")
                .contains("\"theme\":{\"value\":\"mono\",\"origin\":\"TUPA_THEME\"}");
    }

    /** What a command tells di, with one blank for several. */
    private List<String> told(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Programs.tool(command));
        builder.environment()
                .put("XDG_CONFIG_HOME", directory.resolve("di-config").toString());
        builder.environment().put("TUPA_THEME", "mono");
        builder.redirectErrorStream(true);

        Process process = builder.start();
        List<String> rows = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(row -> row.replaceAll(" +", " "))
                .toList();

        assertThat(process.waitFor()).isZero();
        return rows;
    }
}
