package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.seeds.Seed;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;

class ChatTest {
    private static final RoomName LOBBY = new RoomName("lobby");
    private static final RoomName OPS = new RoomName("ops");

    @RegisterExtension
    final TupaServerExtension tupa =
            TupaServerExtension.with("tupa.limits.rate.enabled = false, tupa.rooms.capacities { tight = 5 }");

    @Test
    @Seed({"S0-02", "S1-02", "S2-34", "S2-79"})
    void two_people_hear_each_other_in_the_default_room() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");

        alice.say("lobby", "hello bob");
        bob.say("lobby", "hello alice");

        List<String> talk = List.of("hello bob", "hello alice");
        assertThat(alice.awaitTranscript("lobby", seen -> seen.last() == 2).texts())
                .isEqualTo(talk);
        assertThat(bob.awaitTranscript("lobby", seen -> seen.last() == 2).texts())
                .isEqualTo(talk);
    }

    @Test
    @Seed({"S2-70", "S2-82", "S3-13"})
    void who_comes_and_goes_is_told_to_the_others() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");

        Event.Joined joined = alice.expect(
                Event.Joined.class, event -> event.who().nick().value().equals("bob"));
        bob.ask(new Request.Bye(Optional.empty()), Reply.Done.class);
        Event.Left left = alice.expect(Event.Left.class);

        assertThat(joined.room()).isEqualTo(LOBBY);
        assertThat(left.who()).isEqualTo(joined.who());
        assertThat(left.reason()).isEqualTo(LeftReason.QUIT);
    }

    @Test
    @Seed("S4-16")
    void a_late_joiner_sees_what_was_said_before() {
        ScriptedClient alice = tupa.join("alice");
        IntStream.rangeClosed(1, 60).forEach(number -> alice.say("lobby", "line " + number));

        ScriptedClient bob = tupa.join("bob");
        Transcript seen = bob.awaitTranscript("lobby", Transcript::isLive);

        assertThat(seen.texts()).hasSize(50).startsWith("line 11").endsWith("line 60");
    }

    @Test
    void an_action_arrives_as_one() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");

        alice.ask(new Request.Post(LOBBY, alice.nextCid(), "waves", Kind.ACTION), Reply.PostDone.class);

        assertThat(bob.expect(Event.Message.class).kind()).isEqualTo(Kind.ACTION);
    }

    @Test
    @Seed({"S0-07", "S2-85", "S4-06"})
    void a_nick_is_taken_in_any_letter_case_and_free_again_after_a_change() {
        ScriptedClient alice = tupa.join("Alice");
        ScriptedClient bob = tupa.join("bob");

        ErrorCode atHello = tupa.connect().refused(ScriptedClient.hello("aLICE", Optional.empty()));
        ErrorCode atChange = bob.refused(new Request.ChangeNick(new Nick("ALICE")));
        alice.ask(new Request.ChangeNick(new Nick("Carol")), Reply.Done.class);
        bob.ask(new Request.ChangeNick(new Nick("alice")), Reply.Done.class);

        assertThat(atHello).isEqualTo(ErrorCode.NICK_TAKEN);
        assertThat(atChange).isEqualTo(ErrorCode.NICK_TAKEN);
        assertThat(bob.expect(Event.NickChanged.class).old()).isEqualTo(new Nick("Alice"));
        assertThat(alice.expect(
                                Event.NickChanged.class,
                                event -> event.old().value().equals("bob"))
                        .who()
                        .nick())
                .isEqualTo(new Nick("alice"));
    }

    @Test
    void one_may_write_ones_own_nick_in_another_case() {
        ScriptedClient alice = tupa.join("alice");

        alice.ask(new Request.ChangeNick(new Nick("ALICE")), Reply.Done.class);

        assertThat(alice.expect(Event.NickChanged.class).who().nick()).isEqualTo(new Nick("ALICE"));
    }

    @Test
    void a_topic_is_told_kept_and_listed() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");

        alice.ask(new Request.SetTopic(LOBBY, "tea at four"), Reply.Done.class);
        Event.TopicChanged told = bob.expect(Event.TopicChanged.class);
        Reply.JoinDone again = bob.ask(join("lobby"), Reply.JoinDone.class);
        Reply.RoomList listed = bob.ask(new Request.Rooms(Optional.empty()), Reply.RoomList.class);

        assertThat(told.topic()).isEqualTo("tea at four");
        assertThat(again.topic()).isEqualTo("tea at four");
        assertThat(listed.rooms()).extracting(Reply.RoomInfo::topic).containsExactly("tea at four");
    }

    @Test
    @Seed({"S2-05", "S2-51"})
    void a_status_is_told_and_listed() {
        ScriptedClient alice = tupa.join("alice");
        ScriptedClient bob = tupa.join("bob");

        alice.ask(new Request.SetStatus(Status.AWAY), Reply.Done.class);
        Event.StatusChanged told = bob.expect(Event.StatusChanged.class);
        List<Member> here = bob.ask(new Request.Users(Optional.of(LOBBY)), Reply.UserList.class)
                .users();

        assertThat(told.status()).isEqualTo(Status.AWAY);
        assertThat(here)
                .filteredOn(member -> member.user().equals(told.user()))
                .extracting(Member::status)
                .containsExactly(Status.AWAY);
    }

    @Test
    @Seed("S0-06")
    void rooms_are_listed_with_their_members_and_filtered_by_name() {
        ScriptedClient alice = tupa.join("alice", "lobby", "ops", "ops-night");
        tupa.join("bob", "ops");

        List<Reply.RoomInfo> found = alice.ask(new Request.Rooms(Optional.of("OPS")), Reply.RoomList.class)
                .rooms();

        assertThat(found).extracting(info -> info.room().value()).containsExactly("ops", "ops-night");
        assertThat(found).extracting(Reply.RoomInfo::members).containsExactly(2, 1);
    }

    @Test
    void users_are_those_of_a_room_or_everybody() {
        ScriptedClient alice = tupa.join("alice", "lobby");
        tupa.join("bob", "ops");

        List<Member> here = alice.ask(new Request.Users(Optional.of(LOBBY)), Reply.UserList.class)
                .users();
        List<Member> everybody = alice.ask(new Request.Users(Optional.empty()), Reply.UserList.class)
                .users();

        assertThat(here).extracting(member -> member.nick().value()).containsExactly("alice");
        assertThat(everybody).extracting(member -> member.nick().value()).containsExactlyInAnyOrder("alice", "bob");
    }

    @Test
    @Seed("S2-96")
    void history_is_read_in_pages_in_both_directions() {
        ScriptedClient alice = tupa.join("alice");
        IntStream.rangeClosed(1, 25).forEach(number -> alice.say("lobby", "line " + number));

        Reply.Page last = alice.ask(history(OptionalLong.of(26), OptionalLong.empty()), Reply.Page.class);
        Reply.Page first = alice.ask(history(OptionalLong.of(6), OptionalLong.empty()), Reply.Page.class);
        Reply.Page after = alice.ask(history(OptionalLong.empty(), OptionalLong.of(20)), Reply.Page.class);

        assertThat(texts(last)).hasSize(10).startsWith("line 16").endsWith("line 25");
        assertThat(last.more()).isTrue();
        assertThat(texts(first)).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5");
        assertThat(first.more()).isFalse();
        assertThat(texts(after)).hasSize(5).startsWith("line 21").endsWith("line 25");
        assertThat(after.more()).isFalse();
    }

    @Test
    @Seed({"S2-49", "S2-68", "S3-12", "S4-10"})
    void somebody_in_several_rooms_hears_all_of_them_and_no_other() {
        ScriptedClient alice = tupa.join("alice", "lobby", "ops");
        ScriptedClient bob = tupa.join("bob", "lobby", "ops", "dev");

        bob.say("dev", "only for dev");
        bob.say("ops", "for ops");
        bob.say("lobby", "for the lobby");

        assertThat(alice.awaitTranscript("lobby", seen -> seen.last() == 1).texts())
                .containsExactly("for the lobby");
        assertThat(alice.awaitTranscript("ops", seen -> seen.last() == 1).texts())
                .containsExactly("for ops");
        alice.fence();
        assertThat(alice.transcript("dev").events()).isEmpty();
    }

    @Test
    @Seed("S2-80")
    void who_leaves_a_room_hears_nothing_more_of_it() {
        ScriptedClient alice = tupa.join("alice", "lobby", "ops");
        ScriptedClient bob = tupa.join("bob", "ops");

        alice.ask(new Request.Leave(OPS), Reply.Done.class);
        Event.Left left = bob.expect(Event.Left.class);
        bob.say("ops", "among us");
        alice.fence();

        assertThat(left.reason()).isEqualTo(LeftReason.LEFT);
        assertThat(alice.transcript("ops").events()).isEmpty();
        assertThat(alice.refused(alice.post("ops", "still here?"))).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void who_leaves_his_only_room_stands_in_the_default_room() {
        ScriptedClient alice = tupa.join("alice", "ops");

        alice.ask(new Request.Leave(OPS), Reply.Done.class);
        alice.expect(Event.Live.class, live -> live.room().equals(LOBBY));

        assertThat(alice.say("lobby", "here I am").seq()).isEqualTo(1);
    }

    @Test
    void the_default_room_is_not_left_for_nowhere() {
        ScriptedClient alice = tupa.join("alice");

        ErrorCode alone = alice.refused(new Request.Leave(LOBBY));
        alice.ask(join("ops"), Reply.JoinDone.class);
        Reply.Done withAnother = alice.ask(new Request.Leave(LOBBY), Reply.Done.class);

        assertThat(alone).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(withAnother).isEqualTo(new Reply.Done());
    }

    @Test
    @Seed("S4-56")
    void a_room_for_five_refuses_the_sixth_until_somebody_leaves() {
        List<ScriptedClient> five = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> tupa.join("guest" + number, "lobby", "tight"))
                .toList();
        ScriptedClient sixth = tupa.join("sixth");

        ErrorCode refused = sixth.refused(join("tight"));
        five.get(0).ask(new Request.Leave(new RoomName("tight")), Reply.Done.class);
        Reply.JoinDone admitted = sixth.ask(join("tight"), Reply.JoinDone.class);

        assertThat(refused).isEqualTo(ErrorCode.ROOM_FULL);
        assertThat(admitted.members()).hasSize(5);
        assertThat(admitted.capacity()).isEqualTo(5);
    }

    private static Request.Join join(String room) {
        return new Request.Join(new RoomName(room), Optional.empty(), 50);
    }

    private static Request.History history(OptionalLong before, OptionalLong after) {
        return new Request.History(LOBBY, before, after, 10);
    }

    private static List<String> texts(Reply.Page page) {
        return page.events().stream()
                .map(event -> ((Event.Message) event).text())
                .toList();
    }
}
