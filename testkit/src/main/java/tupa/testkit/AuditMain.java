package tupa.testkit;

import java.io.IOException;
import java.util.List;
import tupa.testkit.audit.Audit;
import tupa.testkit.audit.AuditOptions;
import tupa.testkit.audit.AuditReport;

/** {@code tupa audit}: checks from outside whether a server keeps its promises. */
public final class AuditMain {
    private static final int BROKEN_PROMISE = 1;
    private static final int USAGE = 2;

    private AuditMain() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        try {
            AuditOptions options = AuditOptions.parse(args);
            if (options.help()) {
                System.out.println(AuditOptions.HELP);
                return 0;
            }
            AuditReport report = Audit.run(options, System.out::println);
            report.lines().forEach(System.out::println);
            return report.isClean() ? 0 : BROKEN_PROMISE;
        } catch (IllegalArgumentException wrong) {
            System.err.println("tupa audit: " + wrong.getMessage());
            return USAGE;
        } catch (IOException | RuntimeException failed) {
            System.err.println("tupa audit: " + failed.getMessage());
            return BROKEN_PROMISE;
        }
    }
}
