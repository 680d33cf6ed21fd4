package tupa.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tupa.wire.Answer;
import tupa.wire.Event;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.ServerMessage;

/** All that came to one client, over all his connections. Filled by the threads of sockets, waited for by that of the test. */
final class Inbox {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN = 20;

    private final Monitor monitor = new Monitor(PATIENCE);
    private final Transcripts transcripts = new Transcripts();
    private final Map<String, Request> asked = new HashMap<>();
    private final Map<String, Reply> answers = new HashMap<>();
    private final List<Reply> strays = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Optional<Link> link = Optional.empty();
    private Optional<Link.End> end = Optional.empty();

    /** From now on only what comes over this connection counts. */
    void listenTo(Link next) {
        monitor.change(() -> {
            link = Optional.of(next);
            end = Optional.empty();
        });
    }

    void asked(String id, Request request) {
        monitor.change(() -> asked.put(id, request));
    }

    void received(Link from, List<ServerMessage> messages) {
        monitor.change(() -> {
            if (isCurrent(from)) {
                messages.forEach(this::take);
            }
        });
    }

    void ended(Link from, Link.End how) {
        monitor.change(() -> {
            if (isCurrent(from)) {
                end = end.or(() -> Optional.of(how));
            }
        });
    }

    /** What comes before the client knows his connection can only be meant for it. */
    private boolean isCurrent(Link from) {
        return link.isEmpty() || link.get() == from;
    }

    private void take(ServerMessage message) {
        if (message instanceof Answer answer) {
            answer.re().ifPresentOrElse(id -> answered(id, answer.reply()), () -> strays.add(answer.reply()));
        } else if (message instanceof Event event) {
            transcripts.take(event);
            events.add(event);
        }
    }

    private void answered(String id, Reply reply) {
        Optional.ofNullable(asked.get(id)).ifPresent(request -> transcripts.answered(request, reply));
        if (answers.put(id, reply) != null) {
            throw new IllegalStateException(id + " was answered twice");
        }
    }

    Reply answer(String id) {
        return await(() -> Optional.ofNullable(answers.get(id)), () -> "no answer to " + asked.get(id));
    }

    Optional<Reply> answerSoFar(String id) {
        return monitor.read(() -> Optional.ofNullable(answers.get(id)));
    }

    Reply stray() {
        return await(
                () -> strays.isEmpty() ? Optional.empty() : Optional.of(strays.remove(0)),
                () -> "no answer without id");
    }

    <T extends Event> T event(Class<T> type, Predicate<? super T> fits) {
        return await(() -> take(type, fits), () -> "no " + type.getSimpleName() + " that fits");
    }

    private <T extends Event> Optional<T> take(Class<T> type, Predicate<? super T> fits) {
        Optional<T> found = events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fits)
                .findFirst();
        found.ifPresent(events::remove);
        return found;
    }

    List<Event> events() {
        return monitor.read(() -> List.copyOf(events));
    }

    <T> T read(Function<Transcripts, T> question) {
        return monitor.read(() -> question.apply(transcripts));
    }

    Transcript transcript(RoomAddress room, Predicate<Transcript> wanted) {
        return await(
                () -> Optional.of(transcripts.of(room)).filter(wanted).map(Transcript::copy),
                () -> room + " stays at " + transcripts.of(room).last());
    }

    int closeCode() {
        return await(() -> end.map(Link.End::code), () -> "still open");
    }

    boolean isClosed() {
        return monitor.read(end::isPresent);
    }

    private <T> T await(Supplier<Optional<T>> question, Supplier<String> complaint) {
        return monitor.await(question, () -> complaint.get() + ", " + end + ", came " + recent());
    }

    private List<Event> recent() {
        return events.subList(Math.max(0, events.size() - SHOWN), events.size());
    }
}
