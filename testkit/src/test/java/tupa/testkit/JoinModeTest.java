package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tupa.testkit.process.ServerProcess;
import tupa.testkit.seeds.Seed;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.JoinMode;
import tupa.wire.LeftReason;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** A server that keeps everybody in one room at a time, and what becomes of its users when it is killed. */
class JoinModeTest {
    private static final RoomName LOBBY = new RoomName("lobby");
    private static final RoomName DEV = new RoomName("dev");

    @RegisterExtension
    final TupaServerExtension tupa =
            TupaServerExtension.with("tupa.rooms.join-mode = switch, tupa.rooms.capacities { small = 1 }");

    @Test
    void a_join_moves_and_both_rooms_and_the_user_hear_of_it() {
        ScriptedClient alice = tupa.connect();
        Reply.Welcome welcome = alice.hello("alice");
        ScriptedClient bob = tupa.join("bob");
        ScriptedClient cleo = tupa.join("cleo", "dev");

        Reply.JoinDone done = alice.ask(join(DEV), Reply.JoinDone.class);

        assertThat(welcome.limits().joinMode()).isEqualTo(JoinMode.SWITCH);
        assertThat(done.members()).extracting(member -> member.nick().value()).containsExactly("cleo", "alice");
        Event.Left left = new Event.Left(LOBBY, welcome.you(), LeftReason.LEFT);
        assertThat(alice.expect(Event.Left.class)).isEqualTo(left);
        assertThat(bob.expect(Event.Left.class)).isEqualTo(left);
        assertThat(cleo.expect(Event.Joined.class, of("alice")).room()).isEqualTo(DEV);
        assertThat(alice.refused(alice.post("lobby", "anybody?"))).isEqualTo(ErrorCode.NOT_IN_ROOM);
        alice.say("dev", "here");
        bob.say("lobby", "there");
        alice.fence();
        assertThat(alice.transcript("lobby").texts()).isEmpty();
        assertThat(alice.awaitTranscript("dev", seen -> seen.last() == 1).texts())
                .containsExactly("here");
    }

    @Test
    void a_full_room_leaves_the_user_where_he_is() {
        tupa.join("alice", "small");
        ScriptedClient bob = tupa.join("bob");

        ErrorCode refused = bob.refused(join(new RoomName("small")));
        bob.say("lobby", "still here");

        assertThat(refused).isEqualTo(ErrorCode.ROOM_FULL);
        bob.fence();
        assertThat(bob.unexpected()).noneMatch(Event.Left.class::isInstance);
    }

