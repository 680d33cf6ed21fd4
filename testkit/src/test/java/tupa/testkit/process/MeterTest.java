package tupa.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MeterTest {
    @Test
    void of_this_process_it_is_known_what_it_uses() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        Meter meter = Meter.of(ProcessHandle.current().pid());

        assertThat(meter.cpu()).isPresent();
        assertThat(meter.residentKib().orElseThrow()).isPositive();
    }

    @Test
    void of_nobody_nothing_is_known() {
        assertThat(Meter.ofNobody().cpu()).isEmpty();
        assertThat(Meter.ofNobody().residentKib()).isEmpty();
    }

    @Test
    void a_process_that_is_not_there_is_complained_of() {
        assertThatThrownBy(() -> Meter.of(Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no process");
    }
}
