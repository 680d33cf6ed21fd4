package tupa.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tupa.core.store.Keep;
import tupa.core.store.RoomKey;

final class RetentionSettingsTest {
    private static final Config DEFAULTS = ConfigFactory.load().getConfig("tupa.retention");
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final RoomKey OPS = new RoomKey("ops");
    private static final RoomKey DEV = new RoomKey("dev");
    private static final RoomKey TALK = new RoomKey("@u-alice:u-bob");

    @Test
    void everything_is_kept_unless_the_operator_says_otherwise() {
        RetentionSettings settings = RetentionSettings.of(DEFAULTS);

        assertThat(settings.isOn()).isFalse();
        assertThat(settings.ruleOf(OPS)).isEmpty();
    }

    @Test
    void a_room_has_its_own_rule_where_it_says_something_and_that_for_everywhere_where_it_does_not() {
        RetentionSettings settings = of("keep-days = 30, rooms { OPS { keep-count = 100 }, dev { keep-days = 0 } }");

        assertThat(settings.ruleOf(OPS)).contains(new RetentionSettings.Rule(30, 100));
        assertThat(settings.ruleOf(DEV)).isEmpty();
        assertThat(settings.ruleOf(TALK)).contains(new RetentionSettings.Rule(30, 0));
    }

    @Test
    void a_rule_of_one_room_turns_housekeeping_on_and_says_nothing_about_others() {
        RetentionSettings settings = of("rooms { ops { keep-count = 100 } }");

        assertThat(settings.isOn()).isTrue();
        assertThat(settings.ruleOf(DEV)).isEmpty();
        assertThat(settings.ruleOf(TALK)).isEmpty();
    }

    @Test
    void what_is_kept_is_counted_back_from_now_and_a_day_in_any_case() {
        Keep both = new RetentionSettings.Rule(30, 100).at(NOW);
        Keep count = new RetentionSettings.Rule(0, 100).at(NOW);
        Keep days = new RetentionSettings.Rule(1, 0).at(NOW);

        Instant yesterday = NOW.minus(Duration.ofHours(24));
        assertThat(both).isEqualTo(new Keep(100, Instant.parse("2026-03-01T12:00:00Z"), yesterday));
        assertThat(count).isEqualTo(new Keep(100, Instant.EPOCH, yesterday));
        assertThat(days).isEqualTo(new Keep(Long.MAX_VALUE, yesterday, yesterday));
    }

    private static RetentionSettings of(String hocon) {
        return RetentionSettings.of(ConfigFactory.parseString(hocon).withFallback(DEFAULTS));
    }
}
