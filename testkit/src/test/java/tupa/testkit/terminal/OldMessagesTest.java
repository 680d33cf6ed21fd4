package tupa.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.ScriptedClient;

/** Somebody reads up to the first message of a room, of which little was loaded, and comes down again. */
final class OldMessagesTest {
    private static final int SAID = 600;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern MESSAGE = Pattern.compile("Bob     message (\\d+)\\b");
    private static final Pattern BELOW = Pattern.compile(" (\\d+) lines below: PgDn");

    @TempDir
    private Path directory;

    private ChatServer server;
    private Tmux tmux;
    private ScriptedClient bob;
    private Pane alice;

    @BeforeEach
    void bob_has_said_much() throws IOException {
        Tmux.demand();
        server = new ChatServer(directory, Map.of(), List.of("-Dtupa.limits.rate.enabled=false"));
        tmux = new Tmux(directory);
        bob = ScriptedClient.connect(server.url());
        bob.hello("Bob");
        for (int i = 1; i <= SAID; i++) {
            bob.say("lobby", "message " + i);
        }
        alice = tmux.open("alice", Programs.chat(server.url(), "-n", "Alice", "--full"));
        alice.stands(" ● online · Alice · 1:#lobby", "[#lobby]");
        alice.shows("<any>message " + SAID + " <any>");
    }

    @AfterEach
    void end() {
        bob.close();
        tmux.close();
        server.close();
    }

    /**
     * The numbers of the messages that are seen, if there is none missing between them; for a moment there are some, as
     * this terminal shows a frame while it comes.
     */
    private static Optional<List<Integer>> page(String rows) {
        List<Integer> seen = MESSAGE.matcher(rows)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        return Optional.of(seen)
                .filter(page -> !page.isEmpty() && page.equals(upTo(page.get(page.size() - 1), page.size())));
    }

    private static List<Integer> upTo(int last, int count) {
        return IntStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    private String visible() {
        return String.join("\n", alice.visible());
    }

    /**
     * One page further up, seen down to where the last one began: a row that is about to be painted is empty. The key
     * is pressed again only when what is older must have been on its way.
     */
    private List<Integer> up(List<Integer> from) {
        AtomicInteger looks = new AtomicInteger();
        return Wait.until(
                LIMIT,
                "what is above " + from,
                () -> {
                    if (looks.getAndIncrement() % 200 == 0) {
                        alice.key("PPage");
                    }
                    return visible();
                },
                rows -> page(rows)
                        .filter(now -> now.get(0) < from.get(0) && now.get(now.size() - 1) >= from.get(0) - 1));
    }

    @Test
    void pages_come_until_the_first_message_and_what_is_said_meanwhile_is_counted_and_not_lost() {
        List<Integer> page = Wait.until(
                LIMIT, "the newest", this::visible, rows -> page(rows).filter(now -> now.contains(SAID)));
        Set<Integer> read = new TreeSet<>(page);
        while (page.get(0) > 1) {
            page = up(page);
            read.addAll(page);
        }
        assertThat(read).containsExactlyElementsOf(upTo(SAID, SAID));
        alice.key("PPage");
        alice.shows("<any> lines below: PgDn");
        int below = below();

        bob.say("lobby", "message " + (SAID + 1));
        bob.say("lobby", "message " + (SAID + 2));

        alice.shows("<any>Alice · 1:#lobby · " + (below + 2) + " lines below: PgDn");
        assertThat(page(visible())).hasValue(page);
        alice.key("M-End");
        alice.stands(" ● online · Alice · 1:#lobby", "[#lobby]");
        int seen = page.size();
        Wait.until(
                LIMIT,
                "the newest",
                this::visible,
                rows -> page(rows).filter(now -> now.equals(upTo(SAID + 2, now.size())) && now.size() >= seen));
    }

    private int below() {
        return BELOW.matcher(visible())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
