package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

class ResumeTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    @RegisterExtension
    final TupaServerExtension tupa =
            new TupaServerExtension(TupaServer.storing().with("tupa.limits.rate.enabled = false"));

    @Test
    @Seed({"S2-37", "S2-45", "S2-53", "S4-37"})
    void a_lost_connection_costs_no_message_and_nobody_sees_it() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");
        awaitArrivals(alice, "alice", "bob");
        alice.say("lobby", "before");
        bob.awaitTranscript("lobby", seen -> seen.last() == 1);

        bob.drop();
        alice.say("lobby", "meanwhile");
        Reply.Welcome welcome = bob.resume();
        alice.say("lobby", "after");
        Transcript seen = bob.awaitTranscript("lobby", transcript -> transcript.last() == 3);
        alice.fence();

        assertThat(welcome.resumed()).isTrue();
        assertThat(welcome.rooms())
                .extractingByKey(LOBBY)
                .extracting(Reply.Standing::recovered)
                .isEqualTo(true);
        assertThat(seen.texts()).containsExactly("before", "meanwhile", "after");
        assertThat(seen.faults()).isEmpty();
        assertThat(alice.unexpected()).noneMatch(ResumeTest::isComingOrGoing);
    }

    @Test
    void a_second_connection_takes_the_session_over() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");
        awaitArrivals(alice, "alice", "bob");
        ScriptedClient second = tupa.connect();

        Reply.Welcome welcome = second.ask(bob.resumption(), Reply.Welcome.class);
        Event.Bye bye = bob.expect(Event.Bye.class);
        second.expect(Event.Live.class);
        alice.say("lobby", "to the second");
        second.expect(Event.Message.class);

        assertThat(bye.reason()).isEqualTo(CloseReason.REPLACED);
        assertThat(welcome.you().nick().value()).isEqualTo("bob");
        assertThat(bob.transcript("lobby").texts()).isEmpty();
        assertThat(alice.unexpected()).noneMatch(ResumeTest::isComingOrGoing);
    }

    @Test
    @Seed("S2-72")
    void a_restart_of_the_server_costs_no_message_and_nobody_sees_a_leave() {
        ScriptedClient alice = tupa.join("alice", "lobby", "ops");
        ScriptedClient bob = tupa.join("bob", "lobby", "ops");
        awaitArrivals(alice, "alice", "alice", "bob", "bob");
        alice.say("ops", "before");
        bob.awaitTranscript("ops", seen -> seen.last() == 1);

        tupa.restart();
        alice.resumeAt(tupa.server().url());
        alice.say("ops", "alone again");
        bob.resumeAt(tupa.server().url());
        bob.say("ops", "both again");
        Transcript seen = bob.awaitTranscript("ops", transcript -> transcript.last() == 3);
        alice.awaitTranscript("ops", transcript -> transcript.last() == 3);

        assertThat(seen.texts()).containsExactly("before", "alone again", "both again");
        assertThat(seen.faults()).isEmpty();
        assertThat(alice.unexpected()).noneMatch(ResumeTest::isComingOrGoing);
    }

    @Test
    void a_repeated_cid_is_one_message_before_and_after_a_restart() {
        ScriptedClient alice = tupa.join("alice");
        Request.Post post = alice.post("lobby", "once and for all");

        Reply.PostDone first = alice.ask(post, Reply.PostDone.class);
        Reply.PostDone again = alice.ask(post, Reply.PostDone.class);
        tupa.restart();
        alice.resumeAt(tupa.server().url());
        Reply.PostDone afterwards = alice.ask(post, Reply.PostDone.class);
        ErrorCode other = alice.refused(new Request.Post(post.room(), post.cid(), "another text", post.kind()));

        assertThat(List.of(first.dup(), again.dup(), afterwards.dup())).containsExactly(false, true, true);
        assertThat(List.of(again.mid(), afterwards.mid())).containsOnly(first.mid());
        assertThat(other).isEqualTo(ErrorCode.CID_CONFLICT);
        assertThat(alice.transcript("lobby").texts()).containsExactly("once and for all");
    }

    @Test
    void a_nick_is_held_for_a_session_whose_connection_is_lost() {
        ScriptedClient bob = tupa.join("bob");

        bob.drop();
        ErrorCode held = tupa.connect().refused(ScriptedClient.hello("Bob", Optional.empty()));
        tupa.restart();
        ErrorCode heldStill = tupa.connect().refused(ScriptedClient.hello("Bob", Optional.empty()));

        assertThat(List.of(held, heldStill)).containsOnly(ErrorCode.NICK_TAKEN);
    }

    @Test
    void after_bye_the_token_is_void() {
        ScriptedClient bob = tupa.join("bob");

        bob.ask(new Request.Bye(Optional.empty()), Reply.Done.class);
        bob.connectAgain();
        ErrorCode refused = bob.refused(bob.resumption());
        Reply.Welcome anew = bob.hello("bob");

        assertThat(refused).isEqualTo(ErrorCode.SESSION_EXPIRED);
        assertThat(anew.resumed()).isFalse();
    }

    private static void awaitArrivals(ScriptedClient witness, String... nicks) {
        for (String nick : nicks) {
            witness.expect(
                    Event.Joined.class, joined -> joined.who().nick().value().equals(nick));
        }
    }

    private static boolean isComingOrGoing(Event event) {
        return event instanceof Event.Joined || event instanceof Event.Left;
    }
}
