package tupa.testkit.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tupa.testkit.load.Measurement.Outcome;

/** What a load came to. */
public final class LoadReport {
    private static final String UNKNOWN = "not known";

    private final LoadOptions options;
    private final Account account;
    private final Account baselineAccount;
    private final Figures server;
    private final Figures baseline;
    private final Figures ratios;

    /** Of the rounds of each; {@code baseline} is empty, or has as many as {@code server}. */
    LoadReport(LoadOptions options, List<Outcome> server, List<Outcome> baseline) {
        this.options = options;
        this.account = sum(server);
        this.baselineAccount = sum(baseline);
        this.server = medians(server);
        this.baseline = medians(baseline);
        // Of rounds beside each other: what else the machine did at that time, it did to both.
        this.ratios = Figures.medians(IntStream.range(0, baseline.size())
                .mapToObj(round ->
                        server.get(round).figures().over(baseline.get(round).figures()))
                .toList());
    }

    private static Account sum(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::account).reduce(Account.NOTHING, Account::plus);
    }

    private static Figures medians(List<Outcome> outcomes) {
        return Figures.medians(outcomes.stream().map(Outcome::figures).toList());
    }

    /** Every message was acknowledged and came to everybody once and in order, and the ratio is within its bound. */
    public boolean isGood() {
        return account.isGood() && baselineAccount.isGood() && isWithinBound();
    }

    private boolean isWithinBound() {
        OptionalDouble max = options.maxRatio();
        OptionalDouble ratio = ratios.of(Figure.CPU);
        return max.isEmpty() || (ratio.isPresent() && ratio.getAsDouble() <= max.getAsDouble());
    }

    /** A table for a person. */
    public String table() {
        StringBuilder table = new StringBuilder();
        Workload load = options.workload();
        options.scenario().ifPresent(name -> line(table, "scenario", name));
        line(table, "clients", load.text() + ", " + load.size() + " characters");
        line(table, "measured", options.rounds() + " times " + load.seconds() + " s after " + load.warmup() + " s");
        line(table, "sent", account.sent());
        line(table, "acknowledged", account.acked());
        line(table, "delivered", account.deliveries());
        line(table, "lost", account.lost());
        line(table, "doubled", account.doubled());
        line(table, "out of order", account.reordered());
        line(table, "invented", account.invented());
        line(table, "unacknowledged", account.unacked());
        account.refusals().forEach((code, count) -> line(table, "refused " + code.wire(), count));
        figures(table);
        verdict(table);
        return table.toString();
    }

    private void figures(StringBuilder table) {
        boolean beside = options.baseline();
        table.append(row("", "server", beside ? "baseline" : "", beside ? "ratio" : ""));
        for (Figure figure : Figure.values()) {
            if (server.has(figure)) {
                String base = beside ? text(figure, baseline) : "";
                table.append(row(figure.text(), text(figure, server), base, beside ? ratio(figure) : ""));
            }
        }
    }

    private void verdict(StringBuilder table) {
        if (!baselineAccount.isGood()) {
            line(table, "void", "the baseline itself went wrong: " + baselineAccount);
        }
        options.maxRatio()
                .ifPresent(max -> line(
                        table,
                        isWithinBound() ? "good" : "TOO MUCH",
                        "CPU per delivery is " + ratio(Figure.CPU) + " times the baseline's, and may be " + max));
    }

    private static String text(Figure figure, Figures figures) {
        OptionalDouble value = figures.of(figure);
        return value.isPresent() ? figure.format(value.getAsDouble()) : UNKNOWN;
    }

    private String ratio(Figure figure) {
        OptionalDouble value = ratios.of(figure);
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : UNKNOWN;
    }

    private static String row(String name, String server, String baseline, String ratio) {
        return String.format(Locale.ROOT, "%-24s %12s %12s %10s", name, server, baseline, ratio)
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static void line(StringBuilder table, String name, Object value) {
        table.append(String.format(Locale.ROOT, "%-24s %s%n", name, value));
    }

    /** One line for a program. */
    public String json() {
        Workload load = options.workload();
        Map<String, Object> fields = new LinkedHashMap<>();
        options.scenario().ifPresent(name -> fields.put("scenario", name));
        fields.put("clients", load.clients());
        fields.put("rooms", load.rooms());
        fields.put("senders", load.senders());
        fields.put("pace", load.pace().text());
        fields.put("size", load.size());
        fields.put("warmup", load.warmup());
        fields.put("seconds", load.seconds());
        fields.put("rounds", options.rounds());
        fields.put("good", isGood());
        fields.put("account", account);
        fields.put("server", server);
        if (options.baseline()) {
            fields.put("baseline", baseline);
            fields.put("ratios", ratios);
        }
        return ReportJson.line(fields);
    }
}
