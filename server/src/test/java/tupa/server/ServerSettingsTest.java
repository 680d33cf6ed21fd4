package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.core.CoreSettings;
import tupa.http.HttpSettings;

class ServerSettingsTest {
    private static final Config DEFAULTS = Sources.documented().getConfig("tupa");

    @TempDir
    Path directory = Path.of("");

    static Stream<String> every_key() {
        return DEFAULTS.entrySet().stream().map(entry -> entry.getKey()).sorted();
    }

    @ParameterizedTest
    @MethodSource("every_key")
    void every_documented_key_is_read(String key) {
        Config without = DEFAULTS.withoutPath(key);

        assertThatThrownBy(() -> read(without)).hasMessageContaining(key.substring(key.lastIndexOf('.') + 1));
    }

    private static void read(Config tupa) {
        HttpSettings.of(tupa);
        CoreSettings.of(tupa);
        ServerSettings.addresses(tupa);
        LogLevels.of(tupa);
    }

    @Test
    void the_file_goes_before_the_defaults() throws IOException {
        file("application.conf", "tupa.http.port = 1111");

        assertThat(settings(Map.of()).http().port()).isEqualTo(1111);
        assertThat(settings(Map.of()).http().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void the_environment_goes_before_the_file() throws IOException {
        file("application.conf", "tupa { http.port = 1111, session.resume-window = 1 s }");

        ServerSettings settings = settings(Map.of("TUPA_HTTP_PORT", "2222", "TUPA_ELSE", "x"));

        assertThat(settings.http().port()).isEqualTo(2222);
        assertThat(settings.core().session().resumeWindow()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_command_line_goes_before_the_environment() {
        ServerSettings settings = settings(
                Map.of("TUPA_HTTP_PORT", "2222", "TUPA_HTTP_HOST", "here"),
                "--http",
                "[::1]:3333",
                "-Dtupa.http.allowed-origins=[\"https://a.example\", \"https://b.example\"]");

        assertThat(settings.http().port()).isEqualTo(3333);
        assertThat(settings.http().host()).isEqualTo("::1");
        assertThat(settings.http().allowedOrigins()).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void a_named_file_takes_the_place_of_the_usual_one() throws IOException {
        file("application.conf", "tupa.http.port = 1111");
        Path named = file("other.conf", "tupa.http.host = there");

        ServerSettings settings = settings(Map.of(), "--config", named.toString());

        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.http().host()).isEqualTo("there");
    }

    @Test
    void rooms_may_have_capacities_of_their_own() throws IOException {
        file("application.conf", "tupa.rooms.capacities { \"war-room\" = 5 }");

        assertThat(settings(Map.of()).all().getInt("tupa.rooms.capacities.war-room"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tupa.http.prot = 1 | tupa.http.prot",
                "tupa { rooms { defualt = x } } | tupa.rooms.defualt",
                "tupa.rooms = 5 | tupa.rooms",
                "tupa.http.port = many | port",
                "tupa.http.port = 99999 | port",
                "tupa.session.resume-window = soon | resume-window",
                "tupa.store.provider = paper | provider",
            })
    void what_makes_no_sense_is_told_with_its_key_and_line(String line, String key) throws IOException {
        file("application.conf", "# a remark\n" + line + "\n");

        assertThatWrong(() -> settings(Map.of())).hasMessageContaining(key).hasMessageContaining("application.conf: 2");
    }

    @Test
    void a_file_that_is_no_hocon_is_told_with_its_line() throws IOException {
        file("application.conf", "tupa {\n http = = 1\n}");

        assertThatWrong(() -> settings(Map.of())).hasMessageContaining("application.conf: 2");
    }

    @Test
    void a_wrong_variable_is_told_by_name() {
        assertThatWrong(() -> settings(Map.of("TUPA_HTTP_PORT", "many"))).hasMessageContaining("TUPA_HTTP_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dtupa.no=1", "--http=1", "--http", "8080", "-D=1", "-Dtupa..x=1", "--config", "nothing"})
    void a_wrong_argument_is_refused(String arg) {
        assertThatWrong(() -> settings(Map.of(), arg));
    }

    @Test
    void a_named_file_that_is_not_there_is_told() {
        assertThatWrong(() -> settings(Map.of(), "--config", "absent.conf")).hasMessageContaining("absent.conf");
    }

    @Test
    void no_two_settings_share_a_variable() {
        assertThat(every_key().map(key -> Sources.variable("tupa." + key))).doesNotHaveDuplicates();
    }

    private static AbstractThrowableAssert<?, ?> assertThatWrong(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(2));
    }

    private ServerSettings settings(Map<String, String> environment, String... args) {
        return ServerSettings.of(Arguments.parse(List.of(args)), environment, directory);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
