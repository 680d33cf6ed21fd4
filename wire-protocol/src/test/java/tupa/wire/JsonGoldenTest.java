package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line of each type, letter by letter as docs/protocol.md promises it. Apostrophes stand for quotation marks. */
final class JsonGoldenTest {
    private static final RoomName DEV = new RoomName("dev");
    private static final Peer BOBS = new Peer(new UserId("g-2b"));
    private static final Person ANN = new Person(new UserId("g-8f"), new Nick("ann"));
    private static final Person BOB = new Person(new UserId("g-2b"), new Nick("bob"));
    private static final Member MEMBER = new Member(ANN.user(), ANN.nick(), Status.AWAY);
    private static final Instant TS = Instant.parse("2026-11-20T10:03:00Z");
    private static final Cid CID = new Cid("c1");
    private static final Reply.Standing STANDING = new Reply.Standing(44, "k3", true, 1);
    private static final Limits LIMITS =
            new Limits(4000, 65_536, 50, JoinMode.ADD, 200, 20, 10, 25_000, 60_000, 300_000);

    static Stream<Arguments> requests() {
        return Stream.of(
                line(
                        new Request.Hello(
                                1,
                                Optional.of(ANN.nick()),
                                Optional.of("tupa/1"),
                                Optional.of(List.of(DEV)),
                                Optional.empty(),
                                Map.of()),
                        "{'type':'hello','id':'1','v':1,'nick':'ann','client':'tupa/1','rooms':['dev']}"),
                line(
                        new Request.Hello(
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("t0"),
                                Map.of(DEV, new Position(41, "k3"))),
                        "{'type':'hello','id':'1','v':1,'token':'t0','resume':{'dev':{'seq':41,'epoch':'k3'}}}"),
                line(
                        new Request.Join(DEV, Optional.of(new Position(41, "k3")), 50),
                        "{'type':'join','id':'1','room':'dev','since':{'seq':41,'epoch':'k3'},'history':50}"),
                line(new Request.Leave(DEV), "{'type':'leave','id':'1','room':'dev'}"),
                line(
                        new Request.Post(DEV, CID, "hi", Kind.ACTION),
                        "{'type':'post','id':'1','room':'dev','cid':'c1','text':'hi','kind':'action'}"),
                line(new Request.Dm("bob", CID, "hi"), "{'type':'dm','id':'1','to':'bob','cid':'c1','text':'hi'}"),
                line(
                        new Request.History(BOBS, OptionalLong.of(9), OptionalLong.empty(), 50),
                        "{'type':'history','id':'1','room':'@g-2b','before':9,'limit':50}"),
                line(new Request.Rooms(Optional.of("de")), "{'type':'rooms','id':'1','filter':'de'}"),
                line(new Request.Users(Optional.of(DEV)), "{'type':'users','id':'1','room':'dev'}"),
                line(new Request.ChangeNick(BOB.nick()), "{'type':'nick','id':'1','nick':'bob'}"),
                line(new Request.SetTopic(DEV, "build"), "{'type':'topic','id':'1','room':'dev','topic':'build'}"),
                line(new Request.SetStatus(Status.AWAY), "{'type':'status','id':'1','status':'away'}"),
                line(new Request.Typing(DEV), "{'type':'typing','id':'1','room':'dev'}"),
                line(new Request.Broadcast("hi"), "{'type':'broadcast','id':'1','text':'hi'}"),
                line(new Request.Ping(), "{'type':'ping','id':'1'}"),
                line(new Request.Bye(Optional.of("cu")), "{'type':'bye','id':'1','text':'cu'}"));
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                line(
                        new Reply.Welcome(1, "tupa/1", ANN, "t0", true, TS, LIMITS, Map.of(DEV, STANDING)),
                        "{'type':'welcome','re':'1','v':1,'server':'tupa/1','user':'g-8f','nick':'ann','token':'t0','resumed':true,"
                                + "'now':'2026-11-20T10:03:00.000Z','limits':{'textMax':4000,'requestMax':65536,'roomsMax':50,"
                                + "'joinMode':'add','pageMax':200,'rate':{'burst':20,'perSecond':10},'heartbeatMs':25000,'idleMs':60000,"
                                + "'resumeMs':300000},'rooms':{'dev':{'seq':44,'epoch':'k3','recovered':true,'oldest':1}}}"),
                line(new Reply.Done(), "{'type':'ok','re':'1'}"),
                line(
                        new Reply.JoinDone(DEV, STANDING, "build", 1000, List.of(MEMBER)),
                        "{'type':'ok','re':'1','room':'dev','seq':44,'epoch':'k3','recovered':true,'oldest':1,'topic':'build',"
                                + "'capacity':1000,'members':[{'user':'g-8f','nick':'ann','status':'away'}]}"),
                line(
                        new Reply.PostDone("k3-44", 44, TS, false),
                        "{'type':'ok','re':'1','mid':'k3-44','seq':44,'ts':'2026-11-20T10:03:00.000Z'}"),
                line(
                        new Reply.PostDone("k3-44", 44, TS, true),
                        "{'type':'ok','re':'1','mid':'k3-44','seq':44,'ts':'2026-11-20T10:03:00.000Z','dup':true}"),
                line(
                        new Reply.DmDone("k9-1", 1, TS, false, BOB),
                        "{'type':'ok','re':'1','mid':'k9-1','seq':1,'ts':'2026-11-20T10:03:00.000Z','peer':{'user':'g-2b','nick':'bob'}}"),
                line(
                        new Reply.Page(List.of(new Event.TopicChanged(DEV, 1, TS, ANN, "build")), true, 1, 44),
                        "{'type':'ok','re':'1','events':[{'type':'topic','room':'dev','seq':1,'ts':'2026-11-20T10:03:00.000Z',"
                                + "'from':{'user':'g-8f','nick':'ann'},'topic':'build'}],'more':true,'oldest':1,'newest':44}"),
                line(
                        new Reply.RoomList(List.of(new Reply.RoomInfo(DEV, 2, "build", 1000, 44))),
                        "{'type':'ok','re':'1','rooms':[{'room':'dev','members':2,'topic':'build','capacity':1000,'seq':44}]}"),
                line(
                        new Reply.UserList(List.of(MEMBER)),
                        "{'type':'ok','re':'1','users':[{'user':'g-8f','nick':'ann','status':'away'}]}"),
                line(new Reply.Pong(TS), "{'type':'pong','re':'1','now':'2026-11-20T10:03:00.000Z'}"),
                line(
                        Reply.Refusal.of(ErrorCode.RATE_LIMITED, 400),
                        "{'type':'error','re':'1','code':'rate_limited','message':'Slow down.','retryAfterMs':400}"),
                line(
                        Reply.Refusal.of(ErrorCode.FRAME_TOO_LARGE),
                        "{'type':'error','re':'1','code':'frame_too_large','message':'That request is too large.','fatal':true}"));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                line(
                        new Event.Message(DEV, 42, "k3-42", TS, ANN, CID, "a\n\"b\"", Kind.TEXT),
                        "{'type':'message','room':'dev','seq':42,'mid':'k3-42','ts':'2026-11-20T10:03:00.000Z',"
                                + "'from':{'user':'g-8f','nick':'ann'},'cid':'c1','text':'a\\n\\'b\\'','kind':'text'}"),
                line(
                        new Event.Dm(BOBS, 1, "k9-1", TS, ANN, BOB, CID, "hi"),
                        "{'type':'dm','room':'@g-2b','seq':1,'mid':'k9-1','ts':'2026-11-20T10:03:00.000Z',"
                                + "'from':{'user':'g-8f','nick':'ann'},'to':{'user':'g-2b','nick':'bob'},'cid':'c1','text':'hi'}"),
                line(
                        new Event.TopicChanged(DEV, 43, TS.plusNanos(999_999), ANN, "build"),
                        "{'type':'topic','room':'dev','seq':43,'ts':'2026-11-20T10:03:00.000Z','from':{'user':'g-8f','nick':'ann'},'topic':'build'}"),
                line(
                        new Event.SystemMessage(DEV, 44, TS, "hi"),
                        "{'type':'system','room':'dev','seq':44,'ts':'2026-11-20T10:03:00.000Z','text':'hi'}"),
                line(new Event.Joined(DEV, ANN), "{'type':'joined','room':'dev','user':'g-8f','nick':'ann'}"),
                line(
                        new Event.Left(DEV, ANN, LeftReason.TIMEOUT),
                        "{'type':'left','room':'dev','user':'g-8f','nick':'ann','reason':'timeout'}"),
                line(
                        new Event.NickChanged(DEV, new Nick("ann"), new Person(ANN.user(), new Nick("Anna"))),
                        "{'type':'nick','room':'dev','user':'g-8f','old':'ann','nick':'Anna'}"),
                line(
                        new Event.StatusChanged(DEV, ANN.user(), Status.ONLINE),
                        "{'type':'presence','room':'dev','user':'g-8f','status':'online'}"),
                line(new Event.Typing(DEV, ANN), "{'type':'typing','room':'dev','user':'g-8f','nick':'ann'}"),
                line(
                        new Event.Members(DEV, List.of(MEMBER)),
                        "{'type':'members','room':'dev','members':[{'user':'g-8f','nick':'ann','status':'away'}]}"),
                line(new Event.MemberCount(DEV, 900), "{'type':'members','room':'dev','count':900}"),
                line(new Event.Live(DEV, 44), "{'type':'live','room':'dev','seq':44}"),
                line(new Event.Lagging(BOBS, 44), "{'type':'lagging','room':'@g-2b','seq':44}"),
                line(
                        new Event.Gap(DEV, 2, 40, 41, "k3"),
                        "{'type':'gap','room':'dev','from':2,'to':40,'oldest':41,'epoch':'k3'}"),
                line(new Event.Notice("hi"), "{'type':'notice','text':'hi'}"),
                line(new Event.Rate(400), "{'type':'rate','retryAfterMs':400}"),
                line(
                        Event.Bye.of(CloseReason.CLOSED),
                        "{'type':'bye','code':'closed','message':'Goodbye.','reconnect':false}"),
                line(
                        new Event.Bye(CloseReason.SHUTTING_DOWN, "Back soon.", true, 500),
                        "{'type':'bye','code':'shutting_down','message':'Back soon.','reconnect':true,'retryAfterMs':500}"),
                line(
                        new Event.Unknown("later", Optional.of(DEV), OptionalLong.of(45)),
                        "{'type':'later','room':'dev','seq':45}"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requests_are_written_like_this(Request request, String line) {
        assertThat(JsonCodec.encode(Optional.of("1"), request)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void replies_are_written_like_this(Reply reply, String line) {
        assertThat(JsonCodec.encode(new Answer(Optional.of("1"), reply))).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("events")
    void events_are_written_like_this(Event event, String line) {
        assertThat(JsonCodec.encode(event)).isEqualTo(line);
    }

    @Test
    void no_type_is_without_a_line() {
        assertThat(types(requests())).containsExactlyInAnyOrder(names(Request.class));
        assertThat(types(replies())).containsExactlyInAnyOrder(names(Reply.class));
        assertThat(types(events())).containsExactlyInAnyOrder(names(Event.class));
    }

    @Test
    void without_an_id_there_is_neither_id_nor_re() {
        assertThat(JsonCodec.encode(Optional.empty(), new Request.Ping())).isEqualTo("{\"type\":\"ping\"}");
        assertThat(JsonCodec.encode(new Answer(Optional.empty(), new Reply.Done())))
                .isEqualTo("{\"type\":\"ok\"}");
    }

    @Test
    void a_token_is_in_no_log_line() {
        assertThat(requests().map(arguments -> arguments.get()[0].toString())).noneMatch(text -> text.contains("t0"));
        assertThat(replies().map(arguments -> arguments.get()[0].toString())).noneMatch(text -> text.contains("t0"));
    }

    private static Stream<String> types(Stream<Arguments> lines) {
        return lines.map(arguments -> arguments.get()[0].getClass().getSimpleName())
                .distinct();
    }

    private static String[] names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toArray(String[]::new);
    }

    private static Arguments line(Object value, String json) {
        return Arguments.of(value, json.replace('\'', '"'));
    }
}
