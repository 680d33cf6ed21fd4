package tupa.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.core.room.RoomInfo;
import tupa.core.store.RoomKey;
import tupa.core.testing.Some;
import tupa.wire.Event;
import tupa.wire.JsonCodec;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.ServerMessage;

final class ListsTest extends OneSession {
    private static final int MANY = 10_000;

    @Test
    void a_list_of_users_that_is_too_long_for_one_answer_says_so() {
        welcome();
        IntStream.range(0, MANY).forEach(i -> around.everybody.add(Some.member("user" + i)));

        ask("u1", new Request.Users(Optional.empty()));
        List<ServerMessage> heard = reader.read();

        Reply.UserList list = (Reply.UserList) reply(heard.get(0));
        assertThat(list.users())
                .hasSizeBetween(1000, MANY - 1)
                .isEqualTo(around.everybody.subList(0, list.users().size()));
        assertThat(JsonCodec.encode(heard.get(0)).length()).isLessThan(256 * 1024);
        assertThat(heard.subList(1, heard.size()))
                .containsExactly(
                        new Event.Notice("These are the first " + list.users().size() + " of " + MANY + "."));
    }

    @Test
    void so_does_a_list_of_rooms() {
        welcome();
        IntStream.range(0, MANY)
                .forEach(i -> around.open.add(new RoomInfo(new RoomKey("room" + i), 1, "topic", 10, 1)));

        ask("r1", new Request.Rooms(Optional.empty()));
        List<ServerMessage> heard = reader.read();

        assertThat(((Reply.RoomList) reply(heard.get(0))).rooms()).hasSizeLessThan(MANY);
        assertThat(heard.get(1)).isInstanceOf(Event.Notice.class);
    }

    @Test
    void a_whole_list_needs_no_words() {
        welcome();
        around.everybody.add(Some.member("ann"));

        ask("u1", new Request.Users(Optional.empty()));

        assertThat(reader.read()).hasSize(1);
    }
}
