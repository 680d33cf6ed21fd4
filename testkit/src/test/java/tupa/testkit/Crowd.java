package tupa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tupa.wire.Event;
import tupa.wire.Nick;
import tupa.wire.Reply;
import tupa.wire.Request;

/** Many clients in one room who post in turn at a steady rate, and remember what became of every post. */
final class Crowd implements AutoCloseable {
    private static final String ROOM = "crowd";

    private record Sent(ScriptedClient author, Request.Post post, Optional<String> id) {
        Optional<Reply.PostDone> ack() {
            return id.flatMap(author::answerSoFar)
                    .filter(Reply.PostDone.class::isInstance)
                    .map(Reply.PostDone.class::cast);
        }
    }

    private final List<ScriptedClient> clients;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Long> acked = new LinkedHashMap<>();

    Crowd(String url, int size) {
        clients = IntStream.range(0, size)
                .mapToObj(number -> joined(url, "member" + number))
                .toList();
        clients.forEach(client -> client.awaitTranscript(ROOM, Transcript::isLive));
        for (int number = 0; number < size; number++) {
            seeArrivals(clients.get(number), number);
        }
    }

    /** Everybody is shown himself and whoever comes later; after that nobody comes or goes. */
    private void seeArrivals(ScriptedClient client, int from) {
        for (int number = from; number < clients.size(); number++) {
            Nick nick = new Nick("member" + number);
            client.expect(Event.Joined.class, joined -> joined.who().nick().equals(nick));
        }
    }

    private static ScriptedClient joined(String url, String nick) {
        ScriptedClient client = ScriptedClient.connect(url);
        client.hello(nick, ROOM);
        return client;
    }

    List<ScriptedClient> clients() {
        return clients;
    }

    /** Posts at a steady rate all the while that {@code meanwhile} runs. */
    void postWhile(int perSecond, Runnable meanwhile) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        ScheduledFuture<?> posting = clock.scheduleAtFixedRate(this::postNext, 0, interval, TimeUnit.NANOSECONDS);
        try {
            meanwhile.run();
        } finally {
            posting.cancel(false);
            clock.shutdown();
            assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void postNext() {
        ScriptedClient author = clients.get(sent.size() % clients.size());
        Request.Post post = author.post(ROOM, "message " + sent.size());
        sent.add(new Sent(author, post, trySending(author, post)));
    }

    private static Optional<String> trySending(ScriptedClient author, Request.Post post) {
        try {
            return Optional.of(author.send(post));
        } catch (CompletionException disconnected) {
            return Optional.empty();
        }
    }

    /** Waits until that many more messages have come to the first of them. */
    void awaitMessages(int count) {
        long wanted = clients.get(0).transcript(ROOM).last() + count;
        clients.get(0).awaitTranscript(ROOM, seen -> seen.last() >= wanted);
    }

    /** Everybody goes on where the server is now, and posts again, with the same cid, what was not acknowledged. */
    void resumeAt(String url) {
        noteAcks();
        clients.forEach(client -> client.resumeAt(url));
        List<Sent> again = sent.stream()
                .filter(each -> each.ack().isEmpty())
                .map(each -> new Sent(
                        each.author(), each.post(), Optional.of(each.author().send(each.post()))))
                .toList();
        again.forEach(each -> each.author().answer(each.id().orElseThrow()));
        sent.removeIf(each -> each.ack().isEmpty());
        sent.addAll(again);
        noteAcks();
    }

    /** Waits until every post that could be sent is answered, without having been sent again. */
    void assertEverythingAnswered() {
        sent.forEach(each ->
                assertThat(each.author().answer(each.id().orElseThrow())).isInstanceOf(Reply.PostDone.class));
    }

    private void noteAcks() {
        for (Sent each : sent) {
            each.ack()
                    .ifPresent(ack -> assertThat(acked.put(each.post().cid().value(), ack.seq()))
                            .isIn(null, ack.seq()));
        }
    }

    /** How many of the posts have been acknowledged. */
    long ackedCount() {
        noteAcks();
        return acked.size();
    }

    int sentCount() {
        return sent.size();
    }

    /** Every post is acknowledged, and is in every transcript exactly once, where its acknowledgement says. */
    void assertNothingLostOrDoubled() {
        noteAcks();
        assertThat(acked).hasSize(sent.size());
        assertTranscriptsHold(acked);
    }

    /** Whatever is acknowledged is in every transcript exactly once. */
    void assertTranscriptsHoldWhatWasAcked() {
        noteAcks();
        assertTranscriptsHold(acked);
    }

    private void assertTranscriptsHold(Map<String, Long> wanted) {
        long newest = clients.get(0).say(ROOM, "over").seq();
        for (ScriptedClient client : clients) {
            Transcript seen = client.awaitTranscript(ROOM, transcript -> transcript.last() >= newest);
            assertThat(seen.faults()).isEmpty();
            assertThat(seen.cids()).doesNotHaveDuplicates();
            assertThat(seqs(seen)).containsAllEntriesOf(wanted);
        }
    }

    private static Map<String, Long> seqs(Transcript transcript) {
        Map<String, Long> seqs = new HashMap<>();
        for (Event event : transcript.events()) {
            if (event instanceof Event.Message message) {
                seqs.put(message.cid().value(), message.seq());
            }
        }
        return seqs;
    }

    /** Comings and goings that anybody was told of since all were there. */
    List<Event> comingsAndGoings() {
        return clients.stream()
                .flatMap(client -> client.unexpected().stream())
                .filter(event -> event instanceof Event.Joined || event instanceof Event.Left)
                .toList();
    }

    @Override
    public void close() {
        clients.forEach(ScriptedClient::close);
    }
}
