package tupa.terminal.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasteGuardTest {
    private static final long MS = 1_000_000;

    private final PasteGuard guard = new PasteGuard(0);

    @Test
    void lines_that_follow_at_once_were_pasted() {
        guard.begins(0, false);
        assertThat(guard.isPasted(100 * MS)).isFalse();
        guard.begins(101 * MS, false);

        assertThat(guard.isPasted(104 * MS)).isTrue();
    }

    @Test
    void a_line_that_was_there_before_the_prompt_was_pasted() {
        guard.begins(0, false);
        assertThat(guard.isPasted(100 * MS)).isFalse();
        guard.begins(120 * MS, true);

        assertThat(guard.isPasted(121 * MS)).isTrue();
    }

    @Test
    void lines_that_are_typed_were_not_pasted() {
        guard.begins(0, false);
        assertThat(guard.isPasted(100 * MS)).isFalse();
        guard.begins(101 * MS, true);

        assertThat(guard.isPasted(400 * MS)).isFalse();
    }
}
