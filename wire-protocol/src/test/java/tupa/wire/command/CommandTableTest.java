package tupa.wire.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CommandTableTest {
    @ParameterizedTest
    @CsvSource({
        "help,HELP",
        "?,HELP",
        "h,HELP",
        "join,JOIN",
        "j,JOIN",
        "cd,CD",
        "leave,LEAVE",
        "part,LEAVE",
        "close,LEAVE",
        "rooms,ROOMS",
        "channels,ROOMS",
        "users,USERS",
        "names,USERS",
        "who,USERS",
        "list,LIST",
        "msg,MSG",
        "whisper,MSG",
        "w,MSG",
        "pm,MSG",
        "tell,MSG",
        "query,QUERY",
        "reply,REPLY",
        "r,REPLY",
        "nick,NICK",
        "name,NICK",
        "clear,CLEAR",
        "cls,CLEAR",
        "quit,QUIT",
        "exit,QUIT",
        "q,QUIT",
        "me,ME",
        "action,ME",
        "away,AWAY",
        "afk,AWAY",
        "back,BACK",
        "topic,TOPIC",
        "broadcast,BROADCAST",
        "history,HISTORY",
        "status,STATUS",
        "version,VERSION",
        "reconnect,RECONNECT",
        "go,GO",
        "buffer,GO",
        "switch,GO",
        "search,SEARCH",
        "lastlog,SEARCH",
        "read,READ",
        "unread,UNREAD",
        "whois,WHOIS",
        "ignore,IGNORE",
        "unignore,UNIGNORE",
        "resend,RESEND",
        "notify,NOTIFY",
        "set,SET",
        "theme,THEME",
        "bind,BIND",
        "export,EXPORT"
    })
    void every_name_and_alias_finds_its_row_in_any_letter_case(String word, CommandRow row) {
        Line help = new Line.Run(new Command.Help(Optional.of(row)));

        assertThat(LineParser.parse("/help " + word)).isEqualTo(help);
        assertThat(LineParser.parse("/help /" + word.toUpperCase(Locale.ROOT))).isEqualTo(help);
    }

    @Test
    void no_name_stands_twice_in_the_table() {
        List<String> words =
                Stream.of(CommandRow.values()).flatMap(CommandRow::words).toList();

        assertThat(words).doesNotHaveDuplicates().hasSize(57).allMatch(word -> word.matches("[a-z?]+"));
    }

    @ParameterizedTest
    @EnumSource
    void every_row_explains_itself_on_one_line(CommandRow row) {
        assertThat(CommandHelp.line(row))
                .startsWith(row.usage() + " - " + row.help())
                .doesNotContain("\n");
        assertThat(row.help()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_needs_arguments_says_so_and_the_others_work_without(CommandRow row) {
        Line line = LineParser.parse("/" + row.word());

        Class<?> works = row.isLocal() ? Line.RunHere.class : Line.Run.class;
        assertThat(line).isInstanceOf(row.arguments().startsWith("<") ? Line.Misused.class : works);
    }

    @Test
    void help_lists_every_row_and_what_happens_to_other_text() {
        assertThat(CommandHelp.lines())
                .hasSize(CommandRow.values().length + 1)
                .contains("/msg <user> <text> - send a private message (also /whisper, /w, /pm, /tell)")
                .endsWith("any other text - goes to the current room");
    }

    @Test
    void help_and_complaints_are_german_for_a_german_and_the_documentation_stays_english() {
        String documented = CommandHelp.markdown();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);

            assertThat(CommandHelp.lines())
                    .contains("/msg <user> <text> - eine private Nachricht senden (auch /whisper, /w, /pm, /tell)")
                    .endsWith("jeder andere Text - geht an den aktuellen Raum");
            assertThat(((Line.Unknown) LineParser.parse("/jion dev")).text())
                    .isEqualTo("Den Befehl /jion gibt es nicht. War /join gemeint?");
            assertThat(((Line.Misused) LineParser.parse("/history 0")).text())
                    .isEqualTo("Eine Zahl von 1 bis 200 muss angegeben werden. Verwendung: /history [n]");
            assertThat(((Line.Ambiguous) LineParser.parse("/l")).text())
                    .isEqualTo("/l könnte /leave, /list, /search sein.");
            assertThat(CommandHelp.markdown()).isEqualTo(documented);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_kind_of_command_can_be_typed() {
        List<String> lines = List.of(
                "/help",
                "/join a",
                "/cd a",
                "/leave",
                "/leave @a",
                "/rooms",
                "/users",
                "/list",
                "/msg a b",
                "/query a",
                "/reply a",
                "/nick a",
                "/me a",
                "/away",
                "/back",
                "/topic",
                "/broadcast a",
                "/history",
                "/clear",
                "/status",
                "/version",
                "/reconnect",
                "/quit");

        assertThat(lines.stream()
                        .map(line -> ((Line.Run) LineParser.parse(line))
                                .command()
                                .getClass()
                                .getSimpleName()))
                .containsExactlyInAnyOrder(Stream.of(Command.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }
}
