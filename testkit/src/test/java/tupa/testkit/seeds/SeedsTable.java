package tupa.testkit.seeds;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tupa.testkit.seeds.Rows.Requirement;
import tupa.testkit.seeds.Rows.Unproven;

/** The part of docs/seeds.md that is written by the build: of each requirement, what proves it or why nothing does. */
final class SeedsTable {
    static final String BEGIN = "<!-- From here on written by SeedsTest. -->\n";

    private static final Map<String, String> DOCUMENTS = new TreeMap<>(Map.of(
            "S0", "Requirements 000: a WebSocket chat server and client",
            "S1", "Requirements 001: a chat over WebSocket and TCP",
            "S2", "Requirements 002: a multi-client chat over TCP, and what may extend it",
            "S3", "Requirements 003: a small chat server with several rooms",
            "S4", "Requirements 004: an exercise, a WebSocket chat in the terminal with targets"));

    private final List<Requirement> requirements;
    private final Map<String, Unproven> unproven;
    private final Map<String, List<Claim>> claims;

    SeedsTable(List<Requirement> requirements, List<Unproven> unproven, List<Claim> claims) {
        this.requirements = requirements;
        this.unproven = unproven.stream().collect(Collectors.toMap(Unproven::id, Function.identity()));
        this.claims = claims.stream().collect(Collectors.groupingBy(Claim::id));
    }

    String markdown() {
        return BEGIN + "\n" + counts()
                + DOCUMENTS.entrySet().stream()
                        .map(document -> section(document.getKey(), document.getValue()))
                        .collect(Collectors.joining());
    }

    private String counts() {
        Map<String, Long> states = unproven.values().stream()
                .collect(Collectors.groupingBy(Unproven::state, TreeMap::new, Collectors.counting()));
        return requirements.size() + " requirements: " + (requirements.size() - unproven.size()) + " proven by tests"
                + states.entrySet().stream()
                        .map(state -> ", " + state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining())
                + ".\n";
    }

    private String section(String prefix, String title) {
        return "\n## " + title
                + "\n\n| id | what is asked for | what Tupa makes of it | proven by |\n|---|---|---|---|\n"
                + requirements.stream()
                        .filter(row -> row.id().startsWith(prefix + "-"))
                        .map(this::row)
                        .collect(Collectors.joining());
    }

    private String row(Requirement row) {
        return "| " + row.id() + " | " + row.kind() + ": " + escaped(row.item()) + " | " + escaped(row.ours()) + " | "
                + proof(row.id()) + " |\n";
    }

    private String proof(String id) {
        Unproven without = unproven.get(id);
        if (without != null) {
            return "*" + without.state() + "*: " + escaped(without.reason());
        }
        return claims.getOrDefault(id, List.of()).stream()
                .map(claim -> "`" + claim.text() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
