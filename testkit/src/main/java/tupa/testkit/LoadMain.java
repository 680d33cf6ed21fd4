package tupa.testkit;

import java.io.IOException;
import java.util.List;
import tupa.testkit.load.Load;
import tupa.testkit.load.LoadOptions;
import tupa.testkit.load.LoadReport;

/** {@code tupa load}: puts a server under load and tells whether it kept its promise. */
public final class LoadMain {
    private static final int BROKEN_PROMISE = 1;
    private static final int USAGE = 2;

    private LoadMain() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        try {
            LoadOptions options = LoadOptions.parse(args);
            if (options.help()) {
                System.out.println(LoadOptions.HELP);
                return 0;
            }
            LoadReport report = Load.run(options, System.err::println);
            System.out.print(options.json() ? report.json() + System.lineSeparator() : report.table());
            return report.isGood() ? 0 : BROKEN_PROMISE;
        } catch (IllegalArgumentException wrong) {
            System.err.println("tupa load: " + wrong.getMessage());
            return USAGE;
        } catch (IOException | RuntimeException failed) {
            System.err.println("tupa load: " + failed.getMessage());
            return BROKEN_PROMISE;
        }
    }
}
