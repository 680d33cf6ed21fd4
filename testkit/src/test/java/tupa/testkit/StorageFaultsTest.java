package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tupa.core.store.FaultyFile;
import tupa.core.store.Storage;
import tupa.core.store.StoreSettings;
import tupa.server.RunningServer;
import tupa.server.ServerOver;
import tupa.server.ServerSettings;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/**
 * What a client sees of a store that fails under a running server. Prints a table at the end: how long after the fault the
 * first post was refused, and how long after its end one was stored again.
 */
class StorageFaultsTest {
    private interface Step {
        void run() throws Exception;
    }

    private static final RoomName LOBBY = new RoomName("lobby");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String LARGE = "x".repeat(3_000);
    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    Path directory;

    private final List<Request.Post> refused = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private Optional<RunningServer> server = Optional.empty();
    private Optional<Storage> storage = Optional.empty();
    private Optional<Path> mounted = Optional.empty();

    @AfterAll
    static void print() {
        System.out.printf("%n%-44s %-36s %10s %10s%n", "fault", "what a client saw", "refused", "recovered");
        TABLE.forEach(System.out::println);
    }

    @AfterEach
    void stop() throws Exception {
        server.ifPresent(running -> running.stop().toCompletableFuture().join());
        storage.ifPresent(Storage::close);
        if (mounted.isPresent()) {
            run("umount", mounted.get().toString());
        }
    }

    @Test
    void a_file_that_may_not_grow() throws Exception {
        FaultyFile file = start(directory);
        survive("disk full (max_page_count)", file::full, file::growing);
    }

    @Test
    void a_disk_that_is_full() throws Exception {
        Path disk = smallDisk();
        start(disk);
        Path filler = disk.resolve("filler");
        survive("disk full (tmpfs of 4 MiB)", () -> fill(filler), () -> Files.delete(filler));
    }

    @Test
    void a_file_made_read_only() throws Exception {
        FaultyFile file = start(directory);
        survive("file made read-only", () -> file.readOnly(true), () -> file.readOnly(false));
    }

    @Test
    void a_database_locked_by_somebody_else() throws Exception {
        FaultyFile file = start(directory);
        List<Connection> lock = new ArrayList<>();
        survive(
                "locked beyond busy-timeout (100 ms)",
                () -> lock.add(file.lock()),
                () -> lock.get(0).close());
    }

    @Test
    void commits_that_fail_although_the_first_is_done() throws Exception {
        FaultyFile file = start(directory);
        survive("I/O error at commit, the first one done", file::failCommits, file::commitAgain);
    }

    @Test
    void a_file_that_is_overwritten() throws Exception {
        FaultyFile file = start(directory);
        List<byte[]> good = new ArrayList<>();
        survive("file overwritten with garbage", () -> good.add(file.corrupt()), () -> file.overwrite(good.get(0)));
    }

    @Test
    void a_slow_disk_only_makes_everybody_wait() throws Exception {
        FaultyFile file = start(directory);
        ScriptedClient alice = guest("alice");
        file.slow(true);
        long begun = System.nanoTime();

        for (int i = 0; i < 5; i++) {
            alice.say("lobby", "patience " + i);
        }

        assertThat(storage.orElseThrow().trouble()).isEmpty();
        assertThat(get("ready").statusCode()).isEqualTo(200);
        row("slow disk (300 ms a commit)", "ok after " + millis(begun) / 5 + " ms each", "never", "at once");
    }

