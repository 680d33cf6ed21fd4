package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.config.Config;
import tupa.terminal.file.BadFile;
import tupa.wire.Nick;
import tupa.wire.RoomName;

final class BasicsTest {
    private static final URI SERVER = URI.create("ws://h:1/ws");

    @TempDir
    private Path home;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(SERVER, home);
    }

    private void write(String settings) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".config/tupa"));
        Files.writeString(directory.resolve("client.conf"), settings);
    }

    private Basics basics(String... arguments) throws BadFile, Failed {
        Options options = Options.parse(Tool.TAIL, List.of(arguments));
        World world = desk.world();
        return Basics.of(options, Config.load(world.environment(), world.home(), options.settings()), world);
    }

    @Test
    void a_flag_goes_before_the_environment_and_that_before_the_file() throws BadFile, Failed, IOException {
        write("server = ws://y:3/ws\nnick = filed\nautojoin = #Hall, den, hall\n");
        desk.environment.clear();
        List<RoomName> filed = List.of(new RoomName("hall"), new RoomName("den"));
        assertThat(basics()).isEqualTo(new Basics(URI.create("ws://y:3/ws"), new Nick("filed"), false, false, filed));

        desk.environment.put("TUPA_SERVER", SERVER.toString());
        desk.environment.put("TUPA_NICK", "robot");
        desk.environment.put("TUPA_AUTOJOIN", "ops");
        List<RoomName> ops = List.of(new RoomName("ops"));
        assertThat(basics()).isEqualTo(new Basics(SERVER, new Nick("robot"), false, false, ops));

        List<RoomName> pub = List.of(new RoomName("pub"));
        assertThat(basics("-s", "ws://x:2/ws", "-n", "Ann", "-r", "pub"))
                .isEqualTo(new Basics(URI.create("ws://x:2/ws"), new Nick("Ann"), true, true, pub));
    }

    @Test
    void who_has_set_nothing_goes_to_this_machine_by_the_name_of_its_user() throws BadFile, Failed {
        desk.environment.put("TUPA_SERVER", "");
        desk.environment.put("TUPA_NICK", "");

        assertThat(basics()).isEqualTo(new Basics(SERVER, new Nick("cron"), false, false, List.of()));
    }

    @Test
    void of_several_rooms_that_are_set_the_first_is_meant_but_of_those_that_are_named_none() throws BadFile, Failed {
        desk.environment.put("TUPA_AUTOJOIN", "ops,dev");

        assertThat(basics().room()).contains(new RoomName("ops"));
        assertThatThrownBy(() -> basics("-r", "ops,dev").room()).hasMessage("only one room can be given");
    }

    @Test
    void every_user_of_a_machine_has_a_legal_nick() {
        assertThat(Basics.nickOf("www-data")).hasToString("www-data");
        assertThat(Basics.nickOf("_apt")).hasToString("apt");
        assertThat(Basics.nickOf("DOMAIN\\jo k")).hasToString("DOMAIN_jo_k");
        assertThat(Basics.nickOf("jörg")).hasToString("jörg");
        assertThat(Basics.nickOf("x".repeat(40))).hasToString("x".repeat(32));
        assertThat(Basics.nickOf("?")).hasToString("guest");
        assertThat(Basics.nickOf("")).hasToString("guest");
    }

    @Test
    void names_that_are_none_are_refused() {
        for (String[] wrong : new String[][] {{"-n", "a b"}, {"-r", "a,!"}}) {
            assertThatThrownBy(() -> basics(wrong)).isInstanceOf(BadFile.class).hasMessageContaining(wrong[1]);
        }
        assertThatThrownBy(() -> basics("-r", ",")).isInstanceOf(Failed.class);
    }
}
