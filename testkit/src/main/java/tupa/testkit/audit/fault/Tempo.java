package tupa.testkit.audit.fault;

/**
 * How fast time passes for the sessions of a server, in milliseconds.
 *
 * @param heartbeat how often a client says something
 * @param idle a connection silent for so long is given up
 * @param resume how long a session without a connection is kept
 */
public record Tempo(long heartbeat, long idle, long resume) {
    private static final long RESUME_MIN = 4_000;
    private static final long RESUME_MAX = 15_000;
    private static final long WINDOWS_IN_A_RUN = 4;
    private static final long IDLES_IN_A_WINDOW = 4;
    private static final double BEATS_IN_AN_IDLE = 2.5;

    /**
     * So compressed that in a run of so many seconds sessions can expire and come anew; but where the server is restarted
     * the window must be longer than a start takes on a busy machine.
     */
    public static Tempo compressed(int seconds, boolean restarts) {
        long least = restarts ? RESUME_MAX : RESUME_MIN;
        long resume = Math.min(RESUME_MAX, Math.max(least, seconds * 1000L / WINDOWS_IN_A_RUN));
        long idle = resume / IDLES_IN_A_WINDOW;
        return new Tempo((long) (idle / BEATS_IN_AN_IDLE), idle, resume);
    }
}
