package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.UserId;

class PrivateTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.limits.rate.enabled = false");

    @Test
    @Seed({"S2-03", "S2-69", "S2-81", "S4-14"})
    void a_private_message_reaches_both_parties_and_nobody_else() {
        ScriptedClient alice = TUPA.connect();
        ScriptedClient bob = TUPA.connect();
        ScriptedClient eve = TUPA.connect();
        UserId aliceId = alice.hello("alice1").you().user();
        UserId bobId = bob.hello("bob1").you().user();
        eve.hello("eve1");

        Reply.DmDone done = alice.ask(dm(alice, "BOB1", "psst"), Reply.DmDone.class);
        Event.Dm heard = bob.expect(Event.Dm.class);
        Event.Dm own = alice.expect(Event.Dm.class);
        alice.say("lobby", "aloud");
        eve.expect(Event.Message.class, message -> message.text().equals("aloud"));
        eve.fence();

        assertThat(done.peer().user()).isEqualTo(bobId);
        assertThat(heard.room()).isEqualTo(new Peer(aliceId));
        assertThat(own.room()).isEqualTo(new Peer(bobId));
        assertThat(heard.text()).isEqualTo("psst");
        assertThat(eve.unexpected()).noneMatch(Event.Dm.class::isInstance);
    }

    @Test
    void a_private_conversation_is_on_no_list_and_its_history_is_closed_to_others() {
        ScriptedClient alice = TUPA.join("alice2");
        ScriptedClient bob = TUPA.connect();
        UserId bobId = bob.hello("bob2").you().user();
        ScriptedClient eve = TUPA.join("eve2");

        alice.ask(dm(alice, "bob2", "psst"), Reply.DmDone.class);
        Reply.RoomList rooms = eve.ask(new Request.Rooms(Optional.empty()), Reply.RoomList.class);
        ErrorCode pry = eve.refused(historyWith(bobId));
        Reply.Page own = alice.ask(historyWith(bobId), Reply.Page.class);

        assertThat(rooms.rooms()).noneMatch(info -> info.room().value().contains(bobId.value()));
        assertThat(pry).isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(own.events()).hasSize(1);
    }

    @Test
    void a_conversation_goes_on_under_a_new_nick() {
        ScriptedClient alice = TUPA.connect();
        UserId aliceId = alice.hello("alice3").you().user();
        ScriptedClient bob = TUPA.join("bob3");
        alice.ask(dm(alice, "bob3", "one"), Reply.DmDone.class);

        bob.ask(new Request.ChangeNick(new Nick("robert3")), Reply.Done.class);
        Reply.DmDone second = alice.ask(dm(alice, "robert3", "two"), Reply.DmDone.class);
        bob.expect(Event.Dm.class, dm -> dm.text().equals("two"));

        assertThat(second.seq()).isEqualTo(2);
        assertThat(bob.transcript(new Peer(aliceId)).texts()).containsExactly("one", "two");
    }

    @Test
    void what_was_first_said_while_the_reader_was_away_waits_for_him() {
        ScriptedClient alice = TUPA.connect();
        UserId aliceId = alice.hello("alice4").you().user();
        ScriptedClient bob = TUPA.join("bob4");

        bob.drop();
        alice.ask(dm(alice, "bob4", "are you there?"), Reply.DmDone.class);
        bob.resume();
        bob.expect(Event.Live.class, live -> live.room().equals(new Peer(aliceId)));

        assertThat(bob.transcript(new Peer(aliceId)).texts()).containsExactly("are you there?");
    }

    @Test
    void whoever_takes_a_freed_nick_sees_nothing_of_its_former_holder() {
        ScriptedClient alice = TUPA.join("alice5");
        ScriptedClient bob = TUPA.join("bob5");
        alice.ask(dm(alice, "bob5", "between us"), Reply.DmDone.class);
        bob.expect(Event.Dm.class);

        bob.ask(new Request.Bye(Optional.empty()), Reply.Done.class);
        ScriptedClient other = TUPA.join("bob5");
        alice.ask(dm(alice, "bob5", "who is there?"), Reply.DmDone.class);
        Event.Dm heard = other.expect(Event.Dm.class);

        assertThat(heard.text()).isEqualTo("who is there?");
        assertThat(heard.seq()).isEqualTo(1);
    }

    @Test
    void a_repeat_of_a_private_message_appears_once() {
        ScriptedClient alice = TUPA.join("alice6");
        ScriptedClient bob = TUPA.join("bob6");
        Cid cid = alice.nextCid();

        Reply.DmDone first = alice.ask(new Request.Dm("bob6", cid, "once"), Reply.DmDone.class);
        Reply.DmDone second = alice.ask(new Request.Dm("bob6", cid, "once"), Reply.DmDone.class);
        bob.expect(Event.Dm.class);
        bob.fence();

        assertThat(second.mid()).isEqualTo(first.mid());
        assertThat(second.dup()).isTrue();
        assertThat(bob.unexpected()).noneMatch(Event.Dm.class::isInstance);
    }

    private static Request.Dm dm(ScriptedClient from, String to, String text) {
        return new Request.Dm(to, from.nextCid(), text);
    }

    private static Request.History historyWith(UserId other) {
        return new Request.History(new Peer(other), OptionalLong.empty(), OptionalLong.of(0), 10);
    }
}
