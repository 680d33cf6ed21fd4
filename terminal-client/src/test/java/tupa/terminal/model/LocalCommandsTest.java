package tupa.terminal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tupa.terminal.fake.FakeServer;
import tupa.wire.ErrorCode;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.command.LocalCommand;

final class LocalCommandsTest {
    private final FakeServer server = new FakeServer();
    private final Person bob = server.guest("Bob", "lobby", "dev", "ops");
    private final Person eve = server.guest("Eve", "lobby");

    private Harness alice(Setup.Shown shown) {
        return new Harness(server, "Alice", shown, true, "lobby", "dev", "ops")
                .connect()
                .settle();
    }

    private static String front(Harness user) {
        return user.view().front().orElseThrow().label();
    }

    @Test
    void a_number_or_a_part_of_the_name_goes_to_a_room() {
        Harness alice = alice(Setup.Shown.APART);

        assertThat(front(alice.type("/go 3"))).isEqualTo("#ops");
        assertThat(front(alice.type("/2"))).isEqualTo("#dev");
        assertThat(front(alice.type("/go lob"))).isEqualTo("#lobby");
        assertThat(front(alice.type("/go back"))).isEqualTo("#dev");
        alice.type("/go zzz");
        assertThat(front(alice)).isEqualTo("#dev");
        assertThat(alice.texts()).last().isEqualTo("No room or conversation is called anything like zzz.");
    }

    @Test
    void the_next_unread_room_is_one_in_which_the_user_is_named() {
        Harness alice = alice(Setup.Shown.APART);
        server.say(bob, "dev", "hello all");
        server.say(bob, "ops", "alice: come");
        alice.settle();

        assertThat(front(alice.press(ChatModel::goToUnread))).isEqualTo("#ops");
        assertThat(front(alice.press(ChatModel::goToUnread))).isEqualTo("#dev");
        alice.press(ChatModel::goToUnread);
        assertThat(alice.texts()).last().isEqualTo("Nothing is new anywhere.");
        assertThat(front(alice.press(ChatModel::goBack))).isEqualTo("#ops");
    }

    @Test
    void who_is_ignored_is_not_seen_nor_counted_and_can_be_heeded_again() {
        Harness alice = alice(Setup.Shown.APART);
        alice.type("/ignore EVE", "/2");
        server.say(eve, "lobby", "alice, look");
        server.whisper(eve, "Alice", "psst");
        alice.settle();

        assertThat(alice.shown).extracting(Line::text).doesNotContain("alice, look", "psst");
        assertThat(alice.view().tabs()).allMatch(tab -> tab.unread() == 0);

        alice.type("/ignore", "/unignore eve");
        server.say(eve, "lobby", "and now");
        alice.settle();
        assertThat(alice.texts()).contains("Ignored: EVE", "You see eve again.");
        assertThat(alice.type("/1").loaded()).contains("and now").doesNotContain("alice, look");
    }

    @Test
    void private_words_of_who_was_ignored_are_not_taken_for_a_hole() {
        Harness alice = alice(Setup.Shown.APART);
        server.whisper(eve, "Alice", "one");
        alice.settle().type("/ignore eve");
        server.whisper(eve, "Alice", "two");
        alice.settle().type("/unignore eve");
        server.whisper(eve, "Alice", "three");
        alice.settle();

        assertThat(alice.texts()).contains("one", "three").noneMatch(text -> text.contains("two"));
        assertThat(alice.shown).noneMatch(line -> line.sort() == Line.Sort.ERROR);
    }

    @Test
    void who_is_is_told_from_the_rooms_one_shares_or_by_the_server() {
        Harness alice = alice(Setup.Shown.APART);
        server.guest("Zoe", "attic");

        alice.type("/whois bob", "/whois zoe", "/whois nobody").settle();

        assertThat(alice.texts())
                .anySatisfy(text ->
                        assertThat(text).startsWith("Bob: here, id ").endsWith(", with you in #lobby, #dev, #ops"))
                .anySatisfy(
                        text -> assertThat(text).startsWith("Zoe: here, id ").endsWith(", in none of your rooms"))
                .contains("Nobody of that name is here.");
    }

    @Test
    void what_was_refused_is_remembered_and_sent_again() {
        Harness alice = alice(Setup.Shown.APART);
        server.refuseNextPost(Reply.Refusal.of(ErrorCode.FORBIDDEN));
        alice.type("twice").settle();
        assertThat(alice.view().inFront().orElseThrow().pending())
                .containsExactly(new View.Pending("twice", false, View.Pending.State.REFUSED));

        alice.type("/resend").settle();

        assertThat(server.texts("lobby")).containsExactly("twice");
        assertThat(alice.view().inFront().orElseThrow().pending()).isEmpty();
        assertThat(alice.type("/resend").texts()).last().isEqualTo("Nothing was refused here.");
    }

    @Test
    void what_is_searched_is_pointed_at_or_shown_again() {
        Harness apart = alice(Setup.Shown.APART);
        server.say(bob, "lobby", "the Needle");
        server.say(bob, "lobby", "hay");

        apart.settle().type("/search needle", "/search");
        assertThat(apart.acts)
                .containsSubsequence(
                        new Effects.Act.Find(Optional.of("needle")), new Effects.Act.Find(Optional.empty()));

        Harness inTurn = new Harness(server, "Carl", Setup.Shown.IN_TURN, true, "lobby")
                .connect()
                .settle();
        inTurn.shown.clear();
        inTurn.type("/search needle");
        assertThat(inTurn.texts()).containsExactly("1 lines with \"needle\" (the newest are shown):", "the Needle");
    }

    @Test
    void marks_show_what_is_new() {
        Harness alice = alice(Setup.Shown.APART);
        server.say(bob, "dev", "one");
        server.say(bob, "dev", "two");
        alice.settle().type("/2");

        Timeline dev = alice.model.timeline();
        assertThat(dev.get(dev.indexOf(dev.mark().orElseThrow())).line().text()).isEqualTo("one");
        alice.type("/unread 1");
        assertThat(dev.get(dev.indexOf(dev.mark().orElseThrow())).line().text()).isEqualTo("two");
        alice.type("/read");
        assertThat(dev.mark()).isEmpty();
    }

    @Test
    void in_one_scrollback_a_line_stands_before_what_is_new() {
        Harness alice = alice(Setup.Shown.IN_TURN);
        server.say(bob, "dev", "one");
        server.say(bob, "dev", "two");
        alice.settle().type("/2");

        assertThat(alice.texts()).endsWith("new (2)", "one", "two");
    }

    @Test
    void settings_themes_keys_and_files_are_the_business_of_the_surroundings() {
        Harness alice = alice(Setup.Shown.APART);
        server.say(bob, "lobby", "for the file");
        alice.settle().type("/theme light --save", "/bind alt-u /go unread --save", "/notify none", "/export x.txt");

        assertThat(alice.acts)
                .contains(
                        new Effects.Act.Adjust(new LocalCommand.Theme(Optional.of("light"), true)),
                        new Effects.Act.Adjust(
                                new LocalCommand.Bind(Optional.of("alt-u"), Optional.of("/go unread"), true)),
                        new Effects.Act.Adjust(
                                new LocalCommand.Set(Optional.of("notify"), Optional.of("none"), false)));
        assertThat(alice.acts).last().satisfies(act -> {
            List<Line> lines = ((Effects.Act.Export) act).lines();
            assertThat(lines).extracting(Line::text).contains("for the file");
        });
    }
}
