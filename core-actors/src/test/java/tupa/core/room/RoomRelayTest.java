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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.core.store.OpenedRoom;
import tupa.core.store.Page;
import tupa.core.store.ScriptedLog;
import tupa.core.store.ScriptedStorage;
import tupa.core.testing.HandClock;
import tupa.core.testing.NothingUnhandled;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.Position;
import tupa.wire.ServerMessage;
import tupa.wire.Status;

/** The actor of a relay over a scripted log. */
final class RoomRelayTest {
    @RegisterExtension
    final NothingUnhandled system = new NothingUnhandled();

    private final ScriptedLog log = new ScriptedStorage().messages();
    private final TestProbe<String> watcher = system.kit().createTestProbe(String.class);
    private final Reader reader = Reader.wide();
    private final Seat seat = new Seat(Some.LOBBY_NAME, Some.user("bob"), reader.outbox());
    private final ActorRef<RoomRelay.Command> relay = system.kit()
            .spawn(RoomRelay.create(new Room.Shared(Some.rooms("relay-memory = 3"), new HandClock(), log), Some.LOBBY));

    @Test
    void what_comes_before_it_knows_its_room_waits() {
        OpenedRoom before = log.peek(Some.LOBBY);
        relay.tell(new RoomRelay.Publish(new RoomBatch(Some.events(1, 2))));
        relay.tell(sit(0));

        relay.tell(new RoomRelay.Open(before));

        expectLast(new Event.Live(Some.LOBBY_NAME, 2));
    }

    @Test
    void a_member_who_is_far_behind_is_fed_from_the_log_and_a_read_that_fails_is_made_again() {
        log.given(Some.LOBBY, Some.events(1, 10));
        open();
        relay.tell(sit(0));
        log.reads().next().fail();
        untilItHasHeardAll();

        system.time().timePasses(Duration.ofSeconds(1));
        log.reads().next().answer();

        expectLast(new Event.Live(Some.LOBBY_NAME, 10));
    }

    @Test
    void a_batch_that_was_missed_is_read_and_a_read_that_fails_is_made_again() {
        open();
        relay.tell(sit(0));
        log.given(Some.LOBBY, Some.events(1, 6));
        relay.tell(new RoomRelay.Publish(new RoomBatch(Some.events(5, 6))));
        log.reads().next().fail();
        untilItHasHeardAll();

        system.time().timePasses(Duration.ofSeconds(1));
        log.reads().next().answer();

        expectLast(new EventView(Some.LOBBY, Some.EPOCH).of(Some.event(6), Some.user("bob")));
    }

    @Test
    void no_more_than_eight_pages_are_read_at_a_time_and_the_others_wait_for_their_turn() {
        log.given(Some.LOBBY, Some.events(1, 10));
        open();
        List<Reader> readers = Stream.generate(Reader::wide).limit(20).toList();
        for (int i = 0; i < readers.size(); i++) {
            Seat each =
                    new Seat(Some.LOBBY_NAME, Some.user("m" + i), readers.get(i).outbox());
            relay.tell(new RoomRelay.Sit(each, greeting(0), 0));
        }
        for (int i = 0; i < 8; i++) {
            log.reads().next();
        }
        untilItHasHeardAll();
        assertThat(log.reads().count()).isEqualTo(8);

        log.reads().release();

        watcher.awaitAssert(() -> {
            readers.forEach(Reader::read);
            assertThat(readers).allMatch(each -> each.heard().contains(new Event.Live(Some.LOBBY_NAME, 10)));
            return true;
        });
    }

    @Test
    void debts_are_paid_about_once_a_second_and_only_while_there_are_any() {
        open();
        relay.tell(sit(0));
        expectLast(new Event.Live(Some.LOBBY_NAME, 0));
        relay.tell(new RoomRelay.Arrived(Some.member("ann"), true));
        untilItHasHeardAll();

        system.time().timePasses(Duration.ofSeconds(1));

        expectLast(new Event.Members(Some.LOBBY_NAME, List.of(Some.member("ann"))));
        system.time().timePasses(Duration.ofSeconds(5));
        expectLast(new Event.Members(Some.LOBBY_NAME, List.of(Some.member("ann"))));
    }

