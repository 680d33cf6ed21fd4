package tupa.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.core.connection.Outbox;
import tupa.core.room.Chaos;
import tupa.core.room.Opening;
import tupa.core.room.Room;
import tupa.core.room.RoomInfo;
import tupa.core.room.RoomRelay;
import tupa.core.room.RoomReply;
import tupa.core.room.Seat;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.core.store.ScriptedLog;
import tupa.core.store.ScriptedStorage;
import tupa.core.testing.HandClock;
import tupa.core.testing.NothingUnhandled;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;

/** The directory with real rooms in it. */
final class RoomDirectoryTest {
    private static final Duration IDLE = Duration.ofMinutes(2);

    @RegisterExtension
    final NothingUnhandled system = new NothingUnhandled();

    private final ScriptedLog log = new ScriptedStorage().automatic().messages();
    private final TestProbe<RoomReply> ann = system.kit().createTestProbe(RoomReply.class);
    private final TestProbe<RoomReply> bob = system.kit().createTestProbe(RoomReply.class);

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    private final TestProbe<List<RoomInfo>> lists = (TestProbe) system.kit().createTestProbe();

    private final ActorRef<RoomDirectory.Command> directory = system.kit()
            .spawn(RoomDirectory.create(new Room.Shared(Some.rooms("pending-max = 2"), new HandClock(), log)));

    @Test
    void a_room_starts_on_first_use_and_is_the_same_for_all_after_that() {
        RoomReply.Admitted first = admitted("ann", ann);
        RoomReply.Admitted second = admitted("bob", bob);

        assertThat(second.room()).isEqualTo(first.room());
        assertThat(log.opens().count()).isEqualTo(1);
    }

    @Test
    void open_rooms_are_listed_with_their_members_and_conversations_are_not() {
        admitted("ann", ann);
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        directory.tell(new RoomDirectory.Deliver(
                key, new Room.Join(Some.member("ann"), false, ann.getRef()), OptionalLong.empty()));
        ann.receiveMessage();

        assertThat(list()).containsExactly(new RoomInfo(Some.LOBBY, 1, "", 1000, 0));
    }

    @Test
    void a_room_nobody_is_in_is_stopped_together_with_its_relay_and_starts_again_when_needed() {
        RoomReply.Admitted first = admitted("ann", ann);
        leave(first, "ann");

        system.time().timePasses(IDLE);

        ann.expectTerminated(first.room());
        ann.expectTerminated(first.relay());
        RoomReply.Admitted second = admitted("bob", bob);
        assertThat(second.room()).isNotEqualTo(first.room());
    }

    @Test
    void whoever_comes_while_an_idle_room_is_stopping_is_not_lost() {
        RoomReply.Admitted first = admitted("ann", ann);
        leave(first, "ann");
        system.time().timePasses(IDLE);

        RoomReply.Admitted second = admitted("bob", bob);

        assertThat(second.key()).isEqualTo(Some.LOBBY);
        bob.awaitAssert(() -> {
            assertThat(list()).extracting(RoomInfo::members).containsExactly(1);
            return true;
        });
    }

    @Test
    void a_relay_whose_room_failed_ends_with_it_and_both_come_back_for_whoever_waits() {
        RoomReply.Admitted first = admitted("ann", ann);
        fail(first);
        ann.expectTerminated(first.room());
        ann.expectTerminated(first.relay());

        silentJoin("ann", ann);
        ann.expectNoMessage();
        system.time().timePasses(Duration.ofMillis(50));

        assertThat(ann.expectMessageClass(RoomReply.Admitted.class).room()).isNotEqualTo(first.room());
    }

    @Test
    void a_room_whose_relay_failed_ends_with_it() {
        RoomReply.Admitted first = admitted("ann", ann);
        Outbox broken = Reader.wide().outbox();
        broken.wakeWith(() -> {
            throw new IllegalStateException("a transport that cannot be woken");
        });

        Seat seat = new Seat(Some.LOBBY_NAME, Some.user("ann"), broken);
        first.relay().tell(new RoomRelay.Sit(seat, new Opening.Greeting(false, new Start.Newest(0)), 0));

        ann.expectTerminated(first.relay());
        ann.expectTerminated(first.room());
    }

