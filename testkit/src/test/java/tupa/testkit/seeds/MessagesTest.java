package tupa.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tupa.testkit.ScriptedClient;
import tupa.testkit.Transcript;
import tupa.testkit.TupaServerExtension;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

/** What is said, to whom it goes, and in which form. */
class MessagesTest {
    private static final int CROWD = 30;

    @RegisterExtension
    static final TupaServerExtension TUPA = TupaServerExtension.with("tupa.limits.rate.enabled = false");

    @Test
    @Seed({"S0-36", "S2-06", "S2-52", "S2-83", "S3-04", "S4-13"})
    void what_is_said_in_a_room_reaches_all_of_its_members_the_author_too() {
        ScriptedClient ann = TUPA.join("ann1", "tea");
        ScriptedClient bea = TUPA.join("bea1", "tea");
        ScriptedClient cay = TUPA.join("cay1", "tea");

        ann.say("tea", "Hello everyone!");

        for (ScriptedClient member : List.of(ann, bea, cay)) {
            Event.Message heard = member.expect(Event.Message.class);
            assertThat(heard.from().nick()).hasToString("ann1");
            assertThat(heard.text()).isEqualTo("Hello everyone!");
        }
    }

    @Test
    @Seed({"S0-03", "S0-39"})
    void a_private_message_goes_from_one_room_into_another() {
        ScriptedClient ann = TUPA.join("ann2", "dev");
        ScriptedClient bea = TUPA.join("bea2", "lobby");

        Reply.DmDone sent = bea.ask(new Request.Dm("ann2", bea.nextCid(), "Hi Ann!"), Reply.DmDone.class);
        Event.Dm heard = ann.expect(Event.Dm.class);

        assertThat(sent.peer().nick()).hasToString("ann2");
        assertThat(heard.from().nick()).hasToString("bea2");
        assertThat(heard.text()).isEqualTo("Hi Ann!");
    }

    @Test
    @Seed({"S2-01", "S2-33", "S2-48", "S2-60", "S2-87", "S3-06", "S3-09", "S3-15", "S4-03"})
    void many_talk_at_the_same_time_and_all_hear_the_same() {
        List<ScriptedClient> crowd = IntStream.range(0, CROWD)
                .mapToObj(number -> TUPA.join("member" + number, "crowd"))
                .toList();

        crowd.forEach(member -> member.send(member.post("crowd", "all at once")));

        List<String> order = cids(crowd.get(0));
        assertThat(order).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(crowd).allSatisfy(member -> assertThat(cids(member)).isEqualTo(order));
    }

    private static List<String> cids(ScriptedClient member) {
        Transcript heard = member.awaitTranscript("crowd", seen -> seen.last() == CROWD);
        assertThat(heard.faults()).isEmpty();
        return heard.cids();
    }

    @Test
    @Seed({"S1-11", "S1-16", "S2-35", "S2-42", "S2-43", "S2-61", "S2-62", "S2-86"})
    void a_client_needs_json_over_a_web_socket_and_the_written_protocol() throws IOException {
        String protocol = Files.readString(Path.of("..", "docs", "protocol.md"));
        try (JsonPeer ann = new JsonPeer(TUPA.server().url());
                JsonPeer bea = new JsonPeer(TUPA.server().url())) {
            ann.say("{'type':'hello','v':1,'id':'1','nick':'ann3','rooms':['json']}");
            ann.hears("1: welcome ann3 in [json]");
            bea.say("{'type':'hello','v':1,'id':'1','nick':'bea3','rooms':['json']}");
            ann.hears("bea3 joined json");
            ann.say("{'type':'post','room':'json','cid':'a','text':'Hello \\u00fc'}");
            ann.say("{'type':'users','id':'2','room':'json'}");

            bea.hears("message in json from ann3: Hello \u00fc");
            ann.hears("2: users [ann3, bea3]");

            assertThat(ann.lines()).allSatisfy(line -> assertThat(protocol).contains("`" + type(line) + "`"));
        }
    }

    /** The type of an object that is alone on its line. */
    private static String type(String line) throws IOException {
        String type = "";
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("type");
                parser.nextToken();
                type = named ? parser.getText() : type;
                parser.skipChildren();
            }
            assertThat(parser.nextToken()).isNull();
        }
        return type;
    }

    @Test
    @Seed("S4-15")
    void the_server_says_when_in_utc() {
        Instant before = Instant.now().minusMillis(1);
        try (JsonPeer ann = new JsonPeer(TUPA.server().url())) {
            ann.say("{'type':'hello','v':1,'nick':'ann4','rooms':['clock']}");
            ann.say("{'type':'post','room':'clock','cid':'a','text':'What time is it?','ts':'1999-12-31T23:59:59Z'}");
            ann.hears("message in clock from ann4: What time is it?");

            String line = ann.lines().stream()
                    .filter(told -> told.contains("What time is it?"))
                    .findFirst()
                    .orElseThrow();
            String time = line.replaceAll(".*\"ts\":\"([^\"]*)\".*", "$1");

            assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(Instant.parse(time)).isBetween(before, Instant.now().plusMillis(1));
        }
    }

    @Test
    @Seed({"S0-34", "S0-40", "S4-17"})
    void talk_comings_and_goings_and_words_of_the_server_are_told_apart_and_from_answers() {
        try (JsonPeer ann = new JsonPeer(TUPA.server().url());
                JsonPeer bea = new JsonPeer(TUPA.server().url())) {
            ann.say("{'type':'hello','v':1,'id':'1','nick':'ann5','rooms':['kinds']}");
            ann.hears("ann5 joined kinds");
            bea.say("{'type':'hello','v':1,'nick':'bea5','rooms':['kinds']}");
            bea.say("{'type':'post','room':'kinds','cid':'b','text':'bea5 joined kinds'}");
            bea.hears(line -> line.startsWith("message in kinds"));
            bea.say("{'type':'bye'}");
            ann.hears("bea5 left kinds");
            ann.say("{'type':'bye','id':'2'}");
            ann.hears("Bye");

            assertThat(ann.told())
                    .containsSubsequence(
                            "1: welcome ann5 in [kinds]",
                            "message in kinds from bea5: bea5 joined kinds",
                            "bea5 left kinds",
                            "Bye")
                    .contains("bea5 joined kinds", "2: Done");
            assertThat(typesWithRe(ann.lines())).containsOnly("welcome", "ok");
        }
    }

    private static List<String> typesWithRe(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"re\":"))
                .map(line -> line.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    @Seed("S2-63")
    void what_happens_is_told_at_once_and_without_being_asked_for() {
        ScriptedClient ann = TUPA.join("ann6", "news");
        ScriptedClient bea = TUPA.join("bea6", "news");

        bea.ask(new Request.SetTopic(ann.expect(Event.Joined.class).room(), "today"), Reply.Done.class);
        bea.say("news", "first");
        bea.ask(new Request.Bye(Optional.empty()), Reply.Done.class);

        assertThat(ann.expect(Event.TopicChanged.class).topic()).isEqualTo("today");
        assertThat(ann.expect(Event.Message.class).text()).isEqualTo("first");
        assertThat(ann.expect(Event.Left.class).who().nick()).hasToString("bea6");
    }
}