    @Test
    void all_who_write_within_a_moment_are_told_together_once_and_in_the_order_of_their_beginning() {
        open();
        relay.tell(sit(0));
        List.of("ann", "cal").forEach(nick -> relay.tell(new RoomRelay.Arrived(Some.member(nick), false)));
        expectLast(new Event.Joined(Some.LOBBY_NAME, Some.member("cal").person()));

        List.of("cal", "ann", "cal").forEach(nick -> relay.tell(new RoomRelay.Typing(Some.user(nick))));
        untilItHasHeardAll();
        assertThat(reader.read()).as("not yet").isEmpty();
        system.time().timePasses(Duration.ofMillis(200));

        expectLast(new Event.Typing(Some.LOBBY_NAME, Some.member("ann").person()));
        assertThat(reader.heard())
                .filteredOn(Event.Typing.class::isInstance)
                .containsExactly(
                        new Event.Typing(Some.LOBBY_NAME, Some.member("cal").person()),
                        new Event.Typing(Some.LOBBY_NAME, Some.member("ann").person()));
        system.time().timePasses(Duration.ofSeconds(5));
        untilItHasHeardAll();
        assertThat(reader.read()).as("nothing is told twice").isEmpty();
    }

    @Test
    void one_that_is_killed_on_purpose_ends_as_by_a_bug() {
        open();

        relay.tell(new RoomRelay.Fail());

        watcher.expectTerminated(relay);
    }

    @Test
    void a_relay_serves_one_incarnation() {
        open();

        open();

        watcher.expectTerminated(relay);
    }

    /** Every word of the protocol, in every state: the fixture fails the test for one that is left unhandled. */
    @Test
    void no_state_leaves_a_message_unhandled() {
        Map<Class<?>, RoomRelay.Command> one = Stream.of(
                        new RoomRelay.Publish(new RoomBatch(Some.events(1, 1))),
                        new RoomRelay.Arrived(Some.member("ann"), false),
                        new RoomRelay.Renamed(Some.user("ann"), new Nick("eve")),
                        new RoomRelay.StatusChanged(Some.user("ann"), Status.AWAY),
                        new RoomRelay.Typing(Some.user("ann")),
                        new RoomRelay.Departed(Some.user("ann"), LeftReason.LEFT, Optional.empty()),
                        sit(0),
                        new RoomRelay.Stand(seat),
                        new RoomRelay.Recall(
                                new PageWish(true, 2, 1), system.kit().system().ignoreRef()),
                        new RoomRelay.Forget(2, system.kit().system().ignoreRef()),
                        new RoomRelay.ChangeCapacity(5),
                        new RoomRelay.Feed(seat),
                        new RoomRelay.PageRead(seat, new Page(List.of(), 1, 0)),
                        new RoomRelay.ReadFailed(seat),
                        new RoomRelay.MissedRead(List.of()),
                        new RoomRelay.RetryMissed(),
                        new RoomRelay.DebtTime(),
                        new RoomRelay.TypingTime())
                .collect(Collectors.toMap(Object::getClass, command -> command));
        assertThat(Stream.of(RoomRelay.Command.class.getPermittedSubclasses()).filter(type -> !one.containsKey(type)))
                .containsExactlyInAnyOrder(RoomRelay.Open.class, RoomRelay.Fail.class);

        one.values().forEach(relay::tell);
        open();
        one.values().forEach(relay::tell);
        open();

        watcher.expectTerminated(relay);
    }

    private void open() {
        relay.tell(new RoomRelay.Open(log.peek(Some.LOBBY)));
    }

    private RoomRelay.Sit sit(long after) {
        return new RoomRelay.Sit(seat, greeting(after), 0);
    }

    private static Opening greeting(long after) {
        return new Opening.Greeting(false, new Start.After(new Position(after, Some.EPOCH)));
    }

    /** Waits until the relay has carried out all it was told, by its answer to one more thing. */
    private void untilItHasHeardAll() {
        Reader last = Reader.wide();
        Seat seatOfLast = new Seat(Some.LOBBY_NAME, Some.user("last"), last.outbox());
        seatOfLast.owe("1");
        relay.tell(new RoomRelay.Sit(seatOfLast, new Opening.Joining(new Start.Newest(0)), 0));
        watcher.awaitAssert(() -> {
            assertThat(last.outbox().isEmpty()).isFalse();
            return true;
        });
        relay.tell(new RoomRelay.Stand(seatOfLast));
    }

    private void expectLast(ServerMessage message) {
        watcher.awaitAssert(() -> {
            reader.read();
            assertThat(reader.heard()).last().isEqualTo(message);
            return true;
        });
    }
}
