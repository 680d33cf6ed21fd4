package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.core.store.HeldAppend;
import tupa.core.store.Outcome;
import tupa.core.store.ScriptedLog;
import tupa.core.store.ScriptedStorage;
import tupa.core.testing.HandClock;
import tupa.core.testing.NothingUnhandled;
import tupa.core.testing.Some;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;

/** The actor of a room between a scripted log, a relay and a directory that only listen. */
final class RoomTest {
    private static final Duration RETURN_WINDOW = Duration.ofSeconds(10);

    @RegisterExtension
    final NothingUnhandled system = new NothingUnhandled();

    private final ScriptedLog log = new ScriptedStorage().messages();
    private final TestProbe<RoomRelay.Command> relay = system.kit().createTestProbe(RoomRelay.Command.class);
    private final TestProbe<ToDirectory> directory = system.kit().createTestProbe(ToDirectory.class);
    private final TestProbe<RoomReply> ann = system.kit().createTestProbe(RoomReply.class);
    private final TestProbe<RoomReply> bob = system.kit().createTestProbe(RoomReply.class);

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type argument
    private final TestProbe<List<Member>> lists = (TestProbe) system.kit().createTestProbe();

    private final Room.Shared shared =
            new Room.Shared(Some.rooms("pending-max = 3, capacity = 1, idle-stop = 60 s"), new HandClock(), log);
    private ActorRef<Room.Command> room =
            system.kit().createTestProbe(Room.Command.class).getRef();

    @BeforeEach
    void start() {
        room = system.kit().spawn(Room.create(shared, Some.LOBBY, 7, relay.getRef(), directory.getRef(), 0));
    }

    @Test
    void what_comes_while_it_loads_is_carried_out_after_that_in_order() {
        join(ann, "ann");
        room.tell(new Room.Submit(Some.entry("ann", "c1", "text"), ann.getRef()));
        ann.expectNoMessage();

        log.opens().next().answer();

        ann.expectMessageClass(RoomReply.Admitted.class);
        log.appends().next().answer();
        assertThat(ann.expectMessageClass(RoomReply.Accepted.class).event().seq())
                .isEqualTo(1);
        relay.expectMessageClass(RoomRelay.Open.class);
        relay.expectMessageClass(RoomRelay.Arrived.class);
        relay.expectMessageClass(RoomRelay.Publish.class);
    }

