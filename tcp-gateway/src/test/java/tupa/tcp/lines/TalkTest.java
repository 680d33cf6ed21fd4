package tupa.tcp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Reply;
import tupa.wire.Request;

final class TalkTest extends OneTalk {
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
    void a_command_is_no_name_but_quit_ends_it_here_too() {
        talk.takeSaid();
        type("/join ops");
        assertThat(talk.takeSaid()).isEqualTo("!!! A name is wanted here, no command; /quit ends it.\nNick: ");
        assertThat(asked).isEmpty();
        type("alice");
        answer(welcome());
        talk.takeSaid();
        type("/join ops");
        assertThat(talk.takeSaid())
                .isEqualTo("!!! A name is wanted here, no command; /quit ends it.\nRoom (Enter for lobby): ");
        type("/quit");
        assertThat(lastRequest()).isInstanceOf(Request.Bye.class);
    }

    @Test
    void who_writes_no_more_says_goodbye_by_that() {
        chatting();
        type("last words");
        talk.endedByPeer();
        take();
        assertThat(lastRequest()).as("not before they are answered").isInstanceOf(Request.Post.class);
        answer(new Reply.PostDone("k-1", 1, HALF_PAST_TEN, false));
        assertThat(lastRequest())
                .as("what comes after all that was said")
                .isEqualTo(new Request.Join(LOBBY, Optional.empty(), 0));
        answer(joined(LOBBY, 1, ""));
        assertThat(talk.takeSaid()).isEmpty();
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
    void in_a_conversation_what_is_typed_is_for_one_person_until_it_is_left() {
        chatting();
        type("/query bob");
        type("for you");
        assertThat(lastRequest()).isInstanceOf(Request.Dm.class);
        type("/me waves");
        assertThat(lastRequest()).isInstanceOf(Request.Dm.class);
        type("/leave");
        type("for all");

        assertThat(posts()).containsExactly(LOBBY);
    }

    @Test
    void a_conversation_is_left_by_the_name_of_the_other_as_well() {
        chatting();
        type("/query bob");
        type("/leave @carl");
        assertThat(talk.takeSaid()).contains("*** No private conversation with carl is open. ***");
        type("/leave @Bob");
        type("for all");
        type("/query bob");
        type("/leave bob");
        type("for all again");

        assertThat(posts()).containsExactly(LOBBY, LOBBY);
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
}
