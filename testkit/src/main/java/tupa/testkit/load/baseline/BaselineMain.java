package tupa.testkit.load.baseline;

import java.io.IOException;
import java.io.OutputStream;

/** The plain loop as a process; it ends with its standard input, and so with whoever started it. */
public final class BaselineMain {
    private BaselineMain() {}

    /** Says that it is ready as the server does, and where; it has no use for the server's flags. */
    public static void main(String[] args) throws IOException {
        FanOut loop = FanOut.open();
        System.out.println("Tupa ready in 0 ms: " + loop.url());
        Thread ending = new Thread(BaselineMain::endWithInput, "ending");
        ending.setDaemon(true);
        ending.start();
        loop.run();
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            System.err.println("baseline: " + gone.getMessage());
        }
        System.exit(0);
    }
}
