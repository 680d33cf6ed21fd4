package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class TypistsTest {
    private static final RoomName DEV = new RoomName("dev");
    private static final Person BOB = person("bob");
    private static final Person CAROL = person("carol");

    private final Out out = new Out();
    private final Rooms rooms = new Rooms(out, Setup.Shown.IN_TURN);
    private final Room dev = rooms.open(DEV);
    private final Happenings happenings = happenings();
    private Instant now = FakeServer.NOON;

    @Test
    void they_are_listed_in_the_order_of_their_beginning_however_often_they_say_so() {
        types(CAROL);
        types(BOB);
        types(CAROL);

        assertThat(typists()).containsExactly(CAROL.nick(), BOB.nick());
    }

    @Test
    void who_is_not_heard_of_for_six_seconds_has_stopped() {
        types(BOB);
        pass(Duration.ofSeconds(3));
        types(CAROL);
        pass(Duration.ofMillis(2_999));
        assertThat(typists()).containsExactly(BOB.nick(), CAROL.nick());

        pass(Duration.ofMillis(1));

        assertThat(typists()).containsExactly(CAROL.nick());
    }

    @Test
    void who_goes_on_is_listed_on() {
        types(BOB);
        pass(Duration.ofSeconds(3));
        types(BOB);
        pass(Duration.ofSeconds(5));

        assertThat(typists()).containsExactly(BOB.nick());
    }

    @Test
    void his_message_ends_it() {
        types(BOB);
        types(CAROL);

        happen(new Event.Message(DEV, 1, "k3-1", now, BOB, new Cid("c1"), "there", Kind.TEXT));

        assertThat(typists()).containsExactly(CAROL.nick());
    }

    @Test
    void his_leaving_ends_it() {
        types(BOB);

        happen(new Event.Left(DEV, BOB, LeftReason.QUIT));

        assertThat(typists()).isEmpty();
    }

    @Test
    void another_nick_is_taken_over() {
        types(BOB);

        happen(new Event.NickChanged(DEV, BOB.nick(), new Person(BOB.user(), new Nick("robert"))));

        assertThat(typists()).containsExactly(new Nick("robert"));
    }

    @Test
    void of_a_room_that_is_not_open_nothing_is_kept() {
        happen(new Event.Typing(new RoomName("attic"), BOB));

        assertThat(typists()).isEmpty();
        assertThat(rooms.all()).containsExactly(dev);
    }

    private void types(Person who) {
        happen(new Event.Typing(DEV, who));
    }

    private void happen(Event event) {
        happenings.happen(event, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<Nick> typists() {
        return dev.typists.list(now);
    }

    private Happenings happenings() {
        Me me = new Me(new Nick("alice"));
        Setup setup = new Setup(me.nick(), List.of(DEV), Setup.Shown.IN_TURN, true);
        Sending sending = new Sending(out, rooms, () -> new Cid("c"));
        OneRoom oneRoom = new OneRoom(rooms, sending, out);
        Greeting greeting = new Greeting(setup, me, rooms, oneRoom, sending, out);
        return new Happenings(greeting, me, rooms, oneRoom, sending, new Histories(out), new Wishes(), out);
    }

    private static Person person(String name) {
        return new Person(new UserId("g-" + name), new Nick(name));
    }
}
