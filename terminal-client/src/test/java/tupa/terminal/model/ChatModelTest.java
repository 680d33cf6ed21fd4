package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.ErrorCode;
import tupa.wire.Person;
import tupa.wire.Reply;

final class ChatModelTest {
    private final FakeServer server = new FakeServer();
    private final Harness alice = new Harness(server, "Alice", true, "lobby");

    @Test
    void the_first_connection_welcomes_and_shows_the_own_arrival() {
        alice.connect().settle();

        assertThat(alice.texts())
                .containsExactly(
                        "Welcome to the chat, Alice! You are in 'lobby'. Type /help for commands.",
                        "Alice joined the chat");
    }

    @Test
    void the_sample_session_is_shown_in_its_order() {
        Person bob = server.guest("Bob", "lobby");
        alice.connect().settle().type("Hello everyone!").settle();
        server.say(bob, "lobby", "Hi Alice!");
        alice.settle().type("/join python").settle();
        server.guest("Carol", "python");
        alice.settle().type("/msg Bob How are you?").settle();
        server.whisper(bob, "Alice", "I'm good, thanks!");
        alice.settle();

        assertThat(alice.texts())
                .containsSubsequence(
                        "Alice joined the chat",
                        "Hello everyone!",
                        "Hi Alice!",
                        "Joined room: python",
                        "Carol joined the room",
                        "How are you?",
                        "Private message sent to Bob",
                        "I'm good, thanks!");
    }

    @Test
    void moving_leaves_the_old_room_before_it_tells_the_new_one() {
        alice.connect()
                .settle()
                .type("/cd dev", "Hello everyone!", "/users all")
                .settle();

        assertThat(alice.texts())
                .containsSubsequence(
                        "Leaving room 'lobby'.", "Joined room: dev", "Connected users: Alice", "Hello everyone!")
                .doesNotContain("Left room: lobby");
        assertThat(alice.model.view(FakeServer.NOON).tabs())
                .extracting(View.Tab::label)
                .containsExactly("#dev");
        assertThat(server.texts("dev")).containsExactly("Hello everyone!");
    }

    @Test
    void what_is_typed_right_after_a_join_goes_to_the_new_room() {
        alice.connect().settle().type("/join dev", "for dev").settle();

        assertThat(server.texts("dev")).containsExactly("for dev");
        assertThat(server.texts("lobby")).isEmpty();
    }

    @Test
    void a_refused_join_brings_the_old_room_back_and_says_what_was_not_sent() {
        alice.connect().settle().type("/join full-house", "lost").settle();

        assertThat(alice.model.view(FakeServer.NOON).front().orElseThrow().label())
                .isEqualTo("#lobby");
        assertThat(alice.texts()).anyMatch(text -> text.startsWith("Not sent (room_full)") && text.endsWith("lost"));
    }

    @Test
    void lines_typed_while_offline_are_sent_once_and_in_order() {
        alice.connect().settle();
        alice.cut();
        alice.type("one", "two", "three");
        assertThat(alice.model.view(FakeServer.NOON).unsent()).isEqualTo(3);

        alice.connect().settle();

        assertThat(server.texts("lobby")).containsExactly("one", "two", "three");
        assertThat(alice.said()).containsExactly("one", "two", "three");
        assertThat(alice.model.view(FakeServer.NOON).unsent()).isZero();
    }

    @Test
    void a_post_whose_answer_was_lost_is_sent_again_with_the_same_cid_and_shown_once() {
        alice.connect().settle().type("once");
        alice.step(true);
        alice.cut();

        alice.connect().settle();

        assertThat(server.texts("lobby")).containsExactly("once");
        assertThat(alice.said()).containsExactly("once");
        assertThat(alice.model.backlog()).isZero();
    }

    @Test
    void a_line_refused_for_a_while_is_sent_when_that_is_over_and_nothing_overtakes_it() {
        alice.connect().settle();
        server.refuseNextPost(Reply.Refusal.of(ErrorCode.RATE_LIMITED, 400));
        alice.type("first", "second").settle();
        assertThat(server.texts("lobby")).isEmpty();

        alice.later(Duration.ofMillis(400));
        alice.settle();

        assertThat(server.texts("lobby")).containsExactly("first", "second");
    }

    @Test
    void an_expired_session_begins_anew_in_the_same_rooms_and_misses_nothing() {
        Person bob = server.guest("Bob", "lobby");
        alice.connect().settle().type("mine");
        alice.step(true);
        alice.cut();
        server.forgetSessions();
        server.say(bob, "lobby", "while you were away");

        alice.connect().settle();

        assertThat(alice.said()).containsExactly("mine", "while you were away");
        assertThat(server.texts("lobby")).containsExactly("mine", "while you were away");
        assertThat(alice.texts()).contains("The old session is over; you are here anew as Alice.");
    }

