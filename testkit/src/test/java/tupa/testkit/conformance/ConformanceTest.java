package tupa.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tupa.testkit.TupaServerExtension;
import tupa.testkit.conformance.Chatter.Said;

/** What holds for users of every transport, and for users of different ones among each other. */
final class ConformanceTest {
    /** What the users of a scenario speak, in turn. */
    enum Speech {
        WEB_SOCKET,
        FRAMED,
        LINES,
        LINES_AND_WEB_SOCKET,
        ALL,
        ALL_THE_OTHER_WAY
    }

    private enum Transport {
        WEB_SOCKET,
        FRAMED,
        LINES
    }

    /** Most of the time would else pass in waiting for people to be taken for such. */
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with(
            "tupa { limits.rate.enabled = false, rooms.capacities { full = 1 }, tcp.silence = 150 ms }");

    private static final AtomicInteger SCENARIOS = new AtomicInteger();

    /** Names of its own for each scenario: the server stays the same. */
    private final String mark = "s" + SCENARIOS.incrementAndGet();

    private final List<Chatter> chatters = new ArrayList<>();

    @AfterEach
    void go() {
        chatters.forEach(Chatter::close);
    }

    @ParameterizedTest
    @EnumSource
    void everybody_in_a_room_hears_the_same_in_the_same_order(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");
        Chatter cid = come(speech, "cid");
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (Chatter chatter : List.of(ann, bob, cid)) {
                Said next = new Said(named(List.of("ann", "bob", "cid").get(chatters.indexOf(chatter))), "text " + i);
                assertThat(chatter.say(room(), next.text())).isEmpty();
                said.add(next);
            }
        }
        Said last = said.get(said.size() - 1);

        assertThat(List.of(ann, bob, cid))
                .allSatisfy(
                        chatter -> assertThat(chatter.heardUpTo(room(), last)).isEqualTo(said));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_comes_later_hears_what_was_said_before(Speech speech) {
        Chatter ann = come(speech, "ann");
        ann.say(room(), "one");
        ann.say(room(), "two");
        Chatter bob = come(speech, "bob");

        assertThat(bob.heardUpTo(room(), new Said(named("ann"), "two")))
                .containsExactly(new Said(named("ann"), "one"), new Said(named("ann"), "two"));
    }

