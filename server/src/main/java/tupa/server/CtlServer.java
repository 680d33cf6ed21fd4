package tupa.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who connect to the socket: each sends one line and gets the exit code on a line of its own, then the
 * answer, then the end.
 */
final class CtlServer {
    /** Where the kernel has no descriptors left, it is asked again after this time. */
    private static final long AGAIN_NANOS = 1_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(CtlServer.class);

    /** Commands that are carried out at the same time; more wait. */
    private static final int AT_ONCE = 8;

    /** Whoever has not sent his line by then, or not taken his answer, is cut. */
    private static final long PATIENCE_SECONDS = 30;

    private final ServerSocketChannel channel;
    private final CommandTable commands;
    private final Semaphore free = new Semaphore(AT_ONCE);

    CtlServer(ServerSocketChannel channel, CommandTable commands) {
        this.channel = channel;
        this.commands = commands;
    }

    /** Until the channel is closed, on threads that do not keep the process alive. */
    void start() {
        daemon("tupa-ctl", this::accept);
    }

    private void accept() {
        while (channel.isOpen()) {
            free.acquireUninterruptibly();
            try {
                SocketChannel peer = channel.accept();
                daemon("tupa-ctl-command", () -> serve(peer));
            } catch (ClosedChannelException closed) {
                LOG.debug("tupa ctl is closed", closed);
                return;
            } catch (IOException noDescriptors) {
                LOG.warn("tupa ctl cannot be used at the moment: {}", noDescriptors.getMessage());
                free.release();
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
    }

    private void serve(SocketChannel peer) {
        CompletableFuture<Void> tooSlow = CompletableFuture.runAsync(
                () -> cut(peer), CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        Runnable afterwards = () -> {};
        try (peer) {
            afterwards = answer(peer);
        } catch (IOException gone) {
            LOG.debug("Whoever used tupa ctl is gone", gone);
        } finally {
            tooSlow.cancel(false);
            free.release();
        }
        afterwards.run();
    }

    /** What is to follow once the peer has his answer. Whoever connects and says nothing wants to know whether anybody listens. */
    private Runnable answer(SocketChannel peer) throws IOException {
        BoundedLines lines = new BoundedLines(new BufferedReader(Channels.newReader(peer, StandardCharsets.UTF_8)));
        Optional<BoundedLines.Line> line = lines.next();
        if (line.isEmpty()) {
            return () -> {};
        }
        Answer answer = line.get().tooLong()
                ? Answer.nonsense("A command has at most " + BoundedLines.LONGEST + " characters.")
                : commands.obey(line.get().text(), "ctl");
        String text = answer.text().isEmpty() ? "" : answer.shown() + "\n";
        OutputStream out = Channels.newOutputStream(peer);
        out.write((answer.verdict().exitCode() + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return answer.afterwards();
    }

    private static void cut(SocketChannel peer) {
        try {
            peer.close();
        } catch (IOException failed) {
            LOG.debug("A connection of tupa ctl could not be closed in order", failed);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
