package tupa.testkit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tupa.testkit.audit.judge.Findings;
import tupa.testkit.audit.judge.Promise;

/** What an audit found. */
public final class AuditReport {
    private final Findings findings;
    private final Tally tally;
    private final long millis;

    AuditReport(Findings findings, Tally tally, long millis) {
        this.findings = findings;
        this.tally = tally;
        this.millis = millis;
    }

    /** Every promise holds, and there was something that it was held against. */
    public boolean isClean() {
        return findings.isClean();
    }

    public Findings findings() {
        return findings;
    }

    /** The promises that are broken. */
    public List<Promise> broken() {
        return Stream.of(Promise.values())
                .filter(promise -> findings.brokenOf(promise) > 0)
                .toList();
    }

    /** Numbers, a line per promise, what is broken in detail, and the verdict. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(numbers());
        for (Promise promise : Promise.values()) {
            lines.add(line(promise));
        }
        for (Findings.Breach breach : findings.breaches()) {
            lines.add("");
            lines.add("broken: " + breach.promise().word() + ", as " + breach.witness() + " saw it");
            lines.add("  " + breach.what());
            breach.frames().forEach(frame -> lines.add("    " + frame));
        }
        lines.add(isClean() ? "verdict: clean" : "verdict: BROKEN: " + String.join(", ", words()));
        return lines;
    }

    private List<String> words() {
        return broken().stream().map(Promise::word).toList();
    }

    private List<String> numbers() {
        return List.of(
                format(
                        "said      %,d posts and %,d private messages, %,d acknowledged, %,d times said again",
                        count(Tally.Count.POSTS),
                        count(Tally.Count.DMS),
                        count(Tally.Count.ACKS),
                        count(Tally.Count.RETRIES)),
                format("suffered  %,d faults: %s", tally.faults(), tally.faultsByKind()),
                format(
                        "came      %,d connections, %,d resumed, %,d sessions expired; %,d SIGKILL, %,d SIGTERM, %,d times the database",
                        count(Tally.Count.CONNECTIONS),
                        count(Tally.Count.RESUMES),
                        count(Tally.Count.EXPIRED),
                        count(Tally.Count.KILLS),
                        count(Tally.Count.STOPS),
                        count(Tally.Count.DATABASE)),
                format("shown     %,d stored events in %.1f s", count(Tally.Count.EVENTS), millis / 1000.0));
    }

    private long count(Tally.Count what) {
        return tally.of(what);
    }

    private String line(Promise promise) {
        long broken = findings.brokenOf(promise);
        return format(
                "%-9s %-9s %s: %s",
                broken == 0 ? "ok" : "BROKEN",
                promise.word(),
                promise.text(),
                format("%,d %s", findings.checkedOf(promise), promise.unit())
                        + (broken == 0 ? "" : format(", %,d times not so", broken)));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
