package tupa.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for a test class (in a static field) or for each test (in an instance field), registered with
 * {@code @RegisterExtension}. A test fails when a message inside the server was handled by nobody, or went nowhere without
 * the test having expected it.
 */
public final class TupaServerExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final TupaServer server;
    private final List<ScriptedClient> clients = new ArrayList<>();
    private final List<Predicate<Object>> expected = new ArrayList<>();
    private Optional<Leaks> leaks = Optional.empty();
    private boolean forAllTests;

    public TupaServerExtension(TupaServer server) {
        this.server = server;
    }

    /** A server in memory with settings of its own, as {@link TupaServer#with} takes them. */
    public static TupaServerExtension with(String hocon) {
        return new TupaServerExtension(TupaServer.inMemory().with(hocon));
    }

    public TupaServer server() {
        return server;
    }

    /** A new connection, which is closed after the test. */
    public ScriptedClient connect() {
        ScriptedClient client = ScriptedClient.connect(server.url());
        clients.add(client);
        return client;
    }

    /** Somebody new who is live in the default room, or in the rooms named: from now on he misses nobody who comes or goes. */
    public ScriptedClient join(String nick, String... rooms) {
        ScriptedClient client = connect();
        client.hello(nick, rooms).rooms().keySet().forEach(room -> client.awaitTranscript(room, Transcript::isLive));
        return client;
    }

    /** Stops the server and starts it again, at another address; what goes astray while it stops is no fault. */
    public void restart() {
        complain();
        server.stop();
        start();
    }

    /** This test makes messages of that kind go nowhere; to be said before they do. */
    public void expectDeadLetters(Predicate<Object> message) {
        expected.add(message);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forAllTests = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forAllTests) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            clients.forEach(ScriptedClient::close);
            complain();
        } finally {
            clients.clear();
            expected.clear();
            if (!forAllTests) {
                server.close();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    private void start() {
        server.start();
        leaks = Optional.of(new Leaks(server.system()));
    }

    private void complain() {
        Predicate<Object> any = expected.stream().reduce(message -> false, Predicate::or);
        List<Object> found = leaks.map(ears -> ears.drain(any)).orElse(List.of());
        if (!found.isEmpty()) {
            throw new AssertionError("nobody handled " + found);
        }
    }
}
