package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
    private final List<ServerSettings> applied = new ArrayList<>();
    private final LoggerContext context = new LoggerContext();

    @Test
    void a_limit_that_is_set_is_applied_and_told_from_what_to_what() {
        LiveSettings live = live("");

        assertThat(live.set("rate.burst", "7")).contains(new LiveSettings.Changed("rate.burst", "20", "7"));
        assertThat(live.set("address.enabled", "false"))
                .contains(new LiveSettings.Changed("address.enabled", "true", "false"));
        assertThat(live.set("rooms.capacities.dev", "5"))
                .contains(new LiveSettings.Changed("rooms.capacities.dev", "not set", "5"));

        ServerSettings now = applied.get(2);
        assertThat(now.core().session().limits().rateBurst()).isEqualTo(7);
        assertThat(now.addresses().enabled()).isFalse();
        assertThat(now.core().rooms().capacities()).hasSize(1);
    }

    @Test
    void a_value_that_makes_no_sense_changes_nothing() {
        LiveSettings live = live("");

        assertThatThrownBy(() -> live.set("rate.burst", "0")).hasMessageContaining("burst");
        assertThatThrownBy(() -> live.set("address.ban", "soon")).hasMessageContaining("ban");
        assertThat(live.set("http.port", "1")).isEmpty();
        assertThat(live.set("rooms.capacities.two words", "1")).isEmpty();

        assertThat(applied).isEmpty();
        assertThat(live.limits()).contains("rate.burst = 20", "address.connections = 1000", "rooms.capacity = 1000");
    }

    @Test
    void reading_again_applies_what_may_change_and_names_what_needs_a_restart() {
        LiveSettings live = live("tupa.rooms.capacities { dev = 5 }, tupa.limits.rate.burst = 30");

        LiveSettings.Reloaded reloaded = live.reload(() -> settings(
                "tupa { http.port = 9, limits { rate.burst = 40, text = 10 }, rooms.capacities { ops = 6 } }"));

        assertThat(reloaded.changed())
                .containsExactly(
                        new LiveSettings.Changed("tupa.limits.rate.burst", "30", "40"),
                        new LiveSettings.Changed("tupa.rooms.capacities.dev", "5", "not set"),
                        new LiveSettings.Changed("tupa.rooms.capacities.ops", "not set", "6"));
        assertThat(reloaded.needRestart()).containsExactly("tupa.http.port", "tupa.limits.text");
        assertThat(applied.get(0).core().session().limits().rateBurst()).isEqualTo(40);
        assertThat(applied.get(0).listeners().get(0).port()).isEqualTo(8080);
        assertThat(live.limits()).contains("rate.burst = 40", "rooms.capacities.ops = 6");
    }

    @Test
    void what_was_set_by_hand_is_as_it_is_written_after_reading_again() {
        LiveSettings live = live("");
        live.set("rate.burst", "7");

        LiveSettings.Reloaded reloaded = live.reload(() -> settings(""));

        assertThat(reloaded.changed()).containsExactly(new LiveSettings.Changed("tupa.limits.rate.burst", "7", "20"));
    }

    @Test
    void a_configuration_that_cannot_be_read_changes_nothing() {
        LiveSettings live = live("");

        assertThatThrownBy(() -> live.reload(() -> settings("tupa.limits.rate.burst = many")))
                .isInstanceOf(StartFailure.class);

        assertThat(applied).isEmpty();
    }

    @Test
    void levels_of_loggers_come_and_go_with_the_configuration() {
        context.getLogger("tupa.core").setLevel(Level.WARN);
        LiveSettings live = live("");

        live.reload(() -> settings("tupa.log.levels { \"tupa.core\" = debug, tupa.http = TRACE }"));
        assertThat(context.getLogger("tupa.core").getLevel()).isEqualTo(Level.DEBUG);
        assertThat(context.getLogger("tupa.http").getLevel()).isEqualTo(Level.TRACE);

        live.reload(() -> settings(""));
        assertThat(context.getLogger("tupa.core").getLevel()).isEqualTo(Level.WARN);
        assertThat(Optional.ofNullable(context.getLogger("tupa.http").getLevel()))
                .isEmpty();
    }

    @Test
    void levels_that_were_set_by_hand_are_as_they_are_written_after_reading_again() {
        LogLevels levels = new LogLevels(context);
        LiveSettings live = new LiveSettings(settings("tupa.log.levels { tupa.http = DEBUG }"), applied::add, levels);
        levels.set("tupa.core", Level.TRACE);
        levels.set("tupa.http", Level.OFF);

        live.reload(() -> settings("tupa.log.levels { tupa.http = DEBUG }"));

        assertThat(Optional.ofNullable(context.getLogger("tupa.core").getLevel()))
                .isEmpty();
        assertThat(context.getLogger("tupa.http").getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void a_level_that_is_none_stops_the_start_with_its_logger() {
        assertThatThrownBy(() -> settings("tupa.log.levels { tupa.core = loud }"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("tupa.core");
    }

    private LiveSettings live(String hocon) {
        return new LiveSettings(settings(hocon), applied::add, new LogLevels(context));
    }

    private static ServerSettings settings(String hocon) {
        return ServerSettings.of(ConfigFactory.parseString(hocon));
    }
}
