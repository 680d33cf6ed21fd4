package tupa.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import tupa.tcp.TcpSettings;

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
        ListenerSettings.of(tupa);
        HttpSettings.of(tupa);
        TcpSettings.of(tupa);
        CoreSettings.of(tupa);
        ServerSettings.addresses(tupa);
        LogLevels.of(tupa);
        ServerSettings.language(tupa);
        ServerSettings.warmUp(tupa);
    }

    private static ListenerSettings http(ServerSettings settings) {
        return settings.listeners().get(0);
    }

    @Test
    void the_file_goes_before_the_defaults() throws IOException {
        file("application.conf", "tupa.http.port = 1111");

        assertThat(http(settings(Map.of())).port()).isEqualTo(1111);
        assertThat(http(settings(Map.of())).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void the_environment_goes_before_the_file() throws IOException {
        file("application.conf", "tupa { http.port = 1111, session.resume-window = 1 s }");

        ServerSettings settings = settings(Map.of("TUPA_HTTP_PORT", "2222", "TUPA_ELSE", "x"));

        assertThat(http(settings).port()).isEqualTo(2222);
        assertThat(settings.core().session().resumeWindow()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void the_command_line_goes_before_the_environment() {
        ServerSettings settings = settings(
                Map.of("TUPA_HTTP_PORT", "2222", "TUPA_HTTP_HOST", "here"),
                "--http",
                "[::1]:3333",
                "-Dtupa.http.allowed-origins=[\"https://a.example\", \"https://b.example\"]");

        assertThat(http(settings).port()).isEqualTo(3333);
        assertThat(http(settings).host()).isEqualTo("::1");
        assertThat(settings.http().allowedOrigins()).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void a_named_file_takes_the_place_of_the_usual_one() throws IOException {
        file("application.conf", "tupa.http.port = 1111");
        Path named = file("other.conf", "tupa.http.host = there");

        ServerSettings settings = settings(Map.of(), "--config", named.toString());

        assertThat(http(settings).port()).isEqualTo(8080);
        assertThat(http(settings).host()).isEqualTo("there");
    }

    @Test
    void without_a_list_there_is_one_port_for_web_sockets_and_one_for_plain_tcp() {
        assertThat(settings(Map.of()).listeners())
                .containsExactly(
                        new ListenerSettings(ListenerSettings.Kind.HTTP, "127.0.0.1", 8080),
                        new ListenerSettings(ListenerSettings.Kind.TCP, "127.0.0.1", 6969));
        assertThat(settings(Map.of(), "--tcp", "[::1]:7777").listeners().get(1))
                .isEqualTo(new ListenerSettings(ListenerSettings.Kind.TCP, "::1", 7777));
    }

    @Test
    void a_list_takes_the_place_of_both() throws IOException {
        file("application.conf", "tupa.listeners = [{ kind = tcp, host = here, port = 1 }]");

        assertThat(settings(Map.of()).listeners())
                .containsExactly(new ListenerSettings(ListenerSettings.Kind.TCP, "here", 1));
        assertThatWrong(() -> settings(Map.of(), "--http", "x:1")).hasMessageContaining("tupa.listeners");
        assertThatWrong(() -> settings(Map.of(), "--tcp", "x:1")).hasMessageContaining("tupa.listeners");
        assertThatWrong(() -> settings(Map.of("TUPA_TCP_HOST", "x"))).hasMessageContaining("TUPA_TCP_HOST");
    }

    @Test
    void a_profile_goes_before_the_file() throws IOException {
        file("application.conf", "tupa { listeners = [], rooms.default = hall }");

        ServerSettings settings = settings(Map.of(), "--profile", "seeds");

        assertThat(settings.listeners())
                .extracting(ListenerSettings::url)
                .containsExactly(
                        "ws://127.0.0.1:5000/ws",
                        "tcp://127.0.0.1:6969",
                        "ws://127.0.0.1:6968/ws",
                        "tcp://127.0.0.1:12345",
                        "tcp://127.0.0.1:8080",
                        "ws://127.0.0.1:8081/ws");
        assertThat(settings.core().rooms().defaultRoom().value()).isEqualTo("hall");
        assertThatWrong(() -> settings(Map.of(), "--profile", "none")).hasMessageContaining("none");
    }

    @Test
    void the_language_is_that_of_the_machine_unless_it_is_named() {
        assertThat(settings(Map.of()).language()).isEmpty();
        assertThat(settings(Map.of("TUPA_LANGUAGE", "de")).language()).contains(Locale.GERMAN);
        assertThat(settings(Map.of("TUPA_LANGUAGE", "en")).language()).contains(Locale.ENGLISH);
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
                "tupa.tcp.port = -1 | port",
                "tupa.listeners = [{ kind = udp, host = x, port = 1 }] | kind",
                "tupa.listeners = [{ kind = tcp, host = x }] | port",
                "tupa.listeners = [{ kind = tcp, host = x, port = 1, prot = 2 }] | prot",
                "tupa.session.resume-window = soon | resume-window",
                "tupa.store.provider = paper | provider",
                "tupa.language = fr | language",
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