    @Test
    void more_than_may_wait_while_it_loads_is_refused_as_busy() {
        for (int i = 0; i < 3; i++) {
            join(ann, "ann");
        }

        join(bob, "bob");

        bob.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.BUSY));
        log.opens().next().answer();
    }

    @Test
    void when_the_log_cannot_be_read_whoever_waits_is_refused_and_it_is_tried_again() {
        join(ann, "ann");
        room.tell(new Room.Submit(Some.entry("ann", "c1", "text"), ann.getRef()));
        log.opens().next().fail();
        ann.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.STORAGE_UNAVAILABLE));
        ann.expectMessageClass(RoomReply.Rejected.class);

        system.time().timePasses(Duration.ofSeconds(1));
        join(ann, "ann");
        log.opens().next().answer();

        ann.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void a_full_room_refuses_all_but_those_who_were_in_it_before() {
        open();
        room.tell(new Room.Join(Some.member("ann"), false, ann.getRef()));
        ann.expectMessageClass(RoomReply.Admitted.class);
        room.tell(new Room.Join(Some.member("bob"), false, bob.getRef()));
        bob.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.ROOM_FULL));

        room.tell(new Room.Join(Some.member("bob"), true, bob.getRef()));
        bob.expectMessageClass(RoomReply.Admitted.class);
        room.tell(new Room.Join(Some.member("ann"), false, ann.getRef()));
        ann.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void only_members_are_heard() {
        open();

        room.tell(new Room.Submit(Some.entry("ann", "c1", "text"), ann.getRef()));

        assertThat(ann.expectMessageClass(RoomReply.Rejected.class).code()).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void a_member_whose_session_ended_is_out_after_a_while_but_not_one_who_came_back_with_another() {
        open();
        TestProbe<RoomReply> old = system.kit().createTestProbe(RoomReply.class);
        join(old, "ann");
        old.expectMessageClass(RoomReply.Admitted.class);
        join(ann, "ann");
        ann.expectMessageClass(RoomReply.Admitted.class);

        old.stop();
        lists.expectTerminated(old.getRef());
        system.time().timePasses(RETURN_WINDOW);
        assertThat(members()).hasSize(1);
        ann.stop();
        lists.expectTerminated(ann.getRef());
        assertThat(members()).hasSize(1);

        lists.awaitAssert(() -> {
            system.time().timePasses(RETURN_WINDOW);
            assertThat(members()).isEmpty();
            return true;
        });
    }

    /** A stranger took the place of a member who was a moment late, and the room was fuller than it may be. */
    @Test
    void the_places_of_those_who_were_in_the_room_before_are_kept_for_a_while() {
        room = system.kit().spawn(Room.create(shared, Some.LOBBY, 2, relay.getRef(), directory.getRef(), 1));
        log.opens().next().answer();
        log.opens().next().answer();
        join(bob, "bob");
        bob.expectMessage(new RoomReply.NotAdmitted(Some.LOBBY, ErrorCode.ROOM_FULL));
        assertThat(Stream.of(1, 2)
                        .map(room -> directory.expectMessageClass(ToDirectory.Changed.class))
                        .map(changed -> changed.info().members()))
                .containsExactlyInAnyOrder(0, 1);

        system.time().timePasses(RETURN_WINDOW);
        members();
        join(bob, "bob");

        bob.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void who_is_back_takes_up_the_place_that_was_kept_for_him() {
        room = system.kit().spawn(Room.create(shared, Some.LOBBY, 2, relay.getRef(), directory.getRef(), 1));
        log.opens().next().answer();
        log.opens().next().answer();
        room.tell(new Room.Join(Some.member("ann"), true, ann.getRef()));
        ann.expectMessageClass(RoomReply.Admitted.class);
        room.tell(new Room.Leave(Some.user("ann"), LeftReason.LEFT, Optional.empty()));
        join(bob, "bob");

        bob.expectMessageClass(RoomReply.Admitted.class);
    }

    @Test
    void a_room_that_is_killed_on_purpose_ends_as_by_a_bug_in_whatever_state() {
        room.tell(new Room.Fail());
        ann.expectTerminated(room);

        room = system.kit().spawn(Room.create(shared, Some.LOBBY, 2, relay.getRef(), directory.getRef(), 0));
        log.opens().next().answer();
        log.opens().next().answer();
        relay.expectMessageClass(RoomRelay.Open.class);
        room.tell(new Room.Fail());
        ann.expectTerminated(room);
    }

    @Test
    void nicks_and_statuses_are_those_of_now() {
        open();
        join(ann, "ann");
        room.tell(new Room.Rename(Some.user("ann"), new Nick("eve")));
        room.tell(new Room.ChangeStatus(Some.user("ann"), Status.AWAY));

        assertThat(members()).containsExactly(new Member(Some.user("ann"), new Nick("eve"), Status.AWAY));
    }

    @Test
    void a_batch_of_unknown_fate_is_answered_when_it_is_settled_and_others_are_refused_meanwhile() {
        open();
        join(ann, "ann");
        ann.expectMessageClass(RoomReply.Admitted.class);
        room.tell(new Room.Submit(Some.entry("ann", "c1", "text"), ann.getRef()));
        HeldAppend append = log.appends().next();
        append.storeButLose();

        lists.awaitAssert(() -> {
            room.tell(new Room.Submit(Some.entry("ann", "c2", "text"), ann.getRef()));
            assertThat(ann.expectMessageClass(RoomReply.Rejected.class).code())
                    .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
            return true;
        });
        append.settle();

        assertThat(ann.expectMessageClass(RoomReply.Accepted.class).dup()).isFalse();
        assertThat(log.stored(Some.LOBBY)).hasSize(1);
    }

    @Test
    void a_fenced_room_ends() {
        open();
        join(ann, "ann");
        room.tell(new Room.Submit(Some.entry("ann", "c1", "text"), ann.getRef()));

        log.appends().next().fence();
        ann.expectTerminated(room);
    }

    @Test
    void it_asks_to_be_stopped_when_nobody_is_in_it_and_stops_only_while_that_is_so() {
        open();
        directory.expectMessageClass(ToDirectory.Changed.class);
        members();
        system.time().timePasses(Duration.ofMillis(100));
        directory.expectMessage(new ToDirectory.Idle(Some.LOBBY, 7));

        join(ann, "ann");
        room.tell(new Room.Stop());
        directory.expectMessageClass(ToDirectory.Changed.class);
        directory.expectMessage(new ToDirectory.StillInUse(Some.LOBBY, 7));
        room.tell(new Room.Leave(Some.user("ann"), LeftReason.LEFT, Optional.empty()));
        room.tell(new Room.Stop());
        ann.expectTerminated(room);
    }

    /** Every word of the protocol, in every state: the fixture fails the test for one that is left unhandled. */
    @Test
    void no_state_leaves_a_message_unhandled() {
        Map<Class<?>, Room.Command> one = Stream.of(
                        new Room.Join(Some.member("bob"), false, bob.getRef()),
                        new Room.Submit(Some.entry("bob", "c1", "text"), bob.getRef()),
                        new Room.Rename(Some.user("bob"), new Nick("eve")),
                        new Room.ChangeStatus(Some.user("bob"), Status.AWAY),
                        new Room.Typing(Some.user("bob")),
                        new Room.ListMembers(lists.getRef()),
                        new Room.SessionGone(Some.user("ann"), ann.getRef()),
                        new Room.NotBack(Some.user("ann"), ann.getRef()),
                        new Room.ReturnTime(),
                        new Room.Forget(2, system.kit().system().ignoreRef()),
                        new Room.Announce(new Cid("s-1"), "hear", bob.getRef()),
                        new Room.Close("", system.kit().system().ignoreRef()),
                        new Room.ChangeCapacity(5),
                        new Room.IdleTime(),
                        new Room.ReportTime(),
                        new Room.Appended(new Outcome.Committed()),
                        new Room.Leave(Some.user("bob"), LeftReason.LEFT, Optional.empty()),
                        new Room.Stop())
                .collect(Collectors.toMap(Object::getClass, command -> command));
        assertThat(Stream.of(Room.Command.class.getPermittedSubclasses()).filter(type -> !one.containsKey(type)))
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("Opened", "OpenFailed", "RetryOpen", "Fail");

        room.tell(new Room.ListMembers(lists.getRef()));
        open();
        one.values().stream()
                .filter(command -> !(command instanceof Room.Appended || command instanceof Room.Stop))
                .forEach(room::tell);
        members();
        log.appends().release();
    }

    private void open() {
        log.opens().next().answer();
        relay.expectMessageClass(RoomRelay.Open.class);
    }

    private void join(TestProbe<RoomReply> session, String nick) {
        room.tell(new Room.Join(Some.member(nick), false, session.getRef()));
    }

    private List<Member> members() {
        room.tell(new Room.ListMembers(lists.getRef()));
        return lists.receiveMessage();
    }
}
