package tupa.testkit.audit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();
    private final Witness witness = new Witness("ann");

    @Test
    void all_are_counted_and_the_first_are_kept_with_what_was_seen() {
        witness.note(1500, '<', "{\"type\":\"message\"}");

        for (int i = 0; i < 100; i++) {
            findings.broken(Promise.LOST, witness, "number " + i);
        }

        assertThat(findings.brokenOf(Promise.LOST)).isEqualTo(100);
        assertThat(findings.breaches()).hasSize(5);
        assertThat(findings.breaches().get(0).what()).isEqualTo("number 0");
        assertThat(findings.breaches().get(0).frames()).containsExactly("    1.500 < {\"type\":\"message\"}");
        assertThat(findings.isClean()).isFalse();
    }

    @Test
    void no_token_is_shown_and_old_lines_are_forgotten() {
        witness.note(0, '>', "{\"type\":\"hello\",\"token\":\"5ec7e7\",\"v\":1}");
        assertThat(witness.recent())
                .singleElement()
                .asString()
                .doesNotContain("5ec7e7")
                .contains("hello");

        for (int i = 0; i < 100; i++) {
            witness.note(i, '<', "line " + i);
        }
        assertThat(witness.recent()).hasSize(24).last().asString().endsWith("line 99");
    }
}
