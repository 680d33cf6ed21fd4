package tupa.tcp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Incoming;
import tupa.wire.JoinMode;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Limits;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

final class TalkTest {
    private static final Instant HALF_PAST_TEN = Instant.parse("2026-01-02T10:30:15Z");
    private static final RoomName LOBBY = new RoomName("lobby");
    private static final RoomName DEV = new RoomName("dev");
    private static final Person ALICE = person("alice");
    private static final Person BOB = person("bob");

    private final Talk talk = new Talk(LOBBY, LineStyle.of(ZoneOffset.UTC, () -> HALF_PAST_TEN));
    private final List<Incoming> asked = new ArrayList<>();

    @Test
    void a_person_is_asked_for_nick_and_room_and_then_chats() {
        assertThat(talk.takeSaid()).endsWith("\nNick: ");
        type(" alice ");
        assertThat(lastRequest()).isInstanceOfSatisfying(Request.Hello.class, hello -> {
            assertThat(hello.nick()).contains(ALICE.nick());
            assertThat(hello.rooms()).contains(List.of());
        });
        assertThat(talk.isWaiting()).isTrue();
        answer(welcome());
        assertThat(talk.takeSaid()).isEqualTo("Room (Enter for lobby): ");
        type("");
        assertThat(lastRequest()).isEqualTo(new Request.Join(LOBBY, Optional.empty(), Limits.REPLAY));
        answer(joined(LOBBY, 0, ""));
        talk.told(new Event.Joined(LOBBY, ALICE));

        assertThat(talk.takeSaid()).isEqualTo("""
                        Welcome to the chat, alice! You are in 'lobby'. Type /help for commands.
                        *** Joined room: lobby ***
                        [10:30:15] *** alice joined #lobby ***
                        """);
        type("hello");
        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Post.class, post -> assertThat(post.text()).isEqualTo("hello"));
        assertThat(talk.isWaiting()).isFalse();
    }

    @Test
    void a_nick_that_cannot_be_had_is_told_and_asked_for_again() {
        talk.takeSaid();
        type("no such nick");
        assertThat(talk.takeSaid()).startsWith("!!! nick_invalid: ").endsWith("\nNick: ");
        assertThat(asked).isEmpty();
        type("alice");
        answer(Reply.Refusal.of(ErrorCode.NICK_TAKEN));
        assertThat(talk.takeSaid()).isEqualTo("!!! nick_taken: That nick is taken.\nNick: ");
        type("alice2");
        assertThat(lastRequest()).isInstanceOf(Request.Hello.class);
    }

    @Test
    void so_is_a_room() {
        type("alice");
        answer(welcome());
        talk.takeSaid();
        type("no such room");
        assertThat(talk.takeSaid()).startsWith("!!! room_invalid: ").endsWith("\nRoom (Enter for lobby): ");
        type("#dev");
        answer(Reply.Refusal.of(ErrorCode.ROOM_FULL, 1000));
        assertThat(talk.takeSaid())
                .isEqualTo("!!! room_full: That room is full. Retry in 1000 ms.\nRoom (Enter for lobby): ");
    }

    @Test
    void exit_ends_it_at_any_question() {
        type("exit");
        assertThat(lastRequest()).isInstanceOf(Request.Bye.class);
        talk.endedByPeer();
        assertThat(asked).hasSize(1);
    }

    @Test
    void who_writes_no_more_says_goodbye_by_that() {
        chatting();
        talk.endedByPeer();
        take();
        assertThat(lastRequest()).isInstanceOf(Request.Bye.class);
        talk.told(Event.Bye.of(tupa.wire.CloseReason.CLOSED));
        assertThat(talk.takeSaid()).isEqualTo("*** Goodbye. ***\n");
    }

    @Test
    void what_is_typed_goes_to_the_room_that_was_joined_last_or_moved_to() {
        chatting();
        enter("/join dev", DEV);
        assertThat(talk.isInSeveralRooms()).isTrue();
        type("one");
        type("/cd lobby");
        answer(joined(LOBBY, 0, ""));
        take();
        assertThat(lastRequest()).isEqualTo(new Request.Leave(DEV));
        answer(new Reply.Done());
        type("two");

        assertThat(posts()).containsExactly(DEV, LOBBY);
        assertThat(talk.isInSeveralRooms()).isFalse();
        assertThat(talk.takeSaid()).contains("*** Left room: dev ***\n*** You are in #lobby now. ***\n");
    }

    @Test
    void a_room_that_cannot_be_moved_to_leaves_him_where_he_is() {
        chatting();
        type("/cd dev");
        answer(Reply.Refusal.of(ErrorCode.ROOM_FULL, 1000));
        type("still here");

        assertThat(posts()).containsExactly(LOBBY);
    }

    @Test
    void whoever_leaves_his_last_room_is_told_where_he_finds_himself() {
        type("alice");
        answer(welcome());
        enter("dev", DEV);
        talk.takeSaid();
        type("/leave");
        answer(new Reply.Done());
        talk.told(new Event.Joined(LOBBY, ALICE));
        type("home");

        assertThat(talk.takeSaid())
                .isEqualTo(
                        "*** Left room: dev ***\n*** You are in #lobby now. ***\n[10:30:15] *** alice joined #lobby ***\n");
        assertThat(posts()).containsExactly(LOBBY);
    }

    @Test
    void a_message_that_is_refused_is_shown_again() {
        chatting();
        type("quick");
        answer(Reply.Refusal.of(ErrorCode.RATE_LIMITED, 400));

        assertThat(talk.takeSaid()).isEqualTo("!!! rate_limited: Slow down. Retry in 400 ms. -- quick\n");
    }

    @Test
    void a_private_message_is_confirmed_to_its_author_and_shown_to_the_other() {
        chatting();
        type("/w bob psst");
        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Dm.class, dm -> assertThat(dm.to()).isEqualTo("bob"));
        answer(new Reply.DmDone("k-1", 1, HALF_PAST_TEN, false, BOB));
        talk.told(dm(ALICE, BOB, "psst"));
        talk.told(dm(BOB, ALICE, "hi"));
        type("/r yes?");

        assertThat(talk.takeSaid()).isEqualTo("*** Private message sent to bob ***\n[10:30:15] [PRIVATE] bob: hi\n");
        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Dm.class, dm -> assertThat(dm.text()).isEqualTo("yes?"));
    }

    @Test
    void in_a_conversation_what_is_typed_is_for_one_person_until_it_is_left() {
        chatting();
        type("/query bob");
        type("for you");
        assertThat(lastRequest()).isInstanceOf(Request.Dm.class);
        type("/leave");
        type("for all");

        assertThat(posts()).containsExactly(LOBBY);
    }

    @Test
    void a_new_name_is_told_once_however_many_rooms_are_shared() {
        chatting();
        Person bert = new Person(BOB.user(), new Nick("bert"));
        talk.told(new Event.NickChanged(LOBBY, BOB.nick(), bert));
        talk.told(new Event.NickChanged(DEV, BOB.nick(), bert));

        assertThat(talk.takeSaid()).isEqualTo("[10:30:15] *** bob is now known as bert ***\n");
    }

    @Test
    void history_goes_back_page_by_page_from_what_was_shown_on_joining() {
        type("alice");
        answer(welcome());
        type("");
        answer(joined(LOBBY, 200, ""));
        talk.takeSaid();
        type("/history 2");
        assertThat(lastRequest()).isEqualTo(new Request.History(LOBBY, OptionalLong.of(151), OptionalLong.empty(), 2));
        answer(new Reply.Page(List.of(message(149, "a"), message(150, "b")), true, 1, 200));
        type("/history 1");
        assertThat(lastRequest()).isEqualTo(new Request.History(LOBBY, OptionalLong.of(149), OptionalLong.empty(), 1));
        answer(new Reply.Page(List.of(message(148, "c")), false, 148, 200));
        type("/history");

        assertThat(talk.takeSaid()).isEqualTo("""
                        --- earlier in #lobby ---
                        [10:30:15] bob: a
                        [10:30:15] bob: b
                        --- earlier in #lobby ---
                        [10:30:15] bob: c
                        --- that is all that is kept of #lobby ---
                        --- that is all that is kept of #lobby ---
                        """);
    }

    @Test
    void nobody_can_write_a_line_that_looks_like_anothers_or_that_a_terminal_obeys() {
        chatting();
        talk.told(new Event.Message(
                LOBBY, 1, "k-1", HALF_PAST_TEN, BOB, new Cid("1"), "a\n[10:30:15] alice: no\u001b[2J", Kind.TEXT));

        assertThat(talk.takeSaid()).isEqualTo("[10:30:15] bob: a\n           [10:30:15] alice: no[2J\n");
    }

    @Test
    void what_happens_around_him_is_told() {
        chatting();
        talk.told(new Event.Joined(LOBBY, BOB));
        talk.told(new Event.Left(LOBBY, BOB, LeftReason.TIMEOUT));
        talk.told(new Event.TopicChanged(LOBBY, 3, HALF_PAST_TEN, BOB, "tea"));
        talk.told(new Event.Lagging(LOBBY, 9));
        talk.told(new Event.Gap(LOBBY, 4, 5, 6, "k"));
        talk.told(new Event.Notice("read this"));
        talk.told(Event.Bye.of(tupa.wire.CloseReason.FLOOD));

        assertThat(talk.takeSaid().lines())
                .containsExactly(
                        "[10:30:15] *** bob joined #lobby ***",
                        "[10:30:15] *** bob left #lobby (connection lost) ***",
                        "[10:30:15] *** bob set the topic: tea ***",
                        "*** #lobby is ahead of you (at 9); catching up. ***",
                        "!!! Messages 4 to 5 of #lobby are gone; the oldest that is kept is 6.",
                        "*** read this ***",
                        "!!! flood: Too many requests.");
    }

    @Test
    void a_hundred_messages_may_wait_for_their_answers_and_no_more() {
        chatting();
        for (int i = 0; i < 99; i++) {
            type("m" + i);
        }
        assertThat(talk.isWaiting()).isFalse();
        type("m99");
        assertThat(talk.isWaiting()).isTrue();
        answer(new Reply.PostDone("k-1", 1, HALF_PAST_TEN, false));
        assertThat(talk.isWaiting()).isFalse();
    }

    private void chatting() {
        type("alice");
        answer(welcome());
        enter("", LOBBY);
        talk.takeSaid();
    }

    private void enter(String line, RoomName room) {
        type(line);
        answer(joined(room, 0, ""));
    }

    private void type(String line) {
        talk.entered(line);
        take();
    }

    private void take() {
        asked.addAll(talk.takeRequests());
    }

    /** Answers what was asked last. */
    private void answer(Reply reply) {
        talk.told(new Answer(asked.get(asked.size() - 1).id(), reply));
        take();
    }

    private Request lastRequest() {
        return ((Incoming.Asked) asked.get(asked.size() - 1)).request();
    }

    private List<RoomName> posts() {
        return asked.stream()
                .map(incoming -> ((Incoming.Asked) incoming).request())
                .filter(Request.Post.class::isInstance)
                .map(request -> ((Request.Post) request).room())
                .toList();
    }

    private static Reply welcome() {
        return new Reply.Welcome(
                1,
                "tupa",
                ALICE,
                "t",
                false,
                HALF_PAST_TEN,
                new Limits(1, 1, 1, JoinMode.ADD, 1, 1, 1, 1, 1, 1),
                Map.of());
    }

    private static Reply joined(RoomName room, long seq, String topic) {
        return new Reply.JoinDone(room, new Reply.Standing(seq, "k", false, 1), topic, 10, List.of());
    }

    private static Event message(long seq, String text) {
        return new Event.Message(LOBBY, seq, "k-" + seq, HALF_PAST_TEN, BOB, new Cid("c"), text, Kind.TEXT);
    }

    private static Event dm(Person from, Person to, String text) {
        Person other = from.equals(ALICE) ? to : from;
        return new Event.Dm(new Peer(other.user()), 1, "k-1", HALF_PAST_TEN, from, to, new Cid("c"), text);
    }

    private static Person person(String nick) {
        return new Person(UserId.parse("g-" + nick).orElseThrow(), new Nick(nick));
    }
}
