package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CidCharactersTest {
    @Test
    void half_a_surrogate_pair_is_no_cid_because_two_such_would_be_stored_as_the_same() {
        assertThat(Cid.parse("a\uD83D")).isEmpty();
        assertThat(Cid.parse("a\uD83D\uDC4B")).contains(new Cid("a\uD83D\uDC4B"));
        assertThatThrownBy(() -> new Cid("\uDC4B")).isInstanceOf(IllegalArgumentException.class);
    }
}