    @Test
    void who_leaves_the_one_room_is_put_into_the_default_room_and_stays_there() {
        ScriptedClient alice = tupa.join("alice", "dev");

        alice.ask(new Request.Leave(DEV), Reply.Done.class);
        Event.Joined home =
                alice.expect(Event.Joined.class, joined -> joined.room().equals(LOBBY));

        assertThat(home.who().nick().value()).isEqualTo("alice");
        assertThat(alice.refused(new Request.Leave(LOBBY))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void of_the_rooms_in_a_hello_the_first_is_joined() {
        ScriptedClient alice = tupa.connect();

        Reply.Welcome welcome = alice.hello("alice", "dev", "lobby");

        assertThat(welcome.rooms()).containsOnlyKeys(DEV);
        assertThat(alice.expect(Event.Notice.class).text())
                .isEqualTo("#lobby: You are in as many rooms as one may be.");
    }

    @Test
    void a_kill_and_a_resume_bring_back_the_one_room_and_nothing_of_the_old_one(@TempDir Path data) {
        ServerProcess server = ServerProcess.start(data, List.of("-Dtupa.rooms.join-mode=switch"));
        try (ScriptedClient alice = ScriptedClient.connect(server.url());
                ScriptedClient bob = ScriptedClient.connect(server.url())) {
            alice.hello("alice");
            bob.hello("bob");
            bob.say("lobby", "before");
            alice.awaitTranscript("lobby", seen -> seen.last() == 1);
            alice.ask(join(DEV), Reply.JoinDone.class);
            alice.say("dev", "moved");
            bob.say("lobby", "without her");

            server.kill();
            server = ServerProcess.start(data, List.of("-Dtupa.rooms.join-mode=switch"));
            bob.resumeAt(server.url());
            bob.say("lobby", "without her still");
            Reply.Welcome welcome = alice.resumeAt(server.url());
            alice.say("dev", "again");

            assertThat(welcome.rooms()).containsOnlyKeys(DEV);
            Transcript dev = alice.awaitTranscript("dev", seen -> seen.last() == 2);
            assertThat(dev.texts()).containsExactly("moved", "again");
            assertThat(dev.faults()).isEmpty();
            assertThat(alice.transcript("lobby").texts()).containsExactly("before");
            Request.Users users = new Request.Users(Optional.of(LOBBY));
            assertThat(bob.ask(users, Reply.UserList.class).users())
                    .extracting(member -> member.nick().value())
                    .containsExactly("bob");
        } finally {
            server.close();
        }
    }

    @Test
    void who_was_in_several_rooms_before_the_mode_was_changed_keeps_the_last(@TempDir Path data) {
        ServerProcess server = ServerProcess.start(data, List.of());
        try (ScriptedClient alice = ScriptedClient.connect(server.url())) {
            Reply.Welcome before = alice.hello("alice", "dev");
            alice.ask(join(new RoomName("ops")), Reply.JoinDone.class);
            alice.ask(join(LOBBY), Reply.JoinDone.class);
            alice.ask(new Request.Leave(LOBBY), Reply.Done.class);
            alice.say("dev", "one");

            server.kill();
            server = ServerProcess.start(data, List.of("-Dtupa.rooms.join-mode=switch"));
            Reply.Welcome after = alice.resumeAt(server.url());

            assertThat(before.limits().joinMode()).isEqualTo(JoinMode.ADD);
            assertThat(after.resumed()).isTrue();
            assertThat(after.rooms()).containsOnlyKeys(new RoomName("ops"));
            assertThat(alice.refused(alice.post("dev", "two"))).isEqualTo(ErrorCode.NOT_IN_ROOM);
        } finally {
            server.close();
        }
    }

    @Test
    @Seed("S0-33")
    void everybody_is_told_of_a_newcomer_where_the_server_says_so() {
        String came = "[Server]: alice just joined the chat!";
        try (TupaServer server = TupaServer.inMemory()
                        .with("tupa.rooms.announce-newcomers = on")
                        .start();
                ScriptedClient bob = ScriptedClient.connect(server.url());
                ScriptedClient alice = ScriptedClient.connect(server.url())) {
            bob.hello("bob", "ops");
            bob.expect(Event.Notice.class, notice -> notice.text().contains("bob"));
            alice.hello("alice");

            assertThat(alice.expect(Event.Notice.class).text()).isEqualTo(came);
            bob.expect(Event.Notice.class, notice -> notice.text().equals(came));
            alice.drop();
            alice.resume();
            alice.fence();
            bob.fence();
            assertThat(alice.unexpected()).noneMatch(Event.Notice.class::isInstance);
            assertThat(bob.unexpected()).noneMatch(event -> event.equals(new Event.Notice(came)));
        }
    }

    @Test
    void nobody_is_told_of_a_newcomer_elsewhere_unless_the_server_says_so() {
        ScriptedClient bob = tupa.join("bob", "dev");
        ScriptedClient alice = tupa.join("alice");

        alice.fence();
        bob.fence();

        assertThat(alice.unexpected()).noneMatch(Event.Notice.class::isInstance);
        assertThat(bob.unexpected()).noneMatch(Event.Notice.class::isInstance);
    }

    private static Request join(RoomName room) {
        return new Request.Join(room, Optional.empty(), 0);
    }

    private static Predicate<Event.Joined> of(String nick) {
        return joined -> joined.who().nick().value().equals(nick);
    }
}
