package tupa.terminal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.terminal.link.Lifeline;
import tupa.terminal.link.Transport;
import tupa.terminal.model.ChatModel;
import tupa.terminal.model.ExitCode;
import tupa.terminal.model.Line;
import tupa.terminal.model.Setup;
import tupa.terminal.model.Timeline;
import tupa.terminal.model.View;
import tupa.wire.Cid;
import tupa.wire.Nick;

final class EngineTest {
    private final List<String> shown = new ArrayList<>();
    private Instant now = FakeServer.NOON;
    private Optional<Transport.Listener> wire = Optional.empty();

    private final Screen screen = new Screen() {
        @Override
        public void show(List<Line> lines) {
            lines.forEach(line -> shown.add(line.text()));
        }

        @Override
        public void view(View view, Timeline timeline) {}

        @Override
        public void clear() {}

        @Override
        public void find(Optional<String> text) {}

        @Override
        public void ring() {}

        @Override
        public void announce(String text) {}

        @Override
        public void end() {}
    };

    private Engine engine(boolean interactive) {
        return new Engine(
                new Target(URI.create("ws://127.0.0.1:1/ws"), interactive),
                this::open,
                new ChatModel(
                        new Setup(new Nick("Alice"), List.of(), Setup.Shown.IN_TURN, interactive), () -> new Cid("c1")),
                new Lifeline(new Random(1)),
                () -> now,
                Runnable::run,
                NoEffects.at(screen));
    }

    private Transport.Connection open(URI server, Transport.Listener listener) {
        wire = Optional.of(listener);
        return new Transport.Connection() {
            @Override
            public void send(String frame) {}

            @Override
            public void close() {}

            @Override
            public void abort() {}
        };
    }

    private Engine connected(boolean interactive) {
        Engine engine = engine(interactive);
        engine.start();
        wire.orElseThrow().opened();
        return engine;
    }

    private void after(Duration time, Engine engine) {
        now = now.plus(time);
        engine.tick();
        engine.paint();
    }

    @Test
    void a_server_that_does_not_answer_is_told_as_a_lost_connection() {
        Engine engine = connected(true);
        after(Duration.ofSeconds(16), engine);
        after(Duration.ofSeconds(11), engine);

        assertThat(shown).last().asString().isEqualTo("Connection lost (no answer from the server).");
        assertThat(engine.exitCode()).isEmpty();
    }

    @Test
    void a_server_that_writes_what_cannot_be_read_is_told_as_a_lost_connection() {
        Engine engine = connected(true);
        wire.orElseThrow().text("{");
        after(Duration.ZERO, engine);

        assertThat(shown).last().asString().isEqualTo("Connection lost (the server wrote what cannot be read).");
    }

    @Test
    void a_script_does_not_wait_for_a_server_that_never_welcomed_it() {
        Engine engine = connected(false);
        after(Duration.ofSeconds(16), engine);
        after(Duration.ofSeconds(11), engine);

        assertThat(engine.exitCode()).contains(ExitCode.CANNOT_CONNECT);
    }
}
