package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.UnhandledMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.io.TcpMessage;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaksTest {
    private final TupaServer server = TupaServer.inMemory().start();
    private final Leaks leaks = new Leaks(server.system());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_message_that_an_actor_does_not_handle_is_found() {
        CompletableFuture<String> looked = new CompletableFuture<>();
        ActorRef<String> deaf = server.system().systemActorOf(Behaviors.<String>ignore(), "ignoring", Props.empty());
        ActorRef<String> hole = server.system()
                .systemActorOf(
                        Behaviors.receive(String.class)
                                .onMessageEquals("look", () -> {
                                    looked.complete("looked");
                                    return Behaviors.same();
                                })
                                .build(),
                        "hole",
                        Props.empty());

        deaf.tell("ignored on purpose");
        hole.tell("fell through");
        hole.tell("look");
        assertThat(looked).succeedsWithin(Duration.ofSeconds(20));
        List<Object> found = leaks.drain(message -> false);

        assertThat(found).hasSize(1).first().isInstanceOf(UnhandledMessage.class);
    }

    @Test
    void a_message_to_nobody_is_found_unless_it_was_expected() {
        server.system().deadLetters().tell("expected");
        server.system().deadLetters().tell("to nobody");

        List<Object> found = leaks.drain("expected"::equals);

        assertThat(found).containsExactly("to nobody");
    }

    @Test
    void what_is_written_to_a_connection_that_broke_is_no_leak() {
        server.system().deadLetters().tell(TcpMessage.write(ByteString.fromString("too late")));

        assertThat(leaks.drain(message -> false)).isEmpty();
    }
}
