package tupa.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Somebody with a bare terminal, as nc is one: what he types goes out as it is, what comes is kept line by line. Whatever waits
 * does so for at most ten seconds and then throws {@link AssertionError}. To be used by one thread.
 */
public final class LineClient implements AutoCloseable {
    private final Socket socket;
    private final Monitor monitor = new Monitor(Duration.ofSeconds(10));
    private final StringBuilder open = new StringBuilder();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private LineClient(Socket socket) {
        this.socket = socket;
    }

    /** Connects to {@code tcp://host:port}, and types nothing yet. */
    public static LineClient connect(String url) {
        URI address = URI.create(url);
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            LineClient client = new LineClient(socket);
            Thread reader = new Thread(client::read, "line-client");
            reader.setDaemon(true);
            reader.start();
            return client;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int next = in.read(); next >= 0; next = in.read()) {
                int letter = next;
                monitor.change(() -> take((char) letter));
            }
        } catch (IOException reset) {
            // Then it has ended all the same.
        }
        monitor.change(() -> ended = true);
    }

    private void take(char letter) {
        if (letter == '\n') {
            lines.add(open.toString());
            open.setLength(0);
        } else {
            open.append(letter);
        }
    }

    /** Types a line and Enter. */
    public void type(String line) {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they stand. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Types no more, and goes on reading. */
    public void endInput() {
        try {
            socket.shutdownOutput();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for a question, which has no line end. */
    public void awaitPrompt(String prompt) {
        monitor.await(
                () -> Optional.of(open.toString()).filter(shown -> shown.endsWith(prompt)),
                () -> "no question " + prompt + " after " + lines);
    }

    /** Waits for a question, or for more than so many lines; whether it was the question. */
    public boolean awaitPromptOrLine(String prompt, int before) {
        return monitor.await(
                () -> {
                    boolean asked = open.toString().endsWith(prompt);
                    return asked || lines.size() > before ? Optional.of(asked) : Optional.empty();
                },
                () -> "neither a question nor a line after " + lines);
    }

    /** Waits for a line that fits, whenever it came, and returns it. */
    public String await(Predicate<String> fits) {
        return monitor.await(
                () -> lines.stream().filter(fits).findFirst(), () -> "no such line in " + lines + " and " + open);
    }

    /** Waits for a line that fits and has so many lines before it or more. */
    public String awaitAfter(int before, Predicate<String> fits) {
        return monitor.await(
                () -> lines.stream().skip(before).filter(fits).findFirst(),
                () -> "no such line in " + lines.subList(before, lines.size()) + " and " + open);
    }

    /** Waits for a line that ends like this, whenever it came. */
    public String await(String end) {
        return monitor.await(
                () -> lines.stream().filter(line -> line.endsWith(end)).findFirst(),
                () -> "no line that ends with " + end + " in " + lines + " and " + open);
    }

    /** Waits until the server writes no more. */
    public void awaitEnd() {
        monitor.await(() -> Optional.of(ended).filter(over -> over), () -> "not closed after " + lines);
    }

    /** The whole lines that came so far. */
    public List<String> lines() {
        return monitor.read(() -> List.copyOf(lines));
    }

    /** Ends the connection without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
