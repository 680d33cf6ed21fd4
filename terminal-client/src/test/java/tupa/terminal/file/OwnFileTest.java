package tupa.terminal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnFileTest {
    @TempDir
    private Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_new_file_and_its_directory_are_for_their_user_only() throws IOException {
        Path file = directory.resolve("tupa").resolve("client.conf");

        OwnFile.replace(file, bytes("a = 1\n"));

        assertThat(file).hasContent("a = 1");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("tupa"))).isEqualTo("rwx------");
    }

    @Test
    void an_old_file_keeps_its_permissions_and_leaves_nothing_beside_it() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        OwnFile.replace(file, bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void links_stay_links() throws IOException {
        Path dotfiles = Files.createDirectory(directory.resolve("dotfiles"));
        Path real = Files.writeString(dotfiles.resolve("client.conf"), "old");
        Path link =
                Files.createSymbolicLink(directory.resolve("tupa"), dotfiles).resolve("client.conf");
        Path linked = Files.createSymbolicLink(directory.resolve("linked.conf"), real);

        OwnFile.replace(linked, bytes("new"));
        assertThat(linked).isSymbolicLink();
        assertThat(real).hasContent("new");
        OwnFile.replace(link.resolveSibling("other.conf"), bytes("x"));

        assertThat(dotfiles.resolve("other.conf")).hasContent("x");
    }

    @Test
    void when_it_cannot_be_written_the_old_one_is_still_there() throws IOException {
        Files.createDirectories(directory.resolve("f/not-empty"));
        Path file = directory.resolve("f");

        assertThatThrownBy(() -> OwnFile.replace(file, bytes("new"))).isInstanceOf(IOException.class);

        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file);
        }
    }
}
