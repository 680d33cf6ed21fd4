package tupa.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tupa.wire.ErrorCode;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** A cid belongs to its user in its room, however long ago, on whichever connection and in whichever process he used it. */
final class DedupeTest {
    private static final String FORGETFUL = "tupa { rooms.recent-cids = 1, limits.rate.enabled = false }";

    @Test
    void a_cid_that_the_room_has_forgotten_is_recognised_by_the_store() {
        try (Chat chat = Chat.start(FORGETFUL)) {
            Peer ann = chat.guest("ann");
            say(ann, "c", 1, 5);

            Reply.PostDone again = ann.expect(ann.post("c1", "c1"), Reply.PostDone.class);

            assertThat(again.dup()).isTrue();
            assertThat(again.seq()).isEqualTo(1);
            ann.expectRefusal(ann.post("c2", "another text"), ErrorCode.CID_CONFLICT);
            assertThat(ann.expect(ann.post("c6", "c6"), Reply.PostDone.class).seq())
                    .isEqualTo(6);
            ann.awaitMessage("c6");
            assertThat(ann.seqs(Peer.LOBBY)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void a_restart_forgets_no_cid_be_it_recent_or_old() {
        Chat before = Chat.start(FORGETFUL);
        Peer first = before.guest("ann");
        say(first, "c", 1, 3);
        before.close();

        try (Chat after = Chat.restart(before.storage, FORGETFUL)) {
            Peer ann = after.resumed(first, Map.of("lobby", 3L));

            for (long seq = 3; seq >= 1; seq--) {
                Reply.PostDone again = ann.expect(ann.post("c" + seq, "c" + seq), Reply.PostDone.class);
                assertThat(again.dup()).isTrue();
                assertThat(again.seq()).isEqualTo(seq);
            }
            ann.expectRefusal(ann.post("c1", "another text"), ErrorCode.CID_CONFLICT);
            ann.expectRefusal(ann.post("c3", "another text"), ErrorCode.CID_CONFLICT);
            assertThat(ann.seqs(Peer.LOBBY)).isEmpty();
        }
    }

    @Test
    void a_cid_is_one_of_its_user_and_of_its_room_and_no_others() {
        try (Chat chat = Chat.start(FORGETFUL)) {
            Peer ann = chat.guest("ann");
            Peer bob = chat.guest("bob");
            RoomName attic = new RoomName("attic");
            ann.expect(ann.ask(new Request.Join(attic, Optional.empty(), 0)), Reply.JoinDone.class);

            List<Reply.PostDone> done = List.of(
                    ann.expect(ann.post("c1", "one"), Reply.PostDone.class),
                    bob.expect(bob.post("c1", "two"), Reply.PostDone.class),
                    ann.expect(ann.post(attic, "c1", "three"), Reply.PostDone.class));

            assertThat(done).extracting(Reply.PostDone::dup).containsOnly(false);
        }
    }

    @Test
    void old_repeats_in_one_batch_with_new_posts_are_each_answered_for_what_they_are() {
        try (Chat chat = Chat.start(FORGETFUL)) {
            Peer ann = chat.guest("ann");
            say(ann, "c", 1, 10);
            chat.storage.messages().appends().hold();
            String first = ann.post("first", "first");
            List<String> repeats = IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> ann.post("c" + i, "c" + i))
                    .toList();
            String conflict = ann.post("c10", "another text");
            String fresh = ann.post("new", "new");

            chat.storage.messages().appends().release();

            assertThat(ann.expect(first, Reply.PostDone.class).seq()).isEqualTo(11);
            for (int i = 1; i <= 9; i++) {
                Reply.PostDone again = ann.expect(repeats.get(i - 1), Reply.PostDone.class);
                assertThat(again.dup()).isTrue();
                assertThat(again.seq()).isEqualTo(i);
            }
            ann.expectRefusal(conflict, ErrorCode.CID_CONFLICT);
            assertThat(ann.expect(fresh, Reply.PostDone.class).seq()).isEqualTo(12);
        }
    }

    @Test
    void a_batch_of_nothing_but_repeats_stores_nothing_and_the_room_goes_on() {
        try (Chat chat = Chat.start(FORGETFUL)) {
            Peer ann = chat.guest("ann");
            say(ann, "c", 1, 10);
            chat.storage.messages().appends().hold();
            String first = ann.post("first", "first");
            List<String> repeats = IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> ann.post("c" + i, "c" + i))
                    .toList();

            chat.storage.messages().appends().release();

            ann.expect(first, Reply.PostDone.class);
            repeats.forEach(
                    id -> assertThat(ann.expect(id, Reply.PostDone.class).dup()).isTrue());
            assertThat(ann.expect(ann.post("new", "new"), Reply.PostDone.class).seq())
                    .isEqualTo(12);
            ann.awaitMessage("new");
            assertThat(ann.texts(Peer.LOBBY)).hasSize(12).endsWith("first", "new");
        }
    }

    @Test
    void a_repeat_on_another_connection_that_overtakes_the_commit_waits_for_it() {
        try (Chat chat = Chat.start(FORGETFUL)) {
            Peer first = chat.guest("ann");
            chat.storage.messages().appends().hold();
            first.post("c1", "c1");
            Peer ann = chat.resumed(first, Map.of("lobby", 0L));
            String repeat = ann.post("c1", "c1");
            String conflict = ann.post("c1", "another text");

            ann.expectRefusal(conflict, ErrorCode.CID_CONFLICT);
            chat.storage.messages().appends().release();

            assertThat(ann.expect(repeat, Reply.PostDone.class).seq()).isEqualTo(1);
            assertThat(ann.expect(ann.post("c1", "c1"), Reply.PostDone.class).dup())
                    .isTrue();
            assertThat(ann.awaitMessage("c1").seq()).isEqualTo(1);
        }
    }

    private static void say(Peer peer, String cids, int first, int last) {
        for (int i = first; i <= last; i++) {
            peer.expect(peer.post(cids + i, cids + i), Reply.PostDone.class);
            peer.awaitMessage(cids + i);
        }
    }
}
