package tupa.testkit.load;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param serverCpu what the server used of the processors meanwhile, where that is known
 */
public final class LoadReport {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final double MICROS = 1000;

    private final LoadOptions options;
    private final Ledger ledger;
    private final Optional<Duration> serverCpu;

    LoadReport(LoadOptions options, Ledger ledger, Optional<Duration> serverCpu) {
        this.options = options;
        this.ledger = ledger;
        this.serverCpu = serverCpu;
    }

    /** Every message was acknowledged and came to everybody once and in order. */
    public boolean isGood() {
        return ledger.sent() == options.posts()
                && ledger.unacked() == 0
                && ledger.lost() == 0
                && ledger.doubled() == 0
                && ledger.reordered() == 0;
    }

    /** A table for a person. */
    public String table() {
        StringBuilder table = new StringBuilder();
        line(
                table,
                "clients",
                options.clients() + " in " + options.rooms() + (options.rooms() == 1 ? " room" : " rooms"));
        line(table, "rate", options.rate() + " messages/s for " + options.seconds() + " s");
        line(table, "sent", ledger.sent());
        line(table, "acknowledged", ledger.acked());
        line(table, "deliveries", ledger.deliveries());
        line(table, "lost", ledger.lost());
        line(table, "doubled", ledger.doubled());
        line(table, "out of order", ledger.reordered());
        line(table, "unacknowledged", ledger.unacked());
        ledger.refusals().forEach((code, count) -> line(table, "refused " + code.wire(), count));
        line(table, "latency ms", "     p50      p90      p99    p99.9      max");
        line(table, "  delivery", percentiles(ledger.deliveryMicros()));
        line(table, "  acknowledgement", percentiles(ledger.ackMicros()));
        serverCpu.ifPresent(used -> line(table, "server CPU s", decimals(2, used.toMillis() / MICROS)));
        return table.toString();
    }

    private static void line(StringBuilder table, String name, Object value) {
        table.append(String.format(Locale.ROOT, "%-18s %s%n", name, value));
    }

    private static String percentiles(Histogram micros) {
        StringBuilder row = new StringBuilder();
        for (double percentile : PERCENTILES) {
            double millis = micros.getValueAtPercentile(percentile) / MICROS;
            row.append(String.format(Locale.ROOT, "%8s ", decimals(2, millis)));
        }
        return row.toString().stripTrailing();
    }

    private static String decimals(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
