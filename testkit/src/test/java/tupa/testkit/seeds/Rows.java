package tupa.testkit.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables beside this class: their rows, each in so many columns. */
final class Rows {
    /**
     * A requirement.
     *
     * @param kind what sort of statement it is
     * @param item what it asks for, in short
     * @param ours what Tupa makes of it
     */
    record Requirement(String id, String kind, String item, String ours) {}

    /**
     * A requirement that no test proves.
     *
     * @param state {@code open}, {@code waits} or {@code no property}
     */
    record Unproven(String id, String state, String reason) {}

    private Rows() {}

    static List<Requirement> requirements() throws IOException {
        return rows("seeds.tsv", 4).stream()
                .map(row -> new Requirement(row[0], row[1], row[2], row[3]))
                .toList();
    }

    static List<Unproven> unproven() throws IOException {
        return rows("unproven.tsv", 3).stream()
                .map(row -> new Unproven(row[0], row[1], row[2]))
                .toList();
    }

    private static List<String[]> rows(String name, int columns) throws IOException {
        try (InputStream in = Objects.requireNonNull(Rows.class.getResourceAsStream(name), name)) {
            List<String[]> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
            rows.stream().filter(row -> row.length != columns).findFirst().ifPresent(row -> {
                throw new IllegalStateException(name + ": " + String.join(" | ", row));
            });
            return rows;
        }
    }
}
