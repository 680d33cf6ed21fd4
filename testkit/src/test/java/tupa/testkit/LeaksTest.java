package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pekko.actor.UnhandledMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
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
        ActorRef<String> deaf = server.system().systemActorOf(Behaviors.<String>ignore(), "ignoring", Props.empty());
        ActorRef<String> hole = server.system()
                .systemActorOf(
                        Behaviors.<String>receive((context, word) -> Behaviors.unhandled()), "hole", Props.empty());

        deaf.tell("ignored on purpose");
        hole.tell("fell through");
        List<Object> found = awaitLeak();

        assertThat(found).hasSize(1).first().isInstanceOf(UnhandledMessage.class);
    }

    @Test
    void a_message_to_nobody_is_found_unless_it_was_expected() {
        server.system().deadLetters().tell("expected");
        server.system().deadLetters().tell("to nobody");

        List<Object> found = leaks.drain("expected"::equals);

        assertThat(found).containsExactly("to nobody");
    }

    /** The actor is asked nothing, so that nobody says when it has looked at its message. */
    private List<Object> awaitLeak() {
        List<Object> found = leaks.drain(message -> false);
        for (int attempt = 0; found.isEmpty() && attempt < 10_000; attempt++) {
            found = leaks.drain(message -> false);
        }
        return found;
    }
}
