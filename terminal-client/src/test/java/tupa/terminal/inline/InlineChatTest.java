package tupa.terminal.inline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.terminal.client.Client;
import tupa.terminal.client.Engine;
import tupa.terminal.client.NoEffects;
import tupa.terminal.client.Poll;
import tupa.terminal.client.Target;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.Setup;
import tupa.terminal.view.Renderer;
import tupa.terminal.view.StatusLine;
import tupa.terminal.view.Theme;
import tupa.wire.Cid;
import tupa.wire.Nick;
import tupa.wire.Person;

/** The inline front end with everything around it: keys in at one end, a screen at the other. */
final class InlineChatTest {
    private static final String UP = "\u001bOA";
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";

    @TempDir
    private Path directory;

    private final FakeServer chat = new FakeServer();
    private final AtomicInteger cids = new AtomicInteger();
    private TinyServer server = opened();
    private ScreenTerminal.VirtualTerminal virtual = terminal();
    private Person bob = chat.guest("Bob", "lobby", "dev");
    private Client client;
    private Thread running;

    private TinyServer opened() {
        try {
            return new TinyServer(chat, TinyServer.Carrier.WEB_SOCKET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ScreenTerminal.VirtualTerminal terminal() {
        try {
            return ScreenTerminal.withTerminal("test", "xterm-256color", 80, 20);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        URI uri = server.uri();
        InlineScreen screen = new InlineScreen(
                virtual.terminal(),
                new Renderer(Theme.colour(), ZoneOffset.UTC, FakeServer.NOON),
                new StatusLine(Theme.colour(), true),
                "Alice");
        screen.keepHistory(directory.resolve("history"));
        ChatModel model = new ChatModel(
                new Setup(new Nick("Alice"), List.of(), Setup.Shown.IN_TURN, true),
                () -> new Cid("c" + cids.incrementAndGet()));
        client = new Client(
                screen,
                loop -> new Engine(
                        new Target(uri, true),
                        Transport.to(uri),
                        model,
                        new Lifeline(new Random(1)),
                        Clock.systemUTC(),
                        loop,
                        NoEffects.at(screen)));
        running = daemon(client::run);
        daemon(() -> screen.read(client));
        see("● online · Alice · 1:#lobby", "[#lobby]", "*** Alice joined the chat ***");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        client.post(engine -> engine.typed("/quit"));
        running.join();
        server.close();
    }

    private void keys(String keys) throws IOException {
        virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private String screen() {
        return virtual.screen().toString();
    }

    private void see(String... parts) {
        Poll.until(this::screen, parts);
    }

    /** The rows that are not empty, from above. */
    private List<String> rows() {
        return screen().lines()
                .map(String::stripTrailing)
                .filter(row -> !row.isEmpty())
                .toList();
    }

    @Test
    void messages_come_in_above_what_is_being_typed() throws IOException {
        keys("half ty");
        see("[#lobby] half ty");
        chat.say(bob, "lobby", "hello there");
        see("Bob: hello there");
        keys("ped");

        see("[#lobby] half typed");

        List<String> rows = rows();
        assertThat(rows.get(rows.size() - 3)).isEqualTo("[12:00:00] Bob: hello there");
        assertThat(rows.get(rows.size() - 2)).startsWith("● online · Alice · 1:#lobby");
        assertThat(rows.get(rows.size() - 1)).isEqualTo("[#lobby] half typed");
    }

    @Test
    void unread_messages_of_other_rooms_are_counted_and_shown_on_going_there() throws IOException {
        keys("/join dev" + ENTER);
        see("*** Joined room: dev ***", "[#dev]");
        chat.say(bob, "lobby", "one");
        chat.say(bob, "lobby", "alice: two");
        see("2:#dev · 1:#lobby(2!)");
        assertThat(screen()).doesNotContain("alice: two");
        keys("draft for dev");
        see("[#dev] draft for dev");

        keys("\u001b1");

        see("[12:00:00] Bob: alice: two", "[#lobby]");
        keys("\u000e");
        see("[#dev] draft for dev");
    }

    @Test
    void tab_completes_commands_and_nicks() throws IOException {
        keys("/hist\t");
        see("[#lobby] /history");
        keys(CTRL_C);
        seeEmptyInput();

        keys("bo\t");

        see("[#lobby] Bob:");
    }

    @Test
    void up_recalls_and_control_c_clears() throws IOException {
        keys("recall me" + ENTER);
        see("Alice: recall me");
        keys(UP);
        see("[#lobby] recall me");

        keys(CTRL_C);

        seeEmptyInput();
    }

    private void seeEmptyInput() {
        Poll.until(() -> "|" + String.join("|", rows()) + "|", "|[#lobby]|");
    }

    @Test
    void private_messages_are_not_written_to_the_history() throws IOException {
        keys("public words" + ENTER);
        see("Alice: public words");
        keys("/msg Bob secret words" + ENTER);
        see("*** Private message sent to Bob ***");
        keys("/whis Bob secret words" + ENTER);

        keys("more public words" + ENTER);

        see("Alice: more public words");
        String history = Files.readString(directory.resolve("history"));
        assertThat(history).contains("public words").doesNotContain("secret");
    }

    @Test
    void a_private_line_comes_back_with_up_and_an_answer_does_not() throws IOException {
        keys("public words" + ENTER);
        see("Alice: public words");
        keys("/msg Bub secret words" + ENTER);
        see("!! Not sent (no_such_user)");

        keys(UP);

        see("[#lobby] /msg Bub secret words");
        assertThat(Files.readString(directory.resolve("history"))).doesNotContain("secret");
    }

    @Test
    void the_answer_to_the_question_for_a_nick_is_no_input_to_come_back_to() throws IOException {
        keys("public words" + ENTER);
        see("Alice: public words");
        chat.forgetSessions();
        chat.guest("alice");
        server.cut();
        see("Enter your username (Enter for Alice_):");
        keys("Alicia" + ENTER);
        see("[#lobby]", "● online · Alicia");

        keys(UP);

        see("[#lobby] public words");
        assertThat(Files.readString(directory.resolve("history"))).doesNotContain("Alicia");
    }

    @Test
    void a_switch_of_rooms_leaves_a_heading() throws IOException {
        keys("/join dev" + ENTER);
        see("*** Joined room: dev ***");

        keys("\u001b1");
        see("[#lobby]");
        keys("\u001b2");

        see("-- #lobby -- 2 members", "-- #dev -- 2 members");
    }

    @Test
    void a_bracketed_paste_is_one_message_and_executes_nothing() throws IOException {
        keys("\u001b[200~one\n/quit\nthree\u001b[201~");
        see("one", "/quit", "three");

        keys(ENTER);

        Poll.until(() -> chat.texts("lobby").toString(), "[one\n/quit\nthree]");
    }

    @Test
    void prompt_and_status_stay_whole_through_all_sizes() throws IOException {
        keys("half typed");
        see("[#lobby] half typed");
        for (int[] size : new int[][] {{60, 24}, {60, 12}, {100, 12}, {100, 24}}) {
            resize(size[0], size[1]);
            chat.say(bob, "lobby", "at " + size[0] + "x" + size[1]);

            see("Bob: at " + size[0] + "x" + size[1], "[#lobby] half typed");

            assertThat(rows().stream().filter(row -> row.contains("● online"))).hasSize(1);
            assertThat(rows().stream().filter(row -> row.contains("half typed")))
                    .hasSize(1);
        }
    }

    private void resize(int columns, int rows) {
        virtual.screen().setSize(Size.of(columns, rows));
        virtual.terminal().setSize(Size.of(columns, rows));
        virtual.terminal().raise(Terminal.Signal.WINCH);
    }

    @Test
    void a_lost_connection_is_always_visible_and_comes_back() throws IOException {
        server.cut();
        see("!! Connection lost");

        keys("kept" + ENTER);

        see("● online", "Alice: kept");
        assertThat(chat.texts("lobby")).containsExactly("kept");
    }
}
