package tupa.testkit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Post;
import tupa.testkit.audit.judge.Promise;
import tupa.wire.ErrorCode;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/** What one user says, until it is answered: said again, under the same cid, after every lost connection and passing refusal. */
final class Sayings {
    private static final int PENDING_MAX = 20;
    private static final int DONE_MAX = 100;
    private static final long RETRY_MS = 300;

    /** One message; {@code room} is empty for a private one. */
    private static final class Saying {
        private final Post post;
        private final Request request;
        private final Optional<RoomName> room;
        private int asked;
        private long notBefore;

        Saying(Post post, Request request, Optional<RoomName> room) {
            this.post = post;
            this.request = request;
            this.room = room;
        }
    }

    private final User user;
    private final Judge judge;
    private final Tally tally;
    private final List<Saying> pending = new ArrayList<>();
    private final List<Saying> done = new ArrayList<>();

    Sayings(User user, Judge judge, Tally tally) {
        this.user = user;
        this.judge = judge;
        this.tally = tally;
    }

    boolean isFull() {
        return pending.size() >= PENDING_MAX;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    boolean hasPendingIn(RoomName room) {
        return pending.stream()
                .anyMatch(saying -> saying.room.filter(room::equals).isPresent());
    }

    /** Says it now, or as soon as he is connected; {@code twice} is for the impatient. */
    void say(Post post, Request request, Optional<RoomName> room, boolean twice) {
        Saying saying = new Saying(post, request, room);
        pending.add(saying);
        if (maySay(saying)) {
            ask(saying);
            if (twice) {
                ask(saying);
            }
        }
    }

    /** Says again something that was acknowledged long ago, as a client does that has forgotten it was. */
    void repeat(SplittableRandom random) {
        List<Saying> candidates = done.stream().filter(this::maySay).toList();
        if (!candidates.isEmpty()) {
            ask(candidates.get(random.nextInt(candidates.size())));
        }
    }

    /** Says again the oldest that was acknowledged in this session: whatever happened since, it is not to be forgotten. */
    void repeatOldest(int count) {
        done.stream().filter(this::maySay).limit(count).toList().forEach(this::ask);
    }

    /** Says whatever waits to be said. */
    void flush() {
        for (Saying saying : List.copyOf(pending)) {
            if (saying.asked == 0 && maySay(saying)) {
                ask(saying);
            }
        }
    }

    private boolean maySay(Saying saying) {
        return user.isOnline()
                && saying.notBefore <= user.now()
                && saying.room.map(user.places()::of).map(Place::isSettled).orElse(true);
    }

    private void ask(Saying saying) {
        saying.asked++;
        user.ask(
                saying.request,
                () -> {
                    saying.post.said();
                    if (saying.post.attempts() > 1) {
                        tally.add(Tally.Count.RETRIES);
                    }
                },
                reply -> answered(saying, reply));
    }

    private void answered(Saying saying, Reply reply) {
        saying.asked--;
        if (reply instanceof Reply.PostDone ack) {
            acknowledged(saying);
            judge.posts().acknowledged(saying.post, ack);
        } else if (reply instanceof Reply.DmDone ack) {
            acknowledged(saying);
            judge.posts().acknowledged(saying.post, ack);
        } else if (reply instanceof Reply.Refusal refusal) {
            judge.posts().refused(saying.post, refusal);
            refused(saying, refusal);
        } else {
            judge.broken(Promise.ANSWERS, user.witness(), saying.post + " was answered with " + reply);
        }
    }

    private void acknowledged(Saying saying) {
        if (!saying.post.isAcknowledged()) {
            tally.add(Tally.Count.ACKS);
        }
        if (pending.remove(saying)) {
            done.add(saying);
            if (done.size() > DONE_MAX) {
                done.remove(0);
            }
        }
    }

    private void refused(Saying saying, Reply.Refusal refusal) {
        if (refusal.code().retryable()) {
            long wait = refusal.retryAfterMs().orElse(RETRY_MS);
            saying.notBefore = user.now() + wait;
            user.loop().after(wait + 1, () -> sayAgain(saying));
        } else if (saying.asked == 0) {
            pending.remove(saying);
        }
        if (refusal.code() == ErrorCode.NOT_IN_ROOM) {
            judge.broken(Promise.BEHIND, user.witness(), saying.post + ": refused, for he is not in the room");
        }
    }

    /** By then he may be asleep, or on his way to another room: he does not forget it over that. */
    private void sayAgain(Saying saying) {
        if (!pending.contains(saying) || saying.asked > 0) {
            return;
        }
        if (maySay(saying)) {
            ask(saying);
        } else {
            user.loop().after(RETRY_MS, () -> sayAgain(saying));
        }
    }

    /** The connection is gone: nothing of what was asked on it will be answered. */
    void lost() {
        pending.forEach(saying -> saying.asked = 0);
        done.forEach(saying -> saying.asked = 0);
    }

    /** The session is over: a cid means nothing to the next. */
    void over() {
        pending.clear();
        done.clear();
    }

    Optional<String> unsettled() {
        return pending.stream()
                .map(saying -> "not acknowledged: " + saying.post)
                .findFirst();
    }
}
