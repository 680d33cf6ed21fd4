package tupa.testkit.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A tmux in control mode: it is told of everything that is written in a pane as soon as that is, so that one can take the
 * time from a key to its being painted. To be used by one thread.
 */
final class PressedKeys implements AutoCloseable {
    private static final String NOTHING = "";
    /** As long as the longest of what is waited for, in bytes. */
    private static final int KEPT = 8;

    private final Process control;
    private final Writer commands;
    private final String pane;
    private final BlockingQueue<Long> painted = new LinkedBlockingQueue<>();
    private volatile String awaited = NOTHING;

    /** @param control has that pane before it and nothing else */
    PressedKeys(Process control, String pane) {
        this.control = control;
        this.commands = control.outputWriter(StandardCharsets.UTF_8);
        this.pane = pane;
        Thread listening = new Thread(this::listen);
        listening.setDaemon(true);
        listening.start();
    }

    /** A character may come in two parts; so what is written is taken for one byte a character, and goes on from line to line. */
    private void listen() {
        String before = "";
        try (BufferedReader lines = control.inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("%output ")) {
                    String now = before + line.substring(line.indexOf(' ', "%output ".length()) + 1);
                    if (!awaited.equals(NOTHING) && now.contains(awaited)) {
                        awaited = NOTHING;
                        painted.add(System.nanoTime());
                    }
                    before = now.substring(Math.max(0, now.length() - KEPT));
                }
            }
        } catch (IOException over) {
            // The one who waits will find out.
        }
    }

    /** Types one character that is not to be seen yet; returns after how many nanoseconds it is. */
    long type(String character) throws InterruptedException {
        awaited = new String(character.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        long start = System.nanoTime();
        send("-l '" + character + "'");
        Long at = painted.poll(10, TimeUnit.SECONDS);
        if (at == null) {
            throw new AssertionError(character + " was never painted");
        }
        return at - start;
    }

    /** Presses a key of which nothing is waited for. */
    void press(String key) {
        send(key);
    }

    private void send(String keys) {
        try {
            commands.write("send-keys -t " + pane + " " + keys + "\n");
            commands.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        control.destroy();
    }
}