    @Test
    void a_taken_nick_is_told_and_another_is_asked_for() {
        server.guest("alice");
        alice.connect().settle();
        assertThat(alice.model.view(FakeServer.NOON).naming()).contains("Alice_");
        assertThat(alice.acts).contains(new Effects.Act.HangUp());
        alice.cut();

        alice.type("");
        assertThat(alice.acts).contains(new Effects.Act.Connect());
        alice.connect().settle();

        assertThat(alice.texts()).contains("Alice_ joined the chat");
    }

    @Test
    void a_taken_nick_ends_a_run_that_nobody_watches() {
        server.guest("alice");
        Harness piped = new Harness(server, "Alice", false, "lobby");

        piped.connect().settle();

        assertThat(piped.acts).contains(new Effects.Act.Quit(ExitCode.REFUSED));
    }

    @Test
    void quit_from_a_pipe_waits_for_a_connection_no_longer_than_the_end_of_the_input_does() {
        Harness piped = new Harness(server, "Alice", false, "lobby");
        piped.type("never said", "/quit");

        piped.later(Duration.ofSeconds(9));
        assertThat(piped.acts).isEmpty();
        piped.later(Duration.ofSeconds(2));
        assertThat(piped.acts).containsExactly(new Effects.Act.Quit(ExitCode.CANNOT_CONNECT));
    }

    @Test
    void a_script_is_carried_out_line_by_line() {
        Harness piped = new Harness(server, "Alice", false, "lobby");
        piped.type("/join dev", "in dev", "/leave", "in the lobby");
        piped.model.inputEnded(FakeServer.NOON);

        piped.connect().settle();

        assertThat(server.texts("dev")).containsExactly("in dev");
        assertThat(server.texts("lobby")).containsExactly("in the lobby");
        assertThat(piped.acts).containsExactly(new Effects.Act.Quit(ExitCode.FINE));
    }

    @Test
    void input_that_ends_waits_for_answers_but_not_for_ever() {
        Harness piped = new Harness(server, "Alice", false, "lobby");
        piped.connect().settle().type("never answered");
        piped.cut();
        piped.type("/quit");
        piped.later(Duration.ofSeconds(1));
        assertThat(piped.acts).isEmpty();
        piped.model.inputEnded(FakeServer.NOON);

        piped.later(Duration.ofSeconds(30));
        piped.later(Duration.ofSeconds(30));

        assertThat(piped.acts).containsExactly(new Effects.Act.Quit(ExitCode.TIMEOUT));
    }

    @Test
    void leaving_the_last_room_leads_back_to_the_lobby_and_the_lobby_is_not_left() {
        alice.connect()
                .settle()
                .type("/cd dev")
                .settle()
                .type("/leave")
                .settle()
                .type("/leave")
                .settle();

        assertThat(alice.texts())
                .containsSubsequence(
                        "Left room: dev", "You are in #lobby now.", "You cannot leave #lobby: it is your only room.");
        assertThat(alice.model.view(FakeServer.NOON).front().orElseThrow().label())
                .isEqualTo("#lobby");
    }

    @Test
    void pasted_lines_are_said_and_not_obeyed() {
        alice.connect().settle();
        alice.paste("one").type("a\n/quit\nb");
        alice.later(Duration.ofSeconds(5));

        assertThat(alice.acts).isEmpty();
        assertThat(alice.model.backlog()).isEqualTo(2);
    }

    @Test
    void a_command_that_came_as_if_pasted_is_neither_obeyed_nor_told_to_everybody() {
        alice.connect().settle();
        alice.paste("/msg bob secret").paste("exit");
        alice.later(Duration.ofSeconds(5));

        assertThat(alice.acts).isEmpty();
        assertThat(alice.model.backlog()).isZero();
        assertThat(alice.texts())
                .anyMatch(text -> text.contains("neither carried out nor said: /msg bob secret"))
                .anyMatch(text -> text.contains("neither carried out nor said: exit"));
    }

    @Test
    void what_was_written_in_a_room_that_is_not_in_front_any_more_is_said_nowhere() {
        alice.connect().settle();
        alice.typeIn("#dev", "for dev only").typeIn("#dev", "/leave").typeIn("#lobby", "for all");
        alice.settle();

        assertThat(alice.texts())
                .contains(
                        "#dev is not in front any more, so this was neither said nor carried out: for dev only",
                        "#dev is not in front any more, so this was neither said nor carried out: /leave")
                .last()
                .isEqualTo("for all");
        alice.typeIn("#dev", "/quit").settle();
        assertThat(alice.acts).contains(new Effects.Act.Quit(ExitCode.FINE));
    }
}
