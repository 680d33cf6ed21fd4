package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tupa.core.room.Chaos;
import tupa.core.store.RoomKey;
import tupa.wire.RoomName;

class ChaosCommandsTest {
    private static final RoomKey OPS = RoomKey.of(new RoomName("ops"));

    private final List<Object> killed = new ArrayList<>();
    private Chaos.Outcome outcome = Chaos.Outcome.KILLED;

    @Test
    void a_room_is_killed_by_its_name_and_so_is_its_relay() {
        assertThat(type("chaos kill-room", "#Ops")).contains("room of #ops was killed");
        assertThat(type("chaos kill-relay", "ops")).contains("relay of #ops was killed");

        assertThat(killed).containsExactly(OPS, Chaos.Part.ROOM, OPS, Chaos.Part.RELAY);
    }

    @Test
    void a_room_that_is_not_open_and_what_is_no_room_are_told() {
        outcome = Chaos.Outcome.NOT_OPEN;

        assertThat(type("chaos kill-room", "ops")).isEqualTo("There is no open room #ops.");
        assertThat(type("chaos kill-room", "two words")).isEqualTo("two words is not a room name.");
    }

    @Test
    void where_it_is_not_allowed_the_operator_is_told_how_to_allow_it() {
        outcome = Chaos.Outcome.DISABLED;

        assertThat(type("chaos kill-room", "ops")).contains("-Dtupa.chaos.enabled=true");
    }

    private String type(String name, String argument) {
        ChaosCommands commands = new ChaosCommands((key, part) -> {
            killed.add(key);
            killed.add(part);
            return CompletableFuture.completedStage(outcome);
        });
        return commands.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run(argument)
                .text();
    }
}
