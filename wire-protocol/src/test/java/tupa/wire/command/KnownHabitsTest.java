package tupa.wire.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.wire.Nick;
import tupa.wire.RoomName;

/** What people type who come from other small chat programs means here what it meant there. */
final class KnownHabitsTest {
    static Stream<Arguments> habits() {
        return Stream.of(
                habit("Hello everyone!", new Line.Say("Hello everyone!")),
                habit("/join dev", new Command.Join(room("dev"))),
                habit("/join general", new Command.Join(room("general"))),
                habit("/join python-dev", new Command.Join(room("python-dev"))),
                habit("/join python", new Command.Join(room("python"))),
                habit("/cd main", new Command.Move(room("main"))),
                habit("/cd lounge", new Command.Move(room("lounge"))),
                habit("/cd coffee-break", new Command.Move(room("coffee-break"))),
                habit("/leave", new Command.Leave(Optional.empty())),
                habit("/rooms", new Command.Rooms(Optional.empty())),
                habit("/users", new Command.Users(Optional.empty())),
                habit("/list", new Command.Everybody()),
                habit("/msg Alice Hello Alice!", new Command.Msg("Alice", "Hello Alice!")),
                habit("/msg Alice Hi Alice!", new Command.Msg("Alice", "Hi Alice!")),
                habit("/msg Bob How are you?", new Command.Msg("Bob", "How are you?")),
                habit("/whisper bob hi there", new Command.Msg("bob", "hi there")),
                habit("/nick alice_", new Command.ChangeNick(new Nick("alice_"))),
                habit("/help", new Command.Help(Optional.empty())),
                habit("/clear", new Command.Clear()),
                habit("/quit", new Command.Quit(Optional.empty())),
                habit("exit", new Command.Quit(Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("habits")
    void typed_lines_keep_their_meaning(String entry, Line line) {
        assertThat(LineParser.parse(entry)).isEqualTo(line);
    }

    private static Arguments habit(String entry, Command command) {
        return habit(entry, new Line.Run(command));
    }

    private static Arguments habit(String entry, Line line) {
        return Arguments.of(entry, line);
    }

    private static RoomName room(String name) {
        return new RoomName(name);
    }
}
