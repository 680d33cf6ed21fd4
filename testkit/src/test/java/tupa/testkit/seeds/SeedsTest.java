package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tupa.testkit.seeds.Rows.Requirement;
import tupa.testkit.seeds.Rows.Unproven;
import tupa.testkit.terminal.Tmux;

/**
 * Every requirement is proven by a test that ran and passed, or it is written down why not; docs/seeds.md says which, as it
 * is. The last class to run: it looks at what became of the others.
 */
@Order(Integer.MAX_VALUE)
@Isolated
class SeedsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "seeds.md");
    private static final String WRITE = "tests.seeds.write";

    private final List<Requirement> requirements = Rows.requirements();
    private final List<Unproven> unproven = Rows.unproven();
    private final List<Claim> claims = Claim.all();

    SeedsTest() throws IOException, URISyntaxException {}

    @Test
    void every_requirement_is_proven_or_it_is_said_why_not() {
        Set<String> claimed = claims.stream().map(Claim::id).collect(Collectors.toSet());
        Set<String> explained = unproven.stream().map(Unproven::id).collect(Collectors.toSet());

        assertThat(requirements).hasSize(249);
        assertThat(ids())
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(claimed.contains(id) || explained.contains(id))
                        .as("%s is proven by a test, or stands in unproven.tsv", id)
                        .isTrue())
                .containsAll(claimed)
                .containsAll(explained);
        assertThat(claimed).doesNotContainAnyElementsOf(explained);
    }

    @Test
    void what_is_said_to_be_no_property_is_not_owed() {
        List<String> owed = requirements.stream()
                .filter(row ->
                        Stream.of("must", "expected", "configurable", "opt-in").anyMatch(row.ours()::startsWith))
                .map(Requirement::id)
                .toList();

        assertThat(unproven).allSatisfy(row -> {
            assertThat(row.state()).isIn("open", "waits", "no property");
            assertThat(row.state().equals("no property") && owed.contains(row.id()))
                    .as(row.id())
                    .isFalse();
        });
    }

    @Test
    void whatever_proves_a_requirement_has_run_and_passed() {
        List<String> missing = claims.stream()
                .filter(claim -> isWhole() || Outcomes.knows(claim.type()))
                .filter(claim -> !Outcomes.passed(claim))
                .filter(claim -> isCi() || !isExcused(claim))
                .map(claim -> claim.id() + ": " + claim.text())
                .toList();

        assertThat(missing).isEmpty();
        assumeTrue(claims.stream().noneMatch(SeedsTest::isExcused), "not all of it can be proven on this machine");
    }

    /** Of a class that is skipped as a whole nothing is heard. */
    private static boolean isExcused(Claim claim) {
        boolean needsTmux =
                Stream.of(claim.type().getDeclaredFields()).anyMatch(field -> field.getType() == Tmux.class);
        return Outcomes.skipped(claim) || (needsTmux && !Tmux.isInstalled());
    }

    /** Not when tests were chosen. */
    private static boolean isWhole() {
        return Boolean.getBoolean("tests.seeds.whole") && System.getProperty("test") == null;
    }

    private static boolean isCi() {
        return System.getenv("CI") != null;
    }

    @Test
    void the_manual_has_every_requirement_with_its_proof() throws IOException {
        String document = Files.readString(DOCUMENT);
        String introduction = document.substring(0, document.indexOf(SeedsTable.BEGIN));
        String now = introduction + new SeedsTable(requirements, unproven, claims).markdown();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, now);
        }

        String there = Files.readString(DOCUMENT);
        assertThat(now.lines().filter(line -> !there.contains(line + "\n")))
                .as("not in docs/seeds.md, which says how to write it anew: -D%s=true", WRITE)
                .isEmpty();
        assertThat(there).as("docs/seeds.md").isEqualTo(now);
    }

    private List<String> ids() {
        return requirements.stream().map(Requirement::id).toList();
    }
}
