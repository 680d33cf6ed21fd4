package tupa.terminal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
import tupa.terminal.client.LocalEffects;
import tupa.terminal.client.Screen;
import tupa.terminal.client.Target;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
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
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    Session(
            Questions.Start start,
            Setup.Shown shown,
            boolean interactive,
            Screen screen,
            LocalEffects effects,
            InstantSource clock) {
        this.model = new ChatModel(new Setup(start.nick(), start.rooms(), shown, interactive), cids());
        Target target = new Target(start.server(), interactive);
        Lifeline lifeline = new Lifeline(new SecureRandom());
        this.client = new Client(
                screen,
                loop -> new Engine(target, Transport.to(start.server()), model, lifeline, clock, loop, effects));
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
     * @throws CompletionException if one of the two has failed: a client without its thread shows nothing, and one without
     *     the thread that reads cannot be ended by its user
     */
    int run(Runnable before, Consumer<Client> reading) {
        Thread loop = new Thread(
                () -> {
                    before.run();
                    exitCode.complete(client.run());
                },
                "tupa-client");
        loop.setUncaughtExceptionHandler(this::failed);
        loop.start();
        Thread input = new Thread(() -> reading.accept(client), "tupa-input");
        input.setDaemon(true);
        input.setUncaughtExceptionHandler(this::failed);
        input.start();
        return exitCode.join();
    }

    private void failed(Thread thread, Throwable failure) {
        exitCode.completeExceptionally(failure);
        LOG.log(Level.SEVERE, thread.getName() + " ended", failure);
    }

    /**
     * Says goodbye to the server and ends, as if the user had typed it; for a process that is told to end.
     *
     * @return whether it has ended, and the screen with it; else it took too long, or had failed
     */
    boolean goodbye() {
        if (!exitCode.isDone()) {
            client.postLast(engine -> engine.typed("/quit"));
        }
        try {
            int unused = exitCode.get(SHUTDOWN_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
