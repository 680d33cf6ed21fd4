package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tupa.core.room.Chaos;
import tupa.core.store.RoomKey;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.UserId;

/**
 * Rooms and relays that are killed again and again under load, over real sockets. How often is the property {@code
 * tests.room-kills}: 10 unless told otherwise.
 */
class RoomKillTest {
    private static final int KILLS = Integer.getInteger("tests.room-kills", 10);
    private static final int CLIENTS = 20;
    private static final int PER_SECOND = 100;
    private static final RoomName CHURN = new RoomName("churn");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void nobody_notices_that_rooms_and_relays_are_killed() throws InterruptedException {
        // A short longest pause only lets more kills fit into a minute.
        TupaServer server = TupaServer.storing()
                .with("tupa.chaos.enabled = true, tupa.limits.rate.enabled = false, tupa.rooms.restart-max = 100 ms");
        try (TupaServer running = server.start();
                Crowd crowd = new Crowd(running.url(), CLIENTS);
                Churn churn = new Churn(running.url())) {
            List<String> before = members(crowd);
            crowd.postWhile(PER_SECOND, () -> {
                for (int kill = 1; kill <= KILLS; kill++) {
                    kill(running, RoomKey.of(new RoomName("crowd")));
                    kill(running, RoomKey.of(CHURN));
                    kill(running, churn.conversation());
                    churn.step(kill);
                    crowd.awaitMessages(1 + random.nextInt(3));
                }
            });
            crowd.assertEverythingAnswered();
            crowd.assertNothingLostOrDoubled();

            assertThat(crowd.comingsAndGoings()).as("seed %d", seed).isEmpty();
            assertThat(members(crowd)).containsExactlyInAnyOrderElementsOf(before);
            churn.assertNothingLostOrDoubled();
            System.out.printf(
                    "%d kills of three rooms each: %d posts answered, none lost or doubled%n",
                    KILLS, crowd.sentCount());
        }
    }

    /** At times again at once, while it is loading. */
    private void kill(TupaServer server, RoomKey room) {
        for (int times = random.nextInt(3); times >= 0; times--) {
            server.kill(room, random.nextBoolean() ? Chaos.Part.ROOM : Chaos.Part.RELAY);
        }
    }

    private static List<String> members(Crowd crowd) {
        ScriptedClient one = crowd.clients().get(0);
        return one.ask(new Request.Users(Optional.of(new RoomName("crowd"))), Reply.UserList.class).users().stream()
                .map(member -> member.nick().value())
                .toList();
    }

    /** Two who come, go, rename, whisper and lose their connection while their rooms are killed. */
    private static final class Churn implements AutoCloseable {
        private final ScriptedClient ann;
        private final ScriptedClient bob;
        private final UserId annsId;
        private final UserId bobsId;
        private int whispered;

        Churn(String url) {
            ann = ScriptedClient.connect(url);
            bob = ScriptedClient.connect(url);
            annsId = ann.hello("ann", "churn").you().user();
            bobsId = bob.hello("bob", "churn", "lobby").you().user();
            whisper();
        }

        RoomKey conversation() {
            return RoomKey.conversation(annsId, bobsId);
        }

        void step(int number) {
            switch (number % 4) {
                case 0 -> patiently(bob, new Request.Leave(CHURN));
                case 1 -> patiently(bob, new Request.Join(CHURN, Optional.empty(), 0));
                case 2 -> patiently(bob, new Request.ChangeNick(new Nick("bob" + number)));
                default -> {
                    bob.drop();
                    bob.resume();
                }
            }
            whisper();
        }

        private void whisper() {
            Request.Dm dm = new Request.Dm(bobsId.value(), ann.nextCid(), "whisper " + ++whispered);
            patiently(ann, dm);
        }

        /** A room in trouble may ask for patience, but no more than that. */
        private static void patiently(ScriptedClient who, Request request) {
            Reply reply = who.ask(request);
            while (reply instanceof Reply.Refusal refusal && refusal.code().retryable()) {
                reply = who.ask(request);
            }
            assertThat(reply).isNotInstanceOf(Reply.Refusal.class);
        }

        void assertNothingLostOrDoubled() {
            Transcript hers =
                    ann.awaitTranscript(new Peer(bobsId), seen -> seen.texts().size() >= whispered);
            Transcript his =
                    bob.awaitTranscript(new Peer(annsId), seen -> seen.texts().size() >= whispered);
            assertThat(hers.faults()).isEmpty();
            assertThat(his.faults()).isEmpty();
            assertThat(hers.texts()).hasSize(whispered).doesNotHaveDuplicates();
            assertThat(his.texts()).isEqualTo(hers.texts());
            assertThat(ann.transcript(CHURN).faults()).isEmpty();
            assertThat(bob.transcript(CHURN).faults()).isEmpty();
            assertThat(bob.unexpected()).noneMatch(event -> event instanceof Event.Left);
        }

        @Override
        public void close() {
            ann.close();
            bob.close();
        }
    }
}