    private void survive(String fault, Step begin, Step end) throws Exception {
        ScriptedClient bob = guest("bob");
        ScriptedClient alice = guest("alice");
        acknowledge(alice, 5);
        alice.awaitTranscript("lobby", seen -> seen.last() == 5);

        begin.run();
        long begun = System.nanoTime();
        Reply.Refusal refusal = postUntilRefused(alice);
        long untilRefused = millis(begun);
        Reply.Page page =
                alice.ask(new Request.History(LOBBY, OptionalLong.empty(), OptionalLong.of(0), 5), Reply.Page.class);
        HttpResponse<String> ready = get("ready");
        int live = get("live").statusCode();
        end.run();
        long ended = System.nanoTime();
        postUntilStored(alice);
        long untilStored = millis(ended);

        assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(refusal.retryAfterMs()).isPresent();
        assertThat(page.events()).hasSize(5);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("storage_unavailable", "reason");
        assertThat(live).isEqualTo(200);
        assertThat(get("ready").statusCode()).isEqualTo(200);
        assertNothingLostAndNothingRefusedStored(alice, bob);
        row(
                fault,
                refusal.code().wire() + ", retry in " + refusal.retryAfterMs().getAsLong() + " ms",
                untilRefused + " ms",
                untilStored + " ms");
    }

    private void assertNothingLostAndNothingRefusedStored(ScriptedClient alice, ScriptedClient bob) {
        String last = acknowledged.get(acknowledged.size() - 1);
        Transcript seen =
                bob.awaitTranscript("lobby", transcript -> transcript.cids().contains(last));
        alice.awaitTranscript("lobby", transcript -> transcript.cids().contains(last));
        assertThat(seen.faults()).isEmpty();
        assertThat(seen.cids()).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(seen.cids())
                .doesNotContainAnyElementsOf(
                        refused.stream().map(post -> post.cid().value()).toList());
        assertThat(bob.unexpected()).noneMatch(Event.Left.class::isInstance);
    }

    /** Those that went before it were stored, or wait for their outcome, or found the room busy with such. */
    private Reply.Refusal postUntilRefused(ScriptedClient client) {
        Map<String, Request.Post> open = new LinkedHashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Request.Post post = client.post("lobby", LARGE);
            open.put(client.send(post), post);
            client.fence();
            for (String id : List.copyOf(open.keySet())) {
                Optional<Reply> reply = client.answerSoFar(id);
                if (reply.isPresent() && reply.get() instanceof Reply.Refusal refusal) {
                    refused.add(open.remove(id));
                    if (refusal.code() != ErrorCode.BUSY) {
                        return refusal;
                    }
                }
            }
        }
        throw new AssertionError("nothing is refused");
    }

    private void postUntilStored(ScriptedClient client) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Request.Post post = client.post("lobby", "back?");
            if (client.ask(post) instanceof Reply.PostDone) {
                acknowledged.add(post.cid().value());
                return;
            }
            refused.add(post);
        }
        throw new AssertionError("nothing is stored");
    }

    private void acknowledge(ScriptedClient client, int count) {
        for (int i = 0; i < count; i++) {
            Request.Post post = client.post("lobby", "before " + i);
            client.ask(post, Reply.PostDone.class);
            acknowledged.add(post.cid().value());
        }
    }

    private FaultyFile start(Path data) {
        StoreSettings settings = ServerSettings.of(ConfigFactory.parseMap(
                        Map.of("tupa.data-dir", data.toString(), "tupa.store.sqlite.busy-timeout", "100 ms")))
                .core()
                .store();
        FaultyFile file = new FaultyFile(settings);
        storage = Optional.of(file.open());
        server = Optional.of(ServerOver.start(
                ConfigFactory.parseString("tupa.store.provider = memory, tupa.http.port = 0, tupa.tcp.port = 0,"
                        + " tupa.limits.rate.enabled = false, tupa.session.unanswered-max = 100000"),
                storage.get()));
        return file;
    }

    private ScriptedClient guest(String nick) {
        ScriptedClient client = ScriptedClient.connect(server.orElseThrow().url());
        client.hello(nick);
        return client;
    }

    private HttpResponse<String> get(String what) throws IOException, InterruptedException {
        URI uri = URI.create(
                server.orElseThrow().url().replace("ws://", "http://").replace("/ws", "/health/" + what));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Path smallDisk() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
                "only root can mount a small disk");
        mounted = Optional.of(disk);
        return disk;
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private static void row(String fault, String seen, String refused, String recovered) {
        TABLE.add(String.format("%-44s %-36s %10s %10s", fault, seen, refused, recovered));
    }
}
