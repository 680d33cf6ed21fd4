package tupa.core.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tupa.core.store.RoomKey;
import tupa.core.testing.Later;
import tupa.core.testing.Reader;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.LeftReason;

/** A relay whose members are served by threads that have other things to do as well. */
final class SectionTest {
    private final Later thread = new Later();
    private final Later other = new Later();
    private final ListLog log = new ListLog();
    private final Reader ann = Reader.wide();
    private final Reader bob = Reader.narrow(2);
    private final Reader cid = Reader.wide();
    private final Seat anns = seat("ann", ann, thread);
    private final Seat bobs = seat("bob", bob, thread);
    private final Seat cids = seat("cid", cid, other);
    private final RelayState relay = relay(Some.LOBBY);

    @Test
    void what_is_published_is_offered_by_the_thread_that_writes_it_once_for_all_it_serves() {
        sit(anns, ann);
        sit(bobs, bob);
        sit(cids, cid);

        publish(1, 1);
        publish(2, 2);

        assertThat(thread.tasks()).isEqualTo(1);
        assertThat(other.tasks()).isEqualTo(1);
        assertThat(ann.read()).isEmpty();
        thread.run();
        assertThat(ann.read()).containsExactly(said(1), said(2));
        assertThat(bob.read()).containsExactly(said(1), said(2));
        assertThat(cid.read()).isEmpty();
        other.run();
        assertThat(cid.read()).containsExactly(said(1), said(2));
    }

    @Test
    void a_thread_that_was_called_is_called_again_for_what_comes_later() {
        sit(anns, ann);
        publish(1, 1);
        thread.run();

        publish(2, 2);
        thread.run();

        assertThat(ann.read()).containsExactly(said(1), said(2));
    }

    /** Who says good-bye and goes was gone before he had said it. */
    @Test
    void nothing_that_is_said_of_members_overtakes_what_was_published() {
        relay.presence().arrived(Some.member("dan"), true);
        sit(anns, ann);
        publish(1, 1);

        relay.presence().departed(Some.user("dan"), LeftReason.QUIT);
        thread.run();

        assertThat(ann.read())
                .containsExactly(
                        said(1),
                        new Event.Left(Some.LOBBY_NAME, Some.member("dan").person(), LeftReason.QUIT));
    }

    @Test
    void nobody_is_told_that_he_has_everything_before_he_has_it() {
        sit(anns, ann);
        publish(1, 2);
        anns.owe("7");

        relay.sit(anns, new Opening.Again());
        thread.run();

        assertThat(ann.read()).startsWith(said(1), said(2)).endsWith(new Event.Live(Some.LOBBY_NAME, 2));
    }

    /** The relay would not have been told, and nobody in the room before it says something again. */
    @Test
    void a_bug_of_the_thread_is_met_by_the_relay_too() {
        sit(anns, ann);
        Section section = new Section(thread);
        Place place = new Place(anns, log.whenDrained(anns));
        place.level = true;
        section.add(place);
        section.post(new Section.Post(1, 1, viewer -> {
            throw new IllegalStateException("on purpose");
        }));

        assertThatThrownBy(thread::run).hasMessage("on purpose");

        assertThat(log.isQuiet()).as("the relay is called").isFalse();
        assertThatThrownBy(section::deliver).hasMessage("on purpose");
    }

    @Test
    void whoever_comes_while_something_is_on_its_way_has_it_once_and_nobody_has_it_later_for_that() {
        sit(anns, ann);
        publish(1, 2);

        relay.sit(bobs, OneRelay.greeting(0));
        assertThat(ann.read()).containsExactly(said(1), said(2));
        thread.run();

        assertThat(bob.read()).startsWith(said(1), said(2)).doesNotHaveDuplicates();
        assertThat(ann.read()).isEmpty();
    }

    @Test
    void whoever_does_not_take_it_is_fed_when_he_has_room() {
        sit(bobs, bob);
        publish(1, 1);
        publish(2, 2);
        publish(3, 3);
        publish(4, 4);
        thread.run();

        assertThat(bob.read())
                .as("no more than his outbox holds")
                .containsExactly(said(1), said(2), new Event.Lagging(Some.LOBBY_NAME, 3));
        log.runFeeds(relay);
        assertThat(bob.read()).startsWith(said(3), said(4)).endsWith(new Event.Live(Some.LOBBY_NAME, 4));
    }

    @Test
    void a_connection_that_is_gone_is_forgotten() {
        sit(anns, ann);
        ann.outbox().abandon();
        publish(1, 1);
        thread.run();
        log.runFeeds(relay);

        publish(2, 2);

        assertThat(thread.tasks()).as("nobody is left whom it serves").isZero();
    }

    @Test
    void in_a_private_conversation_each_is_told_it_his_way() {
        RoomKey key = RoomKey.conversation(Some.user("ann"), Some.user("bob"));
        RelayState conversation = relay(key);
        EventView view = new EventView(key, Some.EPOCH);
        conversation.sit(anns, OneRelay.greeting(0));
        conversation.sit(bobs, OneRelay.greeting(0));
        ann.read();
        bob.read();

        conversation.publish(Some.events(1, 1));
        thread.run();

        assertThat(ann.read()).containsExactly(view.of(Some.events(1, 1).get(0), Some.user("ann")));
        assertThat(bob.read()).containsExactly(view.of(Some.events(1, 1).get(0), Some.user("bob")));
    }

    private RelayState relay(RoomKey key) {
        return new RelayState(key, Some.rooms("relay-memory = 10"), log.open(0), log);
    }

    private void sit(Seat seat, Reader reader) {
        relay.sit(seat, OneRelay.greeting(0));
        log.answerReads(relay);
        reader.read();
    }

    private void publish(long first, long last) {
        log.append(first, last);
        relay.publish(Some.events(first, last));
    }

    private static Event said(long seq) {
        return OneRelay.said(seq);
    }

    private static Seat seat(String name, Reader reader, Later servedBy) {
        reader.outbox().wakeWith(() -> {}, servedBy);
        return new Seat(Some.LOBBY_NAME, Some.user(name), reader.outbox());
    }
}
