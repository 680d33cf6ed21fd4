package tupa.testkit.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One terminal with a chat in it. To be used by one thread. */
final class Pane {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Tmux tmux;
    private final String target;
    private final Path pidFile;
    private final List<String> inputs = new ArrayList<>();

    Pane(Tmux tmux, String name, Path pidFile) {
        this.tmux = tmux;
        this.target = "=" + name + ":";
        this.pidFile = pidFile;
    }

    /** All rows with something in them, those that scrolled away first; rows that the terminal folded are whole again. */
    List<String> rows() {
        return rowsOf(tmux.run("capture-pane", "-p", "-J", "-S", "-", "-t", target));
    }

    /** Those of them that have not scrolled away. */
    List<String> visible() {
        return rowsOf(tmux.run("capture-pane", "-p", "-J", "-t", target));
    }

    /** All rows, with the sequences that colour them. */
    List<String> inkedRows() {
        return rowsOf(tmux.run("capture-pane", "-p", "-e", "-J", "-S", "-", "-t", target));
    }

    private static List<String> rowsOf(String capture) {
        return capture.lines()
                .map(String::stripTrailing)
                .filter(row -> !row.isEmpty())
                .toList();
    }

    /** The row at the bottom, in which the user types. */
    private static String input(List<String> rows) {
        return rows.isEmpty() ? "" : rows.get(rows.size() - 1);
    }

    /** The row above the input. */
    static String status(List<String> rows) {
        return rows.size() < 2 ? "" : rows.get(rows.size() - 2);
    }

    /** Waits until there is a row of this form (see {@link Form}). */
    void shows(String form) {
        awaitRows("a row " + form, rows -> rows.stream().anyMatch(Form.of(form)));
    }

    /** Waits until the two rows at the bottom are of these forms. */
    void stands(String statusForm, String inputForm) {
        awaitRows(
                "the rows " + statusForm + " and " + inputForm,
                rows -> Form.of(statusForm).test(status(rows))
                        && Form.of(inputForm).test(input(rows)));
    }

    private void awaitRows(String what, Predicate<List<String>> wanted) {
        Wait.until(
                LIMIT,
                what,
                () -> String.join("\n", rows()),
                seen -> Optional.of(rowsOf(seen)).filter(wanted));
    }

    /** Answers a question at the bottom. */
    void answer(String question, String text) {
        awaitRows("the question " + question, rows -> input(rows).equals(question));
        type(text);
        key("Enter");
    }

    /** Types a line behind {@code prompt} and sends it as soon as it is all to be seen. */
    void say(String prompt, String text) {
        type(text);
        stands("<any>", prompt + " " + text);
        inputs.add(prompt + " " + text);
        key("Enter");
    }

    /** What was typed by {@link #say}, with the prompts, in order. */
    List<String> inputs() {
        return List.copyOf(inputs);
    }

    void type(String text) {
        if (!text.isEmpty()) {
            tmux.run("send-keys", "-t", target, "-l", "--", text);
        }
    }

    void key(String key) {
        tmux.run("send-keys", "-t", target, key);
    }

    /** Gives the terminal another size. */
    void resize(int columns, int rows) {
        tmux.run("resize-window", "-t", target, "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** One of tmux's variables about this pane. */
    String flag(String name) {
        return tmux.run("display-message", "-p", "-t", target, "#{" + name + "}")
                .strip();
    }

    /** Tells the program in this pane to end, as a system that shuts down does. */
    void terminate() throws IOException {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid).orElseThrow().destroy();
    }
}
