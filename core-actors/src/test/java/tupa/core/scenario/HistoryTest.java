package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tupa.core.store.HeldCall;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Reading back while the store cannot be read. */
final class HistoryTest {
    private static final String UNLIMITED = "tupa.limits.rate.enabled = false";

    @Test
    void what_is_in_memory_is_read_without_the_store_and_the_rest_is_refused() {
        try (Chat chat = Chat.start("tupa.rooms.relay-memory = 20", UNLIMITED)) {
            Peer alice = chat.guest("alice");
            say(alice, 50);
            chat.storage.messages().reads().hold();

            Reply.Page page = alice.expect(alice.ask(wish(51, 10)), Reply.Page.class);
            String older = alice.askWithoutWaiting(wish(41, 50));
            HeldCall<?> read = chat.storage.messages().reads().next();
            read.fail();

            assertThat(texts(page))
                    .containsExactly("m41", "m42", "m43", "m44", "m45", "m46", "m47", "m48", "m49", "m50");
            assertThat(page.more()).isTrue();
            assertThat(List.of(page.oldest(), page.newest())).containsExactly(1L, 50L);
            alice.expectRefusal(older, ErrorCode.STORAGE_UNAVAILABLE);
            assertThat(chat.storage.messages().reads().count()).isEqualTo(1);
        }
    }

    @Test
    void a_member_who_comes_back_is_shown_from_memory_what_he_missed() {
        try (Chat chat = Chat.start(UNLIMITED)) {
            Peer alice = chat.guest("alice");
            Peer bob = chat.guest("bob");
            say(alice, 3);
            bob.awaitMessage("m3");
            bob.drop();
            alice.expect(alice.post("later", "later"), Reply.PostDone.class);
            chat.storage.messages().reads().hold();
            chat.storage.messages().opens().hold();

            Peer again = chat.resumed(bob, Map.of("lobby", 3L));
            again.await(Event.Live.class, live -> live.seq() == 4);

            assertThat(again.texts(Peer.LOBBY)).containsExactly("later");
        }
    }

    private static void say(Peer peer, int count) {
        for (int i = 1; i <= count; i++) {
            peer.expect(peer.post("c" + i, "m" + i), Reply.PostDone.class);
        }
    }

    private static Request wish(long before, int limit) {
        return new Request.History(Peer.LOBBY, OptionalLong.of(before), OptionalLong.empty(), limit);
    }

    private static List<String> texts(Reply.Page page) {
        return page.events().stream()
                .map(event ->
                        event instanceof Event.Message message ? Optional.of(message.text()) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