    @Test
    void what_does_not_fit_into_the_buffer_between_incarnations_is_refused_as_busy() {
        RoomReply.Admitted first = admitted("ann", ann);
        fail(first);
        ann.expectTerminated(first.room());
        ann.expectTerminated(first.relay());

        silentJoin("ann", ann);
        silentJoin("ann", ann);
        directory.tell(deliver("bob", false, bob));

        bob.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.BUSY));
        system.time().timePasses(Duration.ofMillis(50));
        ann.expectMessageClass(RoomReply.Admitted.class);
        ann.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void a_room_that_fails_again_and_again_comes_back_after_growing_pauses() {
        failOnce();
        silentJoin("ann", ann);
        system.time().timePasses(Duration.ofMillis(50));
        fail(ann.expectMessageClass(RoomReply.Admitted.class));
        list();

        silentJoin("ann", ann);
        system.time().timePasses(Duration.ofMillis(50));
        ann.expectNoMessage();
        system.time().timePasses(Duration.ofMillis(50));

        ann.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void a_stranger_is_not_let_in_before_those_who_were_in_the_room_are_back() {
        directory.tell(new RoomDirectory.Expect(Map.of(Some.LOBBY, 1000)));

        directory.tell(deliver("bob", false, bob));

        bob.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.ROOM_FULL));
        silentJoin("ann", ann);
        ann.expectMessageClass(RoomReply.Admitted.class);
        assertThat(list()).extracting(RoomInfo::members).containsExactly(1000);
    }

    @Test
    void a_room_that_failed_is_listed_as_before_while_it_comes_back() {
        fail(admitted("ann", ann));
        silentJoin("ann", ann);

        assertThat(list()).extracting(RoomInfo::members).containsExactly(1);
        system.time().timePasses(Duration.ofMillis(50));
        ann.expectMessageClass(RoomReply.Admitted.class);

        assertThat(list()).extracting(RoomInfo::members).containsExactly(1);
    }

    @Test
    void what_is_open_can_be_killed_and_what_is_not_is_told() {
        TestProbe<Chaos.Outcome> outcomes = system.kit().createTestProbe(Chaos.Outcome.class);
        directory.tell(new RoomDirectory.Kill(Some.LOBBY, Chaos.Part.ROOM, outcomes.getRef()));
        outcomes.expectMessage(Chaos.Outcome.NOT_OPEN);
        RoomReply.Admitted first = admitted("ann", ann);

        directory.tell(new RoomDirectory.Kill(Some.LOBBY, Chaos.Part.RELAY, outcomes.getRef()));

        outcomes.expectMessage(Chaos.Outcome.KILLED);
        ann.expectTerminated(first.relay());
        ann.expectTerminated(first.room());
    }

    @Test
    void a_failed_room_that_nobody_asks_for_is_forgotten() {
        failOnce();

        system.time().timePasses(Duration.ofMillis(50));

        assertThat(list()).isEmpty();
        assertThat(log.opens().count()).isEqualTo(1);
    }

    private void failOnce() {
        fail(admitted("ann", ann));
    }

    /** Another writer has got in between, so that the room gives up. */
    private void fail(RoomReply.Admitted in) {
        log.appends().hold();
        in.room().tell(new Room.Submit(Some.entry("ann", "c" + log.appends().count(), "text"), ann.getRef()));
        log.appends().next().fence();
        ann.expectTerminated(in.room());
        ann.expectTerminated(in.relay());
    }

    private void leave(RoomReply.Admitted from, String nick) {
        from.room().tell(new Room.Leave(Some.user(nick), LeftReason.LEFT, Optional.empty()));
        lists.awaitAssert(() -> {
            assertThat(list()).extracting(RoomInfo::members).containsExactly(0);
            return true;
        });
    }

    private RoomReply.Admitted admitted(String nick, TestProbe<RoomReply> session) {
        directory.tell(deliver(nick, false, session));
        return session.expectMessageClass(RoomReply.Admitted.class);
    }

    private void silentJoin(String nick, TestProbe<RoomReply> session) {
        directory.tell(deliver(nick, true, session));
    }

    private static RoomDirectory.Deliver deliver(String nick, boolean silent, TestProbe<RoomReply> session) {
        return new RoomDirectory.Deliver(
                Some.LOBBY, new Room.Join(Some.member(nick), silent, session.getRef()), OptionalLong.empty());
    }

    private List<RoomInfo> list() {
        directory.tell(new RoomDirectory.ListRooms(lists.getRef()));
        return lists.receiveMessage();
    }
}
