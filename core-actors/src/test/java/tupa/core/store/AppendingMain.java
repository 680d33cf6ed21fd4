package tupa.core.store;

/** A process that appends to some rooms until it is killed, and says on standard output what was acknowledged to it. */
final class AppendingMain {
    static final int ROOMS = 8;

    private AppendingMain() {}

    public static void main(String[] args) throws InterruptedException {
        MessageLog log =
                Storages.open(Given.settings(args[0]), Storages.randomEpochs()).messages();
        for (int i = 0; i < ROOMS; i++) {
            OpenedRoom room = Given.soon(log.open(Given.room("room" + i), 0));
            append(log, room, "room" + i, 1);
        }
        Thread.currentThread().join();
    }

    /** Each room has one batch in flight: the next follows when the last is acknowledged. */
    private static void append(MessageLog log, OpenedRoom room, String name, long seq) {
        log.append(Given.said(room, seq, seq + 4)).thenAcceptAsync(outcome -> {
            if (outcome instanceof Outcome.Committed) {
                say(name + " " + (seq + 4));
                append(log, room, name, seq + 5);
            }
        });
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
