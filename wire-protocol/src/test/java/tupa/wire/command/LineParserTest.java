package tupa.wire.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.RoomName;

final class LineParserTest {
    private static final RoomName DEV = new RoomName("dev");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Hello everyone!;Hello everyone!",
                "//help;/help",
                "///x;//x",
                "//;/",
                " exit;exit",
                " /join dev;/join dev",
                "  two;~ two",
                "exit now;exit now",
                "Exit;Exit",
                "a /join b;a /join b",
                "trailing  ;trailing",
                "\\o/;\\o/"
            })
    void text_is_said(String entry, String said) {
        assertThat(LineParser.parse(entry)).isEqualTo(new Line.Say(said.replace("~", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quit\nmore", "/join dev\n/quit", "exit\nexit", "//a\nb"})
    void several_lines_are_never_a_command(String entry) {
        assertThat(LineParser.parse(entry)).isEqualTo(new Line.Say(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "  \n "})
    void blanks_are_nothing(String entry) {
        assertThat(LineParser.parse(entry)).isEqualTo(new Line.Nothing());
    }

    @Test
    void the_whole_line_exit_quits() {
        assertThat(LineParser.parse("exit")).isEqualTo(run(new Command.Quit(Optional.empty())));
        assertThat(LineParser.parse("exit  ")).isEqualTo(run(new Command.Quit(Optional.empty())));
    }

    @Test
    void rooms_may_wear_their_mark_and_capitals() {
        assertThat(LineParser.parse("/join #Dev")).isEqualTo(run(new Command.Join(DEV)));
        assertThat(LineParser.parse("/JOIN   dev  ")).isEqualTo(run(new Command.Join(DEV)));
        assertThat(LineParser.parse("/cd dev")).isEqualTo(run(new Command.Move(DEV)));
        assertThat(LineParser.parse("/leave")).isEqualTo(run(new Command.Leave(Optional.empty())));
        assertThat(LineParser.parse("/part dev")).isEqualTo(run(new Command.Leave(Optional.of(DEV))));
        assertThat(LineParser.parse("/leave @bob")).isEqualTo(run(new Command.EndConversation("bob")));
    }

    @Test
    void users_is_the_room_and_list_is_everybody() {
        assertThat(LineParser.parse("/users")).isEqualTo(run(new Command.Users(Optional.empty())));
        assertThat(LineParser.parse("/users dev")).isEqualTo(run(new Command.Users(Optional.of(DEV))));
        assertThat(LineParser.parse("/users #all")).isEqualTo(run(new Command.Users(Optional.of(new RoomName("all")))));
        assertThat(List.of("/users all", "/users *", "/list", "/who *"))
                .allSatisfy(line -> assertThat(LineParser.parse(line)).isEqualTo(run(new Command.Everybody())));
    }

    @Test
    void a_private_text_keeps_its_inner_blanks() {
        assertThat(LineParser.parse("/msg Bob  How  are you?")).isEqualTo(run(new Command.Msg("Bob", "How  are you?")));
        assertThat(LineParser.parse("/w @bob hi")).isEqualTo(run(new Command.Msg("bob", "hi")));
        assertThat(LineParser.parse("/r thanks")).isEqualTo(run(new Command.Reply("thanks")));
        assertThat(LineParser.parse("/query @bob")).isEqualTo(run(new Command.Query("bob")));
    }

    @Test
    void other_arguments_are_read() {
        assertThat(LineParser.parse("/nick Ann")).isEqualTo(run(new Command.ChangeNick(new Nick("Ann"))));
        assertThat(LineParser.parse("/history")).isEqualTo(run(new Command.History(50)));
        assertThat(LineParser.parse("/history 200")).isEqualTo(run(new Command.History(200)));
        assertThat(LineParser.parse("/topic")).isEqualTo(run(new Command.Topic(Optional.empty())));
        assertThat(LineParser.parse("/topic a b")).isEqualTo(run(new Command.Topic(Optional.of("a b"))));
        assertThat(LineParser.parse("/help /j")).isEqualTo(run(new Command.Help(Optional.of(CommandRow.JOIN))));
        assertThat(LineParser.parse("/q see you")).isEqualTo(run(new Command.Quit(Optional.of("see you"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/join; The room is missing. Usage: /join <room>",
                "/msg bob; A user and a text are wanted. Usage: /msg <user> <text>",
                "/msg @ hi; One user is wanted. Usage: /msg <user> <text>",
                "/query a b; One user is wanted. Usage: /query <user>",
                "/me; The text is missing. Usage: /me <text>",
                "/away lunch; It takes no arguments. Usage: /away",
                "/leave @bob now; One user is wanted. Usage: /leave [room|@user]",
                "/back now; It takes no arguments. Usage: /back",
                "/theme --save; The value is missing. Usage: /theme [name] [--save]",
                "/bind f9 --save; The value is missing. Usage: /bind [key [command]] [--save]",
                "/history 0; A number from 1 to 200 is wanted. Usage: /history [n]",
                "/history 201; A number from 1 to 200 is wanted. Usage: /history [n]",
                "/history many; A number from 1 to 200 is wanted. Usage: /history [n]"
            })
    void wrong_arguments_are_answered_with_the_usage(String entry, String told) {
        assertThat(((Line.Misused) LineParser.parse(entry)).text()).isEqualTo(told);
    }

    @Test
    void illegal_names_are_explained() {
        assertThat(LineParser.parse("/join a b"))
                .isEqualTo(new Line.Misused(CommandRow.JOIN, ErrorCode.ROOM_INVALID.text()));
        assertThat(LineParser.parse("/nick"))
                .isEqualTo(new Line.Misused(CommandRow.NICK, ErrorCode.NICK_INVALID.text()));
    }

    @Test
    void an_unambiguous_beginning_is_enough() {
        assertThat(LineParser.parse("/hist 5")).isEqualTo(run(new Command.History(5)));
        assertThat(LineParser.parse("/whis bob hi")).isEqualTo(run(new Command.Msg("bob", "hi")));
        assertThat(LineParser.parse("/Qui")).isEqualTo(run(new Command.Quit(Optional.empty())));
    }

    @Test
    void an_ambiguous_beginning_is_told_with_the_candidates() {
        Line.Ambiguous line = (Line.Ambiguous) LineParser.parse("/l");

        assertThat(line.rows()).containsExactly(CommandRow.LEAVE, CommandRow.LIST, CommandRow.SEARCH);
        assertThat(line.text()).isEqualTo("/l could be /leave, /list, /search.");
    }

    @ParameterizedTest
    @CsvSource({
        "/jion dev,join",
        "/hlep,help",
        "/usres,users",
        "/quitt,quit",
        "/wisper bob hi,whisper",
        "/help jion,join"
    })
    void a_near_miss_is_answered_with_what_may_be_meant(String entry, String meant) {
        Line.Unknown line = (Line.Unknown) LineParser.parse(entry);

        assertThat(line.suggestion()).contains(meant);
        assertThat(line.text()).endsWith("Did you mean /" + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ join", "/usr/bin/env", "/xyzzy", "/z"})
    void what_is_like_nothing_gets_no_suggestion(String entry) {
        Line.Unknown line = (Line.Unknown) LineParser.parse(entry);

        assertThat(line.suggestion()).isEmpty();
        assertThat(line.text()).endsWith("Type /help for the list, or // to begin a message with a slash.");
    }

    private static Line run(Command command) {
        return new Line.Run(command);
    }
}
