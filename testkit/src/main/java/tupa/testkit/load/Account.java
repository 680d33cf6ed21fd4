package tupa.testkit.load;

import java.util.EnumMap;
import java.util.Map;
import tupa.wire.ErrorCode;

/**
 * What became of what was sent.
 *
 * @param lost deliveries that are missing of what was acknowledged, or shown to anybody
 * @param doubled deliveries and acknowledgements that came again, or under another number
 * @param reordered deliveries after a later one, or in a place that is another's
 * @param invented deliveries of what nobody had sent to that room
 * @param refusals how often a post was refused, and why; each also counts as unacknowledged
 */
record Account(
        long sent,
        long acked,
        long deliveries,
        long lost,
        long doubled,
        long reordered,
        long invented,
        Map<ErrorCode, Long> refusals) {
    static final Account NOTHING = new Account(0, 0, 0, 0, 0, 0, 0, Map.of());

    Account {
        refusals = Map.copyOf(refusals);
    }

    long unacked() {
        return sent - acked;
    }

    /** Everything was acknowledged, and came to everybody once and in order. */
    boolean isGood() {
        return unacked() == 0 && lost == 0 && doubled == 0 && reordered == 0 && invented == 0;
    }

    Account plus(Account other) {
        Map<ErrorCode, Long> all = new EnumMap<>(ErrorCode.class);
        all.putAll(refusals);
        other.refusals.forEach((code, count) -> all.merge(code, count, Long::sum));
        return new Account(
                sent + other.sent,
                acked + other.acked,
                deliveries + other.deliveries,
                lost + other.lost,
                doubled + other.doubled,
                reordered + other.reordered,
                invented + other.invented,
                all);
    }
}
