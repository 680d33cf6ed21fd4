package tupa.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tupa.terminal.client.NoEffects;
import tupa.terminal.client.Poll;
import tupa.terminal.client.Screen;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.fake.TinyServer;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Line;
import tupa.terminal.model.Setup;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;
import tupa.wire.Nick;
import tupa.wire.Request;

final class SessionTest {
    private final FakeServer chat = new FakeServer();
    private TinyServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TinyServer(chat, TinyServer.Carrier.WEB_SOCKET);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Knows which room is in front, and whether it has ended. */
    private static class Glass implements Screen {
        volatile String front = "";
        volatile boolean ended;

        @Override
        public void show(List<Line> lines) {}

        @Override
        public void view(View view, Timeline timeline) {
            front = view.front().map(View.Tab::label).orElse("");
        }

        @Override
        public void clear() {}

        @Override
        public void find(Optional<String> text) {}

        @Override
        public void ring() {}

        @Override
        public void announce(String text) {}

        @Override
        public void end() {
            ended = true;
        }
    }

    private Session session(Screen screen) {
        URI uri = server.uri();
        Questions.Start start = new Questions.Start(uri, new Nick("Alice"), List.of());
        return new Session(start, Setup.Shown.IN_TURN, true, screen, NoEffects.at(screen), Clock.systemUTC());
    }

    /** On a thread of its own: it blocks, and on two processors the common pool has only one thread, which others need. */
    private static CompletableFuture<Integer> run(Session session) {
        return CompletableFuture.supplyAsync(
                () -> session.run(() -> {}, client -> {}), task -> new Thread(task).start());
    }

    @Test
    void a_goodbye_tells_the_server_and_ends_the_screen_before_it_returns() {
        Glass glass = new Glass();
        Session session = session(glass);
        CompletableFuture<Integer> code = run(session);
        Poll.until(() -> glass.front, "#lobby");

        assertThat(session.goodbye()).isTrue();

        assertThat(glass.ended).isTrue();
        assertThat(chat.heard()).last().isInstanceOf(Request.Bye.class);
        assertThat(code.join()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void whoever_runs_a_session_hears_that_the_client_has_failed() {
        Session session = session(new Glass() {
            @Override
            public void show(List<Line> lines) {
                throw new IllegalStateException("on purpose");
            }
        });

        assertThatThrownBy(() -> session.run(() -> {}, client -> {}))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("on purpose");
        assertThat(session.goodbye()).isFalse();
    }

    @Test
    void a_session_that_nobody_reads_keys_for_any_more_has_failed() {
        Session session = session(new Glass());

        assertThatThrownBy(() -> session.run(() -> {}, client -> {
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("on purpose");
    }
}
