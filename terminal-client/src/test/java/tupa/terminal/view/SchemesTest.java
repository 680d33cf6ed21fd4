package tupa.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.file.BadFile;
import tupa.wire.UserId;

final class SchemesTest {
    @TempDir
    private Path directory;

    private Path themes;
    private Schemes schemes;

    @BeforeEach
    void start() throws IOException {
        themes = Files.createDirectory(directory.resolve("themes"));
        schemes = new Schemes(directory);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(themes.resolve(name + ".theme"), text);
    }

    private Theme theme(String name) throws BadFile {
        return new Theme(Depth.PALETTE, schemes.find(name, "here"));
    }

    @Test
    void a_file_says_what_is_different_from_the_theme_it_begins_from() throws Exception {
        write("mine", "base = light\nerror = 208 # loud\n");
        write("yours", "base = mine\nsystem = underline\n");

        assertThat(theme("yours").ink(Ink.ERROR, "x")).isEqualTo("\u001b[38;5;208mx\u001b[0m");
        assertThat(theme("yours").ink(Ink.PRESENCE, "x")).isEqualTo("\u001b[4mx\u001b[0m");
        assertThat(theme("yours").ink(Ink.NOTICE, "x")).isEqualTo(theme("light").ink(Ink.NOTICE, "x"));
    }

    @Test
    void without_a_word_about_it_a_file_begins_from_dark() throws Exception {
        write("mine", "error = 208\n");

        assertThat(theme("mine").ink(Ink.NOTICE, "x")).isEqualTo(theme("dark").ink(Ink.NOTICE, "x"));
    }

    @Test
    void names_have_the_colours_of_the_palette() throws Exception {
        write("mine", "nick = underline\nnick.palette = 208\n");
        write("grey", "nick.palette =\nnick = dim\n");

        assertThat(theme("mine").name(new UserId("g-1"), "Al")).isEqualTo("\u001b[4;38;5;208mAl\u001b[0m");
        assertThat(theme("grey").name(new UserId("g-1"), "Al")).isEqualTo("\u001b[2mAl\u001b[0m");
    }

    @Test
    void a_path_names_a_file_anywhere() throws Exception {
        Path file = Files.writeString(directory.resolve("x.theme"), "error = cyan\n");

        assertThat(theme(file.toString()).ink(Ink.ERROR, "x")).isEqualTo("\u001b[36mx\u001b[0m");
        assertThat(theme("x.theme").ink(Ink.ERROR, "x")).isEqualTo("\u001b[36mx\u001b[0m");
    }

    @Test
    void mistakes_are_told_with_their_places() throws Exception {
        Path colour = write("colour", "# c\nerror = rde\n");
        Path ink = write("ink", "eror = red\n");
        Path palette = write("palette", "nick.palette = 1, 999\n");
        Path base = write("base", "base = nothing\n");
        Path circle = write("circle", "base = circle\n");

        assertThatThrownBy(() -> theme("colour")).hasMessageStartingWith(colour + ":2: \"rde\"");
        assertThatThrownBy(() -> theme("ink")).hasMessage(ink + ":1: There is no setting eror. Did you mean error?");
        assertThatThrownBy(() -> theme("palette")).hasMessageStartingWith(palette + ":1: \"999\"");
        assertThatThrownBy(() -> theme("base")).hasMessageStartingWith(base + ":1: There is no theme nothing");
        assertThatThrownBy(() -> theme("circle")).hasMessage(circle + ":1: circle would begin from itself.");
        assertThatThrownBy(() -> theme("drak")).hasMessage("here: There is no theme drak. Did you mean dark?");
        assertThatThrownBy(() -> theme("a\0b")).isInstanceOf(BadFile.class);
    }

    @Test
    void an_ink_inside_another_ends_in_that() {
        Theme theme = Theme.mono();

        assertThat(theme.ink(Ink.BAR, "a" + theme.ink(Ink.NICK, "b") + "c"))
                .isEqualTo("\u001b[7ma\u001b[1mb\u001b[0m\u001b[7mc\u001b[0m");
    }

    @Test
    void without_colours_no_theme_brings_them_back() throws Exception {
        write("mine", "error = red on blue\n");
        Theme mono = Theme.mono();
        Theme nothing = Theme.nothing();

        mono.take(schemes.find("mine", "here"));
        nothing.take(schemes.find("mine", "here"));

        assertThat(mono.ink(Ink.ERROR, "x")).isEqualTo(Theme.mono().ink(Ink.ERROR, "x"));
        assertThat(nothing.ink(Ink.ERROR, "x")).isEqualTo("x");
    }
}
