package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Person;

/** Random conversations over a wire that breaks between any two messages. */
final class DisconnectsTest {
    static List<Long> seeds() {
        return new Random(20261120).longs(150).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_message_is_shown_once_and_in_order(long seed) {
        Random random = new Random(seed);
        FakeServer server = new FakeServer();
        Person bob = server.guest("Bob", "lobby", "dev");
        Harness alice = new Harness(server, "Alice", true, "lobby", "dev");
        alice.connect().settle();
        List<String> typed = new ArrayList<>();

        for (int step = 0; step < 200; step++) {
            act(random, server, bob, alice, typed, step);
        }
        if (!alice.isConnected()) {
            alice.connect();
        }
        alice.settle();

        for (String room : List.of("lobby", "dev")) {
            assertThat(shownIn(room, alice)).as("seed %d", seed).containsExactlyElementsOf(server.texts(room));
        }
        assertThat(alice.said().stream().filter(text -> text.startsWith("own")))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(typed);
        assertThat(alice.model.backlog()).isZero();
    }

    private static List<String> shownIn(String room, Harness alice) {
        return alice.said().stream().filter(text -> text.endsWith("@" + room)).toList();
    }

    private static void act(Random random, FakeServer server, Person bob, Harness alice, List<String> typed, int step) {
        String room = random.nextBoolean() ? "lobby" : "dev";
        switch (random.nextInt(8)) {
            case 0, 1 -> server.say(bob, room, "bob " + step + " @" + room);
            case 2 -> {
                String front = alice.model
                        .view(FakeServer.NOON)
                        .front()
                        .orElseThrow()
                        .label()
                        .substring(1);
                String text = "own " + step + " @" + front;
                typed.add(text);
                alice.type(text);
            }
            case 3 -> alice.model.goBeside(1, FakeServer.NOON);
            case 4 -> {
                if (alice.isConnected()) {
                    alice.cut();
                } else {
                    alice.connect();
                }
            }
            case 5 -> alice.later(Duration.ofMillis(300));
            default -> alice.step(random.nextBoolean());
        }
    }
}
