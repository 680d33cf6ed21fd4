package tupa.testkit.seeds;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Remembers how the tests of this process ended that prove requirements. */
final class Outcomes implements TestWatcher {
    private enum End {
        PASSED,
        FAILED,
        SKIPPED
    }

    private static final Map<String, Set<End>> ENDS = new ConcurrentHashMap<>();

    /** Whether it ran and passed; what is run with several arguments may skip some of them. */
    static boolean passed(Claim claim) {
        Set<End> ends = of(claim);
        return ends.contains(End.PASSED) && !ends.contains(End.FAILED);
    }

    /** Whether it ran in vain, as the machine lacks what it needs. */
    static boolean skipped(Claim claim) {
        return of(claim).equals(EnumSet.of(End.SKIPPED));
    }

    /** Whether any test of that class ended that proves a requirement. */
    static boolean knows(Class<?> type) {
        return ENDS.keySet().stream().anyMatch(test -> test.startsWith(type.getName() + "."));
    }

    private static Set<End> of(Claim claim) {
        return ENDS.getOrDefault(claim.type().getName() + "." + claim.method(), Set.of());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        ended(context, End.PASSED);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        ended(context, End.FAILED);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        ended(context, End.SKIPPED);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        ended(context, End.FAILED);
    }

    private static void ended(ExtensionContext context, End end) {
        String test = context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
        ENDS.computeIfAbsent(test, name -> ConcurrentHashMap.newKeySet()).add(end);
    }
}
