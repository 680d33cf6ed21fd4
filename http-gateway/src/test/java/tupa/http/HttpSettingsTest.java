package tupa.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
    private static final Config DEFAULTS = ConfigFactory.load()
            .getConfig("tupa")
            .withOnlyPath("http")
            .withoutPath("http.host")
            .withoutPath("http.port");

    static Stream<String> every_key() {
        return DEFAULTS.entrySet().stream().map(entry -> entry.getKey()).sorted();
    }

    @ParameterizedTest
    @MethodSource("every_key")
    void every_documented_key_is_read(String key) {
        assertThatThrownBy(() -> HttpSettings.of(DEFAULTS.withoutPath(key)))
                .isInstanceOf(ConfigException.Missing.class)
                .hasMessageContaining(key.substring(key.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"head-timeout = 0 s", "max-connections = 0"})
    void a_value_that_makes_no_sense_is_refused_by_name(String setting) {
        Config wrong = ConfigFactory.parseString("http." + setting).withFallback(DEFAULTS);

        assertThatThrownBy(() -> HttpSettings.of(wrong))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining(setting.substring(0, setting.indexOf(' ')));
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_by_name() {
        Config wrong = ConfigFactory.parseString("http.backlog = many").withFallback(DEFAULTS);

        assertThatThrownBy(() -> HttpSettings.of(wrong)).hasMessageContaining("backlog");
    }
}
