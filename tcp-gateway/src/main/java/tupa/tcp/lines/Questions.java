package tupa.tcp.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.Answer;
import tupa.wire.Incoming;
import tupa.wire.Reply;
import tupa.wire.Request;

/** What is asked of the server in a person's name, and what is to be done with each answer. */
final class Questions {
    private record Question(boolean holdsUp, Consumer<Reply> answered, Consumer<Reply.Refusal> refused) {}

    /** Messages that may wait for their answers; less than the server allows one user. */
    private static final int OPEN_MAX = 100;

    private final Map<String, Question> open = new HashMap<>();
    private final List<Incoming> requests = new ArrayList<>();
    private long asked;
    private int holdingUp;

    /** What is typed next is not understood before the answer is there. */
    void ask(Request request, Consumer<Reply> answered, Consumer<Reply.Refusal> refused) {
        holdingUp++;
        put(request, new Question(true, answered, refused));
    }

    /** The same for what changes nothing for the lines behind it. */
    void send(Request request, Consumer<Reply> answered, Consumer<Reply.Refusal> refused) {
        put(request, new Question(false, answered, refused));
    }

    private void put(Request request, Question question) {
        asked++;
        String id = Long.toString(asked);
        open.put(id, question);
        requests.add(new Incoming.Asked(Optional.of(id), request));
    }

    /** A number that no other message of this person has. */
    long number() {
        return asked + 1;
    }

    /** Whether anything has no answer yet. */
    boolean areOpen() {
        return !open.isEmpty();
    }

    boolean isWaiting() {
        return holdingUp > 0 || open.size() >= OPEN_MAX;
    }

    /** Whether somebody waited for this answer. */
    boolean isAnswered(Answer answer) {
        Optional<Question> question = answer.re().map(open::remove);
        question.ifPresent(known -> {
            holdingUp -= known.holdsUp() ? 1 : 0;
            if (answer.reply() instanceof Reply.Refusal refusal) {
                known.refused().accept(refusal);
            } else {
                known.answered().accept(answer.reply());
            }
        });
        return question.isPresent();
    }

    /** What is to be asked now; it is so no more afterwards. */
    List<Incoming> take() {
        if (requests.isEmpty()) {
            return List.of();
        }
        List<Incoming> all = List.copyOf(requests);
        requests.clear();
        return all;
    }
}
