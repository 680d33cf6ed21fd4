package tupa.terminal.input;

import java.io.IOException;

/** Stops this program as Ctrl-Z stops others. */
final class Suspension {
    private Suspension() {}

    /**
     * Returns when the program goes on, or at once where nobody could make it go on. Everything that was started with it
     * is stopped as well, or whoever waits for one of those would wait for ever.
     *
     * @return false where there is no such thing
     */
    static boolean stop() {
        try {
            return new ProcessBuilder("sh", "-c", "kill -TSTP 0")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
