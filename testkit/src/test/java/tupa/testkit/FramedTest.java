package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.wire.CloseReason;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

/** What programs on framed TCP are promised as those on WebSocket are. */
final class FramedTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("");

    @Test
    void whoever_comes_back_is_shown_exactly_what_he_has_missed() {
        ScriptedClient bob = TUPA.join("bob", "resumed");
        try (ScriptedClient alice = ScriptedClient.connect(TUPA.server().tcpUrl())) {
            alice.hello("alice", "resumed");
            bob.say("resumed", "one");
            alice.awaitTranscript("resumed", seen -> seen.texts().contains("one"));
            alice.drop();
            bob.say("resumed", "two");
            bob.say("resumed", "three");

            Reply.Welcome again = alice.resume();

            assertThat(again.resumed()).isTrue();
            Transcript seen =
                    alice.awaitTranscript("resumed", all -> all.texts().contains("three"));
            assertThat(seen.texts()).isEqualTo(List.of("one", "two", "three"));
            assertThat(seen.faults()).isEmpty();
        }
    }

    @Test
    void a_post_that_is_repeated_is_stored_once() {
        ScriptedClient bob = TUPA.join("bob2", "repeated");
        try (ScriptedClient alice = ScriptedClient.connect(TUPA.server().tcpUrl())) {
            alice.hello("alice2", "repeated");
            Request.Post post = alice.post("repeated", "once");
            Reply.PostDone first = alice.ask(post, Reply.PostDone.class);
            alice.drop();
            alice.resume();
            Reply.PostDone second = alice.ask(post, Reply.PostDone.class);

            assertThat(first.dup()).isFalse();
            assertThat(second.dup()).isTrue();
            assertThat(second.seq()).isEqualTo(first.seq());
            bob.say("repeated", "after");
            assertThat(bob.awaitTranscript("repeated", seen -> seen.texts().contains("after"))
                            .texts())
                    .containsExactly("once", "after");
        }
    }

    @Test
    void a_second_connection_takes_the_session_over_whatever_carries_it() {
        try (ScriptedClient alice = ScriptedClient.connect(TUPA.server().tcpUrl())) {
            alice.hello("alice3", "taken");
            ScriptedClient bob = TUPA.join("bob3", "taken");

            alice.resumeAt(TUPA.server().url());

            bob.say("taken", "hello");
            assertThat(alice.awaitTranscript("taken", seen -> seen.texts().contains("hello"))
                            .faults())
                    .isEmpty();
            assertThat(bob.unexpected()).noneMatch(Event.Left.class::isInstance);
        }
    }

    @Test
    void a_goodbye_is_answered_and_the_connection_closed() {
        try (ScriptedClient alice = ScriptedClient.connect(TUPA.server().tcpUrl())) {
            alice.hello("alice4");
            alice.ask(new Request.Bye(Optional.empty()), Reply.Done.class);

            assertThat(alice.expect(Event.Bye.class).reason()).isEqualTo(CloseReason.CLOSED);
            alice.closeCode();
        }
    }
}
