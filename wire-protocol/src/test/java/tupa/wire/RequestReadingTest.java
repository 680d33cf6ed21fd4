package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told about a request that is wrong. Apostrophes stand for quotation marks. */
final class RequestReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "x",
                "[]",
                "1",
                "null",
                "{'type':'ping'",
                "{'type':'ping'}x",
                "{'type':'ping'} {'type':'ping'}",
                "{'type':'ping','type':'ping'}",
                "{'type':'ping','a':'\\ud800'}",
                "{'type':'ping','\\udc00':1}",
                "{type:'ping'}",
                "{'type':'ping',}",
                "{'type':'ping','a':NaN}",
                "{'type':'ping','a':01}",
                "{'type':'ping'}//"
            })
    void what_is_not_one_object_on_a_line_is_bad_json(String frame) {
        assertThat(read(frame)).containsExactly(malformed(ErrorCode.BAD_JSON, ErrorCode.BAD_JSON.text()));
    }

    @Test
    void depth_numbers_names_and_strings_have_limits() {
        within("[".repeat(31) + "]".repeat(31), "[".repeat(32) + "]".repeat(32));
        within("1".repeat(64), "1".repeat(65));
        within("0." + "1".repeat(62), "0." + "1".repeat(63));
        within("{'" + "n".repeat(96) + "':1}", "{'" + "n".repeat(97) + "':1}");
        within("'" + "s".repeat(65_536) + "'", "'" + "s".repeat(65_537) + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{};type: is missing",
                "{'type':7};type: must be a string",
                "{'type':null};type: is missing",
                "{'type':'join'};room: is missing",
                "{'type':'join','room':7};room: must be a string",
                "{'type':'join','room':'a','history':51};history: must be a whole number from 0 to 50",
                "{'type':'join','room':'a','history':-1};history: must be a whole number from 0 to 50",
                "{'type':'join','room':'a','since':{'seq':1}};epoch: is missing",
                "{'type':'join','room':'a','since':7};since: must be an object",
                "{'type':'post','room':'a','text':'x'};cid: is missing",
                "{'type':'post','room':'a','cid':'','text':'x'};cid: must have 1 to 64 characters",
                "{'type':'post','room':'a','cid':'c'};text: is missing",
                "{'type':'post','room':'a','cid':'c','text':'x','kind':'shout'};kind: must be text or action",
                "{'type':'dm','cid':'c','text':'x'};to: is missing",
                "{'type':'history','room':'a'};before, after: exactly one must be given",
                "{'type':'history','room':'a','before':1,'after':1};before, after: exactly one must be given",
                "{'type':'history','room':'a','before':1.0};before: must be a whole number from 0 to 9007199254740991",
                "{'type':'history','room':'a','before':9007199254740992};before: must be a whole number from 0 to 9007199254740991",
                "{'type':'history','room':'a','before':99999999999999999999};before: must be a whole number from 0 to 9007199254740991",
                "{'type':'history','room':'a','before':1,'limit':0};limit: must be a whole number from 1 to 200",
                "{'type':'history','room':'a','before':1,'limit':201};limit: must be a whole number from 1 to 200",
                "{'type':'status','status':'gone'};status: must be online or away",
                "{'type':'hello','nick':'ann'};v: is missing",
                "{'type':'hello','v':1};nick: is missing",
                "{'type':'hello','v':1,'nick':'ann','rooms':'dev'};rooms: must be a list",
                "{'type':'hello','v':1,'nick':'ann','rooms':[null]};rooms: must hold strings only",
                "{'type':'hello','v':1,'nick':'ann','resume':[]};resume: must be an object",
                "{'type':'hello','v':1,'nick':'ann','resume':{'dev':7}};resume: must hold objects only",
                "{'type':'hello','v':1,'nick':'ann','resume':{'dev':{'seq':-1,'epoch':'k'}}};seq: must be a whole number from 0 to 9007199254740991"
            })
    void a_wrong_field_is_named_and_the_id_is_kept(String request, String message) {
        String asked = request.equals("{}") ? "{'id':'7'}" : request.replaceFirst("\\{", "{'id':'7',");

        assertThat(read(asked))
                .containsExactly(new Incoming.Malformed(Optional.of("7"), ErrorCode.BAD_REQUEST, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'type':'edit','room':'dev'};UNKNOWN_TYPE",
                "{'type':'ok'};UNKNOWN_TYPE",
                "{'type':'hello','v':2,'nick':'ann'};BAD_VERSION",
                "{'type':'hello','v':1,'nick':'a b'};NICK_INVALID",
                "{'type':'nick','nick':''};NICK_INVALID",
                "{'type':'join','room':'#dev'};ROOM_INVALID",
                "{'type':'post','room':'@g-1','cid':'c','text':'x'};ROOM_INVALID",
                "{'type':'typing','room':'@g-1'};ROOM_INVALID",
                "{'type':'history','room':'@','before':1};ROOM_INVALID",
                "{'type':'hello','v':1,'nick':'ann','rooms':['a b']};ROOM_INVALID",
                "{'type':'hello','v':1,'nick':'ann','resume':{'a b':{'seq':1,'epoch':'k'}}};ROOM_INVALID"
            })
    void some_mistakes_have_a_code_of_their_own(String request, ErrorCode code) {
        assertThat(read(request)).containsExactly(malformed(code, code.text()));
    }

    @Test
    void an_id_that_is_no_short_string_is_not_repeated() {
        assertThat(read("{'type':'ping','id':7}"))
                .containsExactly(malformed(ErrorCode.BAD_REQUEST, "id: must be a string"));
        assertThat(read("{'type':'ping','id':'" + "i".repeat(65) + "'}"))
                .containsExactly(malformed(ErrorCode.BAD_REQUEST, "id: must have at most 64 characters"));
    }

    @Test
    void at_most_200_rooms_are_named() {
        assertThat(hello(200)).hasOnlyElementsOfType(Incoming.Asked.class);
        assertThat(hello(201))
                .containsExactly(
                        malformed(ErrorCode.BAD_REQUEST, "rooms: must name at most 200 rooms"),
                        malformed(ErrorCode.BAD_REQUEST, "resume: must name at most 200 rooms"));
    }

    @Test
    void with_a_token_the_nick_may_be_anything() {
        Request hello =
                new Request.Hello(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("t"), Map.of());

        assertThat(read("{'type':'hello','v':1,'token':'t','nick':'a b'}")).containsExactly(asked(hello));
        assertThat(read("{'type':'hello','v':1,'token':'t'}")).containsExactly(asked(hello));
    }

    @Test
    void what_may_be_left_out_has_a_default() {
        RoomName dev = new RoomName("dev");

        assertThat(read("{'type':'join','room':'Dev','more':[{}]}"))
                .containsExactly(asked(new Request.Join(dev, Optional.empty(), 50)));
        assertThat(read("{'type':'post','room':'dev','cid':'c','text':'','kind':null}"))
                .containsExactly(asked(new Request.Post(dev, new Cid("c"), "", Kind.TEXT)));
        assertThat(read("{'type':'status','status':'away','text':7}"))
                .containsExactly(asked(new Request.SetStatus(Status.AWAY)));
    }

    @Test
    void one_bad_line_does_not_spoil_the_others() {
        assertThat(read("{'type':'ping'}\r\n\n{'type'\n{'type':'bye'}\n"))
                .containsExactly(
                        asked(new Request.Ping()),
                        malformed(ErrorCode.BAD_JSON, ErrorCode.BAD_JSON.text()),
                        asked(new Request.Bye(Optional.empty())));
    }

    private static void within(String accepted, String refused) {
        assertThat(read("{'type':'ping','a':" + accepted + "}")).containsExactly(asked(new Request.Ping()));
        assertThat(read("{'type':'ping','a':" + refused + "}"))
                .containsExactly(malformed(ErrorCode.BAD_JSON, ErrorCode.BAD_JSON.text()));
    }

    private static List<Incoming> hello(int rooms) {
        String start = "{'type':'hello','v':1,'nick':'ann',";
        return read(start + "'rooms':[" + each(rooms, "'r%d'") + "]}\n" + start + "'resume':{"
                + each(rooms, "'r%d':{'seq':1,'epoch':'k'}") + "}}");
    }

    private static String each(int count, String form) {
        return IntStream.range(0, count)
                .mapToObj(i -> form.replace("%d", "" + i))
                .collect(Collectors.joining(","));
    }

    private static List<Incoming> read(String frame) {
        return JsonCodec.decodeRequests(frame.replace('\'', '"'));
    }

    private static Incoming asked(Request request) {
        return new Incoming.Asked(Optional.empty(), request);
    }

    private static Incoming malformed(ErrorCode code, String message) {
        return new Incoming.Malformed(Optional.empty(), code, message);
    }
}
