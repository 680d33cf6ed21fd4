package tupa.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client outlives a newer server: words it does not know are not errors. Apostrophes stand for quotation marks. */
final class MessageReadingTest {
    private static final RoomName DEV = new RoomName("dev");
    private static final Person ANN = new Person(new UserId("g-8f"), new Nick("ann"));

    @Test
    void an_unknown_event_keeps_its_room_and_seq() {
        assertThat(read("{'type':'poll','room':'dev','seq':7,'question':'?'}"))
                .isEqualTo(new Event.Unknown("poll", Optional.of(DEV), OptionalLong.of(7)));
        assertThat(read("{'type':'poll','room':'a b'}"))
                .isEqualTo(new Event.Unknown("poll", Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void an_unknown_error_code_is_internal_with_its_own_message() {
        assertThat(read("{'type':'error','re':'1','code':'moon','message':'Full moon.'}"))
                .isEqualTo(new Answer(
                        Optional.of("1"), new Reply.Refusal(ErrorCode.INTERNAL, "Full moon.", OptionalLong.empty())));
    }

    @Test
    void an_unknown_close_reason_is_internal_and_keeps_what_was_sent() {
        assertThat(read("{'type':'bye','code':'moon','message':'Full moon.','reconnect':false}"))
                .isEqualTo(new Event.Bye(CloseReason.INTERNAL, "Full moon.", false, 0));
    }

    @Test
    void unknown_status_kind_and_reason_become_the_plainest() {
        assertThat(read("{'type':'presence','room':'dev','user':'g-8f','status':'dozing'}"))
                .isEqualTo(new Event.StatusChanged(DEV, ANN.user(), Status.ONLINE));
        assertThat(read("{'type':'left','room':'dev','user':'g-8f','nick':'ann','reason':'moon'}"))
                .isEqualTo(new Event.Left(DEV, ANN, LeftReason.LEFT));
        assertThat(read("{'type':'message','room':'dev','seq':1,'mid':'m','ts':'2026-11-20T10:03:00.000Z',"
                        + "'from':{'user':'g-8f','nick':'ann'},'cid':'c','text':'x','kind':'song'}"))
                .extracting(message -> ((Event.Message) message).kind())
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void a_server_that_names_no_join_mode_or_another_adds_rooms() {
        String limits = "'textMax':1,'requestMax':1,'roomsMax':1,'pageMax':1,'rate':{'burst':1,'perSecond':1},"
                + "'heartbeatMs':1,'idleMs':1,'resumeMs':1";
        String welcome = "{'type':'welcome','v':1,'server':'s','user':'g-8f','nick':'ann','token':'t','resumed':false,"
                + "'now':'2026-11-20T10:03:00.000Z','rooms':{},'limits':{" + limits;

        assertThat(List.of(welcome + "}}", welcome + ",'joinMode':'moon'}}"))
                .extracting(line ->
                        ((Reply.Welcome) ((Answer) read(line)).reply()).limits().joinMode())
                .containsOnly(JoinMode.ADD);
    }

    @Test
    void an_ok_of_unknown_shape_says_that_it_is_done() {
        assertThat(read("{'type':'ok','re':'1','moon':'full'}"))
                .isEqualTo(new Answer(Optional.of("1"), new Reply.Done()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{'type':'live'}",
                "{'type':'live','room':'dev','seq':-1}",
                "{'type':'live','room':'a b','seq':1}",
                "{'type':'welcome'}",
                "{'type':'ok','events':7}",
                "{'type':'ok','events':[7]}",
                "{'type':'pong','now':'noon'}",
                "{'type':'dm','room':'dev','seq':1}",
                "{'type':'joined','room':'dev','user':'a b','nick':'ann'}",
                "{'type':'live','room':'dev','seq':1}\n{",
                "{'type':'ok','re':7}"
            })
    void what_is_not_the_protocol_is_malformed(String frame) {
        assertThatThrownBy(() -> read(frame)).isInstanceOf(MalformedFrame.class);
    }

    private static ServerMessage read(String frame) {
        return JsonCodec.decodeMessages(frame.replace('\'', '"')).get(0);
    }
}
