package tupa.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.wire.RoomName;

final class CoreSettingsTest {
    private static final Config DEFAULTS = ConfigFactory.defaultReferenceUnresolved()
            .withOnlyPath("tupa")
            .resolve()
            .getConfig("tupa");

    static Stream<String> every_key() {
        Stream<String> values = DEFAULTS.entrySet().stream().map(entry -> entry.getKey());
        return Stream.concat(values, Stream.of("rooms.capacities", "retention.rooms"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("every_key")
    void every_documented_key_is_read(String key) {
        assertThatThrownBy(() -> CoreSettings.of(DEFAULTS.withoutPath(key)))
                .isInstanceOf(ConfigException.Missing.class)
                .hasMessageContaining(key.substring(key.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "rooms.default, two words",
        "rooms.capacity, 0",
        "rooms.join-mode, both",
        "rooms.capacities.lobby, 0",
        "rooms.presence-limit, 0",
        "rooms.idle-stop, 0 s",
        "rooms.pending-max, 0",
        "rooms.batch-max, -1",
        "rooms.recent-cids, 0",
        "rooms.relay-memory, 0",
        "rooms.relay-memory-bytes, 0",
        "rooms.relay-memory-bytes, 3 GiB",
        "session.resume-window, 0 s",
        "session.hello-timeout, -1 s",
        "session.heartbeat, 0 s",
        "session.idle-timeout, 0 s",
        "session.unanswered-max, 0",
        "session.operation-timeout, 0 s",
        "session.reconnect-spread, 0 s",
        "session.drain-timeout, 0 s",
        "limits.text, 0",
        "limits.request, 0",
        "limits.rooms, 0",
        "limits.page, 0",
        "limits.bad-requests, 0",
        "limits.rate.burst, 0",
        "limits.rate.per-second, 0",
        "retention.keep-days, -1",
        "retention.keep-count, -1",
        "retention.rooms.ops, 5",
        "retention.rooms.ops.keep-days, -1",
        "retention.rooms.ops.keep-weeks, 1",
        "retention.chunk, 0",
        "retention.pause, 0 s",
        "retention.interval, 0 s",
        "outbox.messages, 0",
        "outbox.bytes, 0",
        "outbox.reserve, 0"
    })
    void what_is_out_of_range_is_refused_with_the_key_s_name(String key, String value) {
        Config config = ConfigFactory.parseString(key + " = \"" + value + "\"").withFallback(DEFAULTS);

        assertThatThrownBy(() -> CoreSettings.of(config))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining(key.substring(key.lastIndexOf('.') + 1));
    }

    @Test
    void a_capacity_under_what_is_no_room_name_is_refused_with_that_name() {
        Config config = ConfigFactory.parseString("rooms.capacities { \"two words\" = 5 }")
                .withFallback(DEFAULTS);

        assertThatThrownBy(() -> CoreSettings.of(config))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining("two words");
    }

    @Test
    void values_are_taken_in_their_units() {
        CoreSettings settings = CoreSettings.of(ConfigFactory.parseString(
                        "rooms.capacities { war-room = 5 }, session.heartbeat = 2 s, outbox.reserve = 1 KiB")
                .withFallback(DEFAULTS));

        assertThat(settings.rooms().capacities()).containsEntry(new RoomName("war-room"), 5);
        assertThat(settings.rooms().idleStop()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.session().limits().heartbeatMs()).isEqualTo(2000);
        assertThat(settings.outbox().reserveBytes()).isEqualTo(1024);
    }
}
