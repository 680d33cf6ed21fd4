package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
    private static final List<String> NAMES =
            List.of("#lobby", "#ops", "#dev", "#devops", "#deploy-alarms", "@Bob", "#random");

    @ParameterizedTest
    @CsvSource({
        "dev,#dev",
        "#OPS,#ops",
        "ops,#ops",
        "devo,#devops",
        "alarm,#deploy-alarms",
        "dal,#deploy-alarms",
        "bob,@Bob",
        "@b,@Bob",
        "rnd,#random",
        "o,#ops"
    })
    void the_name_that_is_meant_is_found(String typed, String name) {
        assertThat(Likeness.best(typed, NAMES)).contains(name);
    }

    @Test
    void what_is_like_no_name_finds_none() {
        assertThat(Likeness.best("xyz", NAMES)).isEmpty();
        assertThat(Likeness.best("lobbyy", NAMES)).isEmpty();
    }
}
