package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tupa.testkit.ScriptedClient;
import tupa.testkit.Transcript;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Member;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.Status;

/** Which rooms there are, who is in them, and who is there at all. */
class RoomsAndUsersTest {
    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.limits.rate.enabled = false");

    @RegisterExtension
    static final TupaServerExtension OTHER = TupaServerExtension.with("tupa.rooms.default = hall");

    @Test
    @Seed({"S2-02", "S2-50", "S2-71", "S4-08", "S4-09"})
    void a_room_comes_into_being_when_somebody_joins_it_and_others_follow() {
        ScriptedClient ann = TUPA.join("ann1");
        ScriptedClient bea = TUPA.join("bea1");
        List<String> before = rooms(bea);

        ann.ask(join("python"), Reply.JoinDone.class);
        List<String> created = rooms(bea);
        Reply.JoinDone followed = bea.ask(join("python"), Reply.JoinDone.class);
        ann.say("python", "welcome");

        assertThat(before).doesNotContain("python 1");
        assertThat(created).contains("python 1");
        assertThat(rooms(ann)).contains("python 2");
        assertThat(nicks(followed.members())).containsExactlyInAnyOrder("ann1", "bea1");
        assertThat(bea.awaitTranscript("python", seen -> seen.last() == 1).texts())
                .containsExactly("welcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "lounge", "coffee-break", "general", "python-dev"})
    @Seed("S3-19")
    void a_name_of_the_examples_is_a_room(String name) {
        ScriptedClient ann = TUPA.join("ann2-" + name);

        assertThat(ann.ask(join(name), Reply.JoinDone.class).room()).hasToString(name);
    }

    @Test
    @Seed("S0-32")
    void whoever_names_no_room_is_in_the_lobby_unless_the_operator_has_named_another() {
        assertThat(TUPA.connect().hello("ann3").rooms()).containsOnlyKeys(new RoomName("lobby"));
        assertThat(OTHER.connect().hello("ann3").rooms()).containsOnlyKeys(new RoomName("hall"));
    }

    @Test
    @Seed({"S0-04", "S4-12"})
    void whoever_goes_from_one_room_to_another_hears_all_of_the_new_one_and_no_more_of_the_old() {
        ScriptedClient ann = TUPA.join("ann4", "old");
        ScriptedClient bea = TUPA.join("bea4", "old", "new");
        bea.say("new", "before you came");

        ann.ask(join("new"), Reply.JoinDone.class);
        ann.ask(new Request.Leave(new RoomName("old")), Reply.Done.class);
        bea.say("old", "she has gone");
        bea.say("new", "here she is");
        Transcript heard = ann.awaitTranscript("new", seen -> seen.last() == 2);

        assertThat(heard.texts()).containsExactly("before you came", "here she is");
        assertThat(heard.faults()).isEmpty();
        assertThat(ann.transcript("old").texts()).isEmpty();
    }

    @Test
    @Seed({"S0-05", "S1-12", "S4-07", "S4-11"})
    void everybody_is_listed_where_he_is_with_his_status_and_no_longer_when_he_is_gone() {
        ScriptedClient ann = TUPA.join("ann5", "here");
        ScriptedClient bea = TUPA.join("bea5", "here");
        ScriptedClient cay = TUPA.join("cay5", "there");
        Request here = new Request.Users(Optional.of(new RoomName("here")));
        Request everybody = new Request.Users(Optional.empty());

        bea.ask(new Request.SetStatus(Status.AWAY), Reply.Done.class);
        List<Member> listed = users(ann, here);
        List<String> all = nicks(users(ann, everybody));
        bea.ask(new Request.Bye(Optional.empty()), Reply.Done.class);
        cay.ask(new Request.Bye(Optional.empty()), Reply.Done.class);

        assertThat(listed)
                .extracting(member -> member.nick() + " " + member.status())
                .containsExactlyInAnyOrder("ann5 ONLINE", "bea5 AWAY");
        assertThat(all).contains("ann5", "bea5", "cay5");
        assertThat(nicks(users(ann, here))).containsExactly("ann5");
        assertThat(nicks(users(ann, everybody))).contains("ann5").doesNotContain("bea5", "cay5");
    }

    @Test
    @Seed({"S2-77", "S2-78", "S4-04", "S4-05"})
    void a_name_is_all_it_takes_to_have_a_session() {
        try (JsonPeer ann = new JsonPeer(TUPA.server().url())) {
            ann.say("{'type':'hello','v':1,'id':'1','nick':'ann6'}");
            ann.hears("1: welcome ann6 in [lobby]");

            assertThat(ann.lines().get(0)).contains("\"user\":\"").containsPattern("\"token\":\"[^\"]{16,}\"");
            assertThat(nicks(users(TUPA.join("bea6"), new Request.Users(Optional.empty()))))
                    .contains("ann6");
        }
    }

    private static Request.Join join(String room) {
        return new Request.Join(new RoomName(room), Optional.empty(), 50);
    }

    private static List<String> rooms(ScriptedClient client) {
        return client.ask(new Request.Rooms(Optional.empty()), Reply.RoomList.class).rooms().stream()
                .map(info -> info.room() + " " + info.members())
                .toList();
    }

    private static List<Member> users(ScriptedClient client, Request question) {
        return client.ask(question, Reply.UserList.class).users();
    }

    private static List<String> nicks(List<Member> members) {
        return members.stream().map(member -> member.nick().value()).toList();
    }
}
