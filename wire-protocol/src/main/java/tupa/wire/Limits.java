package tupa.wire;

/** What a server allows, as told in {@code welcome}. Sizes in the unit named, times in milliseconds. */
public record Limits(
        int textMax,
        int requestMax,
        int roomsMax,
        JoinMode joinMode,
        int pageMax,
        int rateBurst,
        int ratePerSecond,
        long heartbeatMs,
        long idleMs,
        long resumeMs) {
    /** Events replayed on join when the client does not say. */
    public static final int REPLAY = 50;

    /** Characters in a request id. */
    public static final int ID_MAX = 64;

    /** No sequence number reaches this: beyond it a JSON number is no longer exact in every language. */
    public static final long SEQ_MAX = 1L << 53;

    /** The same with the rate of {@code other}. */
    public Limits withRateOf(Limits other) {
        return new Limits(
                textMax,
                requestMax,
                roomsMax,
                joinMode,
                pageMax,
                other.rateBurst,
                other.ratePerSecond,
                heartbeatMs,
                idleMs,
                resumeMs);
    }

    /** The same for a user who cannot resume. */
    public Limits withoutResume() {
        return new Limits(
                textMax, requestMax, roomsMax, joinMode, pageMax, rateBurst, ratePerSecond, heartbeatMs, idleMs, 0);
    }
}
