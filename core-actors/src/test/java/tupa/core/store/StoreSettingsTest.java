package tupa.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreSettingsTest {
    private static final Config DEFAULTS = ConfigFactory.load().getConfig("tupa");

    @Test
    void the_defaults_are_those_of_the_reference() {
        assertThat(StoreSettings.of(DEFAULTS))
                .isEqualTo(new StoreSettings(
                        StoreSettings.Provider.SQLITE,
                        1024,
                        Duration.ofMillis(2),
                        100_000,
                        10_000,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Path.of("data", "tupa.db"),
                        2,
                        Duration.ofSeconds(5),
                        new PostgresSettings(
                                "jdbc:postgresql://127.0.0.1:5432/tupa",
                                "tupa",
                                "",
                                4,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(4))));
    }

    @Test
    void the_provider_is_written_in_lower_case() {
        assertThat(with("store.provider = memory").provider()).isEqualTo(StoreSettings.Provider.MEMORY);
    }

    @Test
    void an_absolute_file_is_not_in_the_data_directory() {
        assertThat(with("store.sqlite.file = /var/lib/tupa.db").file()).isEqualTo(Path.of("/var/lib/tupa.db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongo", "SQLITE", "\"\""})
    void another_provider_is_refused_by_its_key(String provider) {
        assertThatThrownBy(() -> with("store.provider = " + provider))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining("tupa.store.provider")
                .hasMessageContaining("must be sqlite, postgres or memory");
    }

    @ParameterizedTest
    @CsvSource({
        "store.max-batch, 0",
        "store.queue-max, 0",
        "store.retry-min, 0 ms",
        "store.retry-max, 99 ms",
        "store.read-queue-max, 0",
        "store.sqlite.readers, 0",
        "store.postgres.url, \"mysql://localhost/tupa\"",
        "store.postgres.pool-size, 0",
        "store.postgres.connect-timeout, 999 ms",
        "store.postgres.lock-timeout, 0 ms",
        "store.postgres.statement-timeout, 999 ms",
        "store.postgres.socket-timeout, 2999 ms",
        "store.sqlite.busy-timeout, -1 s"
    })
    void a_value_out_of_range_is_refused_by_its_key(String key, String value) {
        assertThatThrownBy(() -> with(key + " = " + value))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining("tupa." + key);
    }

    @Test
    void a_password_in_the_address_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> with("store.postgres.url = \"jdbc:postgresql://db/tupa?ssl=true&password=s3cret\""))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining("tupa.store.postgres.url")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void the_settings_do_not_show_the_password() {
        assertThat(with("store.postgres.password = s3cret").toString())
                .contains("tupa at 127.0.0.1:5432/tupa")
                .doesNotContain("s3cret");
    }

    private static StoreSettings with(String override) {
        return StoreSettings.of(ConfigFactory.parseString(override).withFallback(DEFAULTS));
    }
}
