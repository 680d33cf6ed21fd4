package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.store.Backup;
import tupa.core.store.Storages;
import tupa.core.store.StoreSettings;
import tupa.server.ServerSettings;
import tupa.wire.Event;
import tupa.wire.Peer;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** What clients are told when the server comes back with what a backup held. */
class RestoreTest {
    private static final RoomName LOBBY = new RoomName("lobby");

    @TempDir
    Path directory;

    private TupaServer server;

    @BeforeEach
    void start() {
        server = TupaServer.storingIn(directory.resolve("data"))
                .with("tupa.limits.rate.enabled = false")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_client_that_resumes_is_told_that_the_history_is_another_and_shown_what_there_is() {
        ScriptedClient alice = ScriptedClient.connect(server.url());
        alice.hello("alice");
        say(alice, 1, 60);
        backUp();
        say(alice, 61, 70);
        String epoch = alice.transcript("lobby").position().orElseThrow().epoch();
        restore();

        Reply.Welcome welcome = alice.resumeAt(server.url());
        Event.Gap gap = alice.expect(Event.Gap.class);
        Transcript seen = alice.awaitTranscript("lobby", transcript -> transcript.last() == 60 && transcript.isLive());
        Reply.PostDone next = alice.say("lobby", "after the restore");

        assertThat(welcome.resumed()).isTrue();
        assertThat(welcome.you().nick().value()).isEqualTo("alice");
        Reply.Standing standing = standing(welcome, LOBBY);
        assertThat(standing.recovered()).isFalse();
        assertThat(standing.seq()).isEqualTo(60);
        assertThat(standing.epoch()).isNotEqualTo(epoch);
        assertThat(gap).isEqualTo(new Event.Gap(LOBBY, 1, 10, 1, standing.epoch()));
        assertThat(seen.texts().subList(70, 120)).containsExactlyElementsOf(texts(11, 60));
        assertThat(seen.faults()).isEmpty();
        assertThat(next.seq()).isEqualTo(61);
    }

    @Test
    void a_client_that_names_no_position_is_told_once_and_goes_on_from_there() {
        ScriptedClient alice = ScriptedClient.connect(server.url());
        alice.hello("alice");
        say(alice, 1, 3);
        backUp();
        restore();
        Request hello = new Request.Hello(
                1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(alice.token()), Map.of());

        ScriptedClient forgetful = ScriptedClient.connect(server.url());
        Reply.Standing first = standing(forgetful.ask(hello, Reply.Welcome.class), LOBBY);
        Event.Gap gap = forgetful.expect(Event.Gap.class);
        forgetful.awaitTranscript("lobby", seen -> seen.last() == 3 && seen.isLive());
        ScriptedClient again = ScriptedClient.connect(server.url());
        Reply.Standing second = standing(again.ask(hello, Reply.Welcome.class), LOBBY);
        Transcript seen = again.awaitTranscript("lobby", transcript -> transcript.last() == 3 && transcript.isLive());

        assertThat(first.recovered()).isFalse();
        assertThat(gap).isEqualTo(new Event.Gap(LOBBY, 1, 0, 1, first.epoch()));
        assertThat(second).isEqualTo(new Reply.Standing(3, first.epoch(), true, 1));
        assertThat(seen.texts()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void a_private_conversation_comes_back_to_both_and_to_nobody_else() {
        ScriptedClient alice = ScriptedClient.connect(server.url());
        Peer toAlice = new Peer(alice.hello("alice").you().user());
        ScriptedClient bob = ScriptedClient.connect(server.url());
        Peer toBob = new Peer(bob.hello("bob").you().user());
        alice.ask(new Request.Dm("bob", alice.nextCid(), "between us"), Reply.DmDone.class);
        bob.expect(Event.Dm.class);
        backUp();
        restore();

        Reply.Welcome welcome = bob.resumeAt(server.url());
        Event.Dm again = bob.expect(Event.Dm.class);
        Reply.Welcome hers = alice.resumeAt(server.url());
        alice.ask(new Request.Dm("bob", alice.nextCid(), "still between us"), Reply.DmDone.class);
        Event.Dm next = bob.expect(Event.Dm.class);

        assertThat(standing(welcome, toAlice).recovered()).isFalse();
        assertThat(standing(hers, toBob).recovered()).isFalse();
        assertThat(List.of(again.text(), next.text())).containsExactly("between us", "still between us");
    }

    @Test
    void history_and_a_join_from_a_position_in_the_old_history_tell_of_the_new_one() {
        ScriptedClient alice = ScriptedClient.connect(server.url());
        alice.hello("alice");
        say(alice, 1, 5);
        Optional<Position> before = alice.transcript("lobby").position();
        backUp();
        restore();
        ScriptedClient bob = ScriptedClient.connect(server.url());
        bob.hello("bob", "other");

        Reply.JoinDone join = bob.ask(new Request.Join(LOBBY, before, 50), Reply.JoinDone.class);
        Reply.Page page =
                bob.ask(new Request.History(LOBBY, OptionalLong.empty(), OptionalLong.of(0), 50), Reply.Page.class);

        assertThat(join.standing().recovered()).isFalse();
        assertThat(join.standing().epoch()).isNotEqualTo(before.orElseThrow().epoch());
        assertThat(page.events()).hasSize(5);
    }

    private static Reply.Standing standing(Reply.Welcome welcome, RoomAddress room) {
        return Objects.requireNonNull(welcome.rooms().get(room));
    }

    private static void say(ScriptedClient client, int first, int last) {
        for (String text : texts(first, last)) {
            client.say("lobby", text);
        }
        client.awaitTranscript("lobby", seen -> seen.last() == last);
    }

    private static List<String> texts(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "m" + number)
                .toList();
    }

    private void backUp() {
        Backup.make(settings(), directory.resolve("backup.db"));
    }

    private void restore() {
        server.stop();
        Backup.restore(settings(), directory.resolve("backup.db"), true, Storages.randomEpochs(), Instant.now());
        server.start();
    }

    private StoreSettings settings() {
        String data = directory.resolve("data").toString();
        return ServerSettings.of(ConfigFactory.parseMap(Map.of("tupa.data-dir", data)))
                .core()
                .store();
    }
}