    @ParameterizedTest
    @EnumSource
    void nobody_hears_what_is_said_in_a_room_he_is_not_in(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");
        ann.join(mark + "-other");
        ann.say(mark + "-other", "secret");
        ann.say(room(), "open");

        assertThat(bob.heardUpTo(room(), new Said(named("ann"), "open")))
                .containsExactly(new Said(named("ann"), "open"));
        ann.say(room(), "closed");
        bob.heardUpTo(room(), new Said(named("ann"), "closed"));
        assertThat(bob.heard(mark + "-other")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void who_is_in_two_rooms_hears_both_and_knows_them_apart(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");
        String other = mark + "-other";
        ann.join(other);
        bob.join(other);
        bob.say(room(), "here");
        bob.say(other, "there");

        assertThat(ann.heardUpTo(room(), new Said(named("bob"), "here")))
                .containsExactly(new Said(named("bob"), "here"));
        assertThat(ann.heardUpTo(other, new Said(named("bob"), "there")))
                .containsExactly(new Said(named("bob"), "there"));
    }

    @ParameterizedTest
    @EnumSource
    void a_private_message_reaches_one_person_wherever_he_is(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");
        bob.join(mark + "-other");
        bob.leave(room());

        assertThat(ann.tell(named("bob"), "psst")).isEmpty();
        bob.awaitTold(new Said(named("ann"), "psst"));
        assertThat(ann.tell(named("nobody"), "psst")).contains("no_such_user");
    }

    @ParameterizedTest
    @EnumSource
    void coming_and_going_is_told(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");
        ann.awaitJoined(room(), named("bob"));
        bob.join(mark + "-other");
        assertThat(bob.leave(room())).isEmpty();
        ann.awaitLeft(room(), named("bob"));
        Chatter cid = come(speech, "cid");
        ann.awaitJoined(room(), named("cid"));
        cid.quit();
        ann.awaitLeft(room(), named("cid"));
    }

    @ParameterizedTest
    @EnumSource
    void a_new_nick_and_a_new_topic_are_told(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = come(speech, "bob");

        assertThat(bob.rename(named("bert"))).isEmpty();
        ann.awaitRenamed(named("bob"), named("bert"));
        assertThat(bob.rename(named("ann"))).contains("nick_taken");
        bob.topic(room(), "tea time");
        ann.awaitTopic(room(), "tea time");
        bob.say(room(), "it is me");
        assertThat(ann.heardUpTo(room(), new Said(named("bert"), "it is me"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void users_and_rooms_are_listed(Speech speech) {
        Chatter ann = come(speech, "ann");
        come(speech, "bob");
        Chatter cid = come(speech, "cid");
        cid.join(mark + "-other");
        cid.leave(room());

        assertThat(ann.users(room())).containsExactlyInAnyOrder(named("ann"), named("bob"));
        assertThat(ann.everybody()).contains(named("ann"), named("bob"), named("cid"));
        assertThat(ann.rooms()).contains(room(), mark + "-other");
    }

    @ParameterizedTest
    @EnumSource
    void a_nick_that_is_taken_or_invalid_and_a_room_that_is_full_can_be_tried_again(Speech speech) {
        come(speech, "ann");
        Chatter next = connect(speech);

        assertThat(next.come(named("ann"), room())).contains("nick_taken");
        assertThat(next.come(named("bob"), room())).isEmpty();
        assertThat(next.say(room(), "x".repeat(4001))).contains("text_too_long");
        assertThat(next.join("full")).isEmpty();
        assertThat(chatters.get(0).join("full")).contains("room_full");
        assertThat(chatters.get(0).say(room(), "still here")).isEmpty();
        assertThat(next.leave("full")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoever_leaves_his_last_room_is_in_the_lobby_which_he_cannot_leave(Speech speech) {
        Chatter ann = come(speech, "ann");
        Chatter bob = connect(speech);
        bob.come(named("bob"), "lobby");

        assertThat(ann.leave(room())).isEmpty();
        bob.awaitJoined("lobby", named("ann"));
        assertThat(ann.leave("lobby")).contains("forbidden");
        bob.say("lobby", mark + " hello");
        assertThat(ann.heardUpTo("lobby", new Said(named("bob"), mark + " hello")))
                .endsWith(new Said(named("bob"), mark + " hello"));
    }

    private Chatter come(Speech speech, String name) {
        Chatter chatter = connect(speech);
        assertThat(chatter.come(named(name), room())).isEmpty();
        return chatter;
    }

    private Chatter connect(Speech speech) {
        List<Transport> turns = turns(speech);
        Chatter chatter = switch (turns.get(chatters.size() % turns.size())) {
            case WEB_SOCKET -> JsonChatter.connect(TUPA.server().url());
            case FRAMED -> JsonChatter.connect(TUPA.server().tcpUrl());
            case LINES -> LineChatter.connect(TUPA.server().tcpUrl());
        };
        chatters.add(chatter);
        return chatter;
    }

    private static List<Transport> turns(Speech speech) {
        return switch (speech) {
            case WEB_SOCKET -> List.of(Transport.WEB_SOCKET);
            case FRAMED -> List.of(Transport.FRAMED);
            case LINES -> List.of(Transport.LINES);
            case LINES_AND_WEB_SOCKET -> List.of(Transport.LINES, Transport.WEB_SOCKET);
            case ALL -> List.of(Transport.WEB_SOCKET, Transport.FRAMED, Transport.LINES);
            case ALL_THE_OTHER_WAY -> List.of(Transport.LINES, Transport.FRAMED, Transport.WEB_SOCKET);
        };
    }

    private String room() {
        return mark + "-room";
    }

    private String named(String name) {
        return mark + "-" + name;
    }
}
