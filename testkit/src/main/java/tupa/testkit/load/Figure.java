package tupa.testkit.load;

import java.util.Locale;

/** What is measured. */
enum Figure {
    DELIVERIES("deliveries/s", 0),
    CPU("server CPU \u00b5s/delivery", 2),
    P50("latency ms p50", 2),
    P90("latency ms p90", 2),
    P99("latency ms p99", 2),
    P99_9("latency ms p99.9", 2),
    MAX("latency ms max", 2),
    ACK_P50("acknowledgement ms p50", 2),
    ACK_P99("acknowledgement ms p99", 2),
    CONNECTS("connects/s", 0),
    RESIDENT("resident KiB/connection", 1),
    LOAD_CPU("CPU of the load, %", 0);

    private final String text;
    private final int digits;

    Figure(String text, int digits) {
        this.text = text;
        this.digits = digits;
    }

    /** For a person. */
    String text() {
        return text;
    }

    /** For a program. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String format(double value) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
