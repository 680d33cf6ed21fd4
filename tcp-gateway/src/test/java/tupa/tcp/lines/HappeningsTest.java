package tupa.tcp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tupa.wire.Cid;
import tupa.wire.Event;
import tupa.wire.Kind;
import tupa.wire.LeftReason;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;

final class HappeningsTest extends OneTalk {
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
    void an_answer_goes_to_the_person_who_wrote_whatever_he_is_called_by_then() {
        chatting();
        talk.told(dm(BOB, ALICE, "hi"));
        talk.takeSaid();
        type("/r yes?");

        assertThat(lastRequest())
                .isInstanceOfSatisfying(
                        Request.Dm.class,
                        dm -> assertThat(dm.to()).isEqualTo(BOB.user().value()));
        answer(new Reply.DmDone("k-1", 1, HALF_PAST_TEN, false, BOB));
        assertThat(talk.takeSaid()).isEqualTo("*** Private message sent to bob ***\n");
    }

    @Test
    void history_goes_on_before_what_the_server_said() {
        type("alice");
        answer(welcome());
        type("");
        answer(joined(LOBBY, 200, ""));
        type("/history 1");
        answer(new Reply.Page(List.of(new Event.SystemMessage(LOBBY, 150, HALF_PAST_TEN, "soon")), true, 1, 200));
        type("/history 1");

        assertThat(lastRequest()).isEqualTo(new Request.History(LOBBY, OptionalLong.of(150), OptionalLong.empty(), 1));
    }
}
