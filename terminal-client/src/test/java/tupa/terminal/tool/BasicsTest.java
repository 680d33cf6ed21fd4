package tupa.terminal.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.wire.Nick;
import tupa.wire.RoomName;

final class BasicsTest {
    private static final URI SERVER = URI.create("ws://h:1/ws");

    private final Desk desk = new Desk(SERVER, Path.of("jobs"));

    private Basics basics(String... arguments) throws Failed {
        return Basics.of(Options.parse(Tool.TAIL, List.of(arguments)), desk.world());
    }

    @Test
    void a_flag_goes_before_the_environment() throws Failed {
        desk.environment.put("TUPA_NICK", "robot");
        desk.environment.put("TUPA_ROOM", "#Ops,dev,ops");

        assertThat(basics())
                .isEqualTo(new Basics(
                        SERVER, new Nick("robot"), false, List.of(new RoomName("ops"), new RoomName("dev"))));
        assertThat(basics("-s", "ws://x:2/ws", "-n", "Ann", "-r", "den"))
                .isEqualTo(new Basics(URI.create("ws://x:2/ws"), new Nick("Ann"), true, List.of(new RoomName("den"))));
    }

    @Test
    void an_empty_variable_says_nothing_and_the_name_is_that_of_the_machines_user() throws Failed {
        desk.environment.put("TUPA_NICK", "");
        desk.environment.put("TUPA_ROOM", "");

        assertThat(basics()).isEqualTo(new Basics(SERVER, new Nick("cron"), false, List.of()));
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
        for (String[] wrong : new String[][] {{"-n", "a b"}, {"-r", "a,,b"}, {"-r", "!"}}) {
            assertThatThrownBy(() -> basics(wrong)).isInstanceOf(Failed.class);
        }
        assertThatThrownBy(() -> basics("-r", "a,b").room()).isInstanceOf(Failed.class);
    }
}
