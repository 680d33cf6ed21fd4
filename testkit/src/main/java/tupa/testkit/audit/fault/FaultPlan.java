package tupa.testkit.audit.fault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** All that is going to go wrong in a run, drawn before it begins: the same seed gives the same plan. */
public record FaultPlan(List<Fault> faults) {
    /** Between two faults of one user, on average. */
    private static final double SECONDS_PER_FAULT = 17;

    private static final int DIGEST_BYTES = 8;

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** Draws a plan for a run of so many users and seconds; no kinds, no faults. */
    public static FaultPlan draw(long seed, int users, int seconds, Set<FaultKind> kinds, Tempo tempo) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FaultKind> choice = kinds.stream().sorted().toList();
        long count = choice.isEmpty() ? 0 : Math.max(choice.size(), Math.round(users * seconds / SECONDS_PER_FAULT));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // In turn, so that none is left out of a short run.
            FaultKind kind = choice.get(i % choice.size());
            long at = Math.round(seconds * 1000L * (0.05 + 0.87 * random.nextDouble()));
            long left = seconds * 1000L - at;
            long millis = Math.min(length(kind, tempo, random), left);
            faults.add(new Fault(at, random.nextInt(users), kind, random.nextBoolean(), millis));
        }
        faults.sort(Comparator.comparingLong(Fault::at));
        return new FaultPlan(faults);
    }

    private static long length(FaultKind kind, Tempo tempo, SplittableRandom random) {
        double idles = switch (kind) {
            case CUT, RESET -> 0;
            case STALL -> 0.1 + 1.4 * random.nextDouble();
            case SILENCE -> 0.2 + 1.8 * random.nextDouble();
            case TRICKLE -> 0.3 + 1.2 * random.nextDouble();
            case HALF_OPEN -> 2;
            case ASLEEP -> asleep(random);
        };
        // One sleep in ten is longer than a session is kept.
        boolean tooLong = kind == FaultKind.ASLEEP && random.nextInt(10) == 0;
        return Math.round(idles * tempo.idle()) + (tooLong ? Math.round(1.2 * tempo.resume()) : 0);
    }

    /** Most wake before the server gives the connection up, some after. */
    private static double asleep(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 1 + random.nextDouble() : 0.3 + 0.6 * random.nextDouble();
    }

    public long count(FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).count();
    }

    /** A short name for exactly this plan. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(faults.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
