package tupa.terminal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tupa.terminal.client.Client;
import tupa.terminal.client.Desk;
import tupa.terminal.client.Engine;
import tupa.terminal.client.Screen;
import tupa.terminal.client.Target;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Preferences;
import tupa.terminal.model.Setup;
import tupa.wire.Cid;

/** One chat from the first connection to the end of the program: puts the parts together and runs them. */
final class Session {
    private static final Logger LOG = Logger.getLogger(Session.class.getName());
    private static final int CID_BYTES = 12;
    private static final long SHUTDOWN_MS = 1_500;

    private final ChatModel model;
    private final Client client;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int code = ExitCode.BROKEN;

    Session(
            Questions.Start start,
            Setup.Shown shown,
            boolean interactive,
            Screen screen,
            Desk desk,
            InstantSource clock) {
        this.model = new ChatModel(new Setup(start.nick(), start.rooms(), shown, interactive), cids());
        Target target = new Target(start.server(), interactive);
        Lifeline lifeline = new Lifeline(new SecureRandom());
        this.client = new Client(
                screen, loop -> new Engine(target, Transport.to(start.server()), model, lifeline, clock, loop, desk));
    }

    /** Before it runs, or on the client's thread. */
    void prefer(Preferences preferences) {
        model.prefer(preferences);
    }

    private static Supplier<Cid> cids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[CID_BYTES];
            random.nextBytes(bytes);
            return new Cid(HexFormat.of().formatHex(bytes));
        };
    }

    /**
     * Runs the client beside {@code reading}, which hands it what the user types; returns the exit code.
     *
     * @param before done first on the client's thread, while the prompt is already there
     */
    int run(Runnable before, Consumer<Client> reading) {
        Thread loop = new Thread(
                () -> {
                    before.run();
                    loop();
                },
                "tupa-client");
        loop.setUncaughtExceptionHandler(Session::failed);
        loop.start();
        Thread input = new Thread(() -> reading.accept(client), "tupa-input");
        input.setDaemon(true);
        input.setUncaughtExceptionHandler(Session::failed);
        input.start();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private static void failed(Thread thread, Throwable failure) {
        LOG.log(Level.SEVERE, thread.getName() + " ended", failure);
    }

    private void loop() {
        try {
            code = client.run();
        } finally {
            over.countDown();
        }
    }

    /**
     * Says goodbye to the server and ends, as if the user had typed it; for a process that is told to end.
     *
     * @return whether it has ended, and the screen with it; else it took too long
     */
    boolean goodbye() {
        if (over.getCount() > 0) {
            client.post(engine -> engine.typed("/quit"));
        }
        try {
            return over.await(SHUTDOWN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
