package tupa.core.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.room.EventView;
import tupa.core.room.RoomReply;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Cid;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Person;
import tupa.wire.Reply;

/** What the user says, from the request to its one answer, through every incarnation of the room on the way. */
final class Posts {
    private record SubmitAgain(RoomKey room, Cid cid) {}

    private record Waiter(Optional<RoomKey> room, Consumer<Boolean> then) {}

    /** A hint for a client that was refused for a reason that passes. */
    private static final long RETRY_MS = 1000;

    private final SessionState session;
    private final Surroundings around;
    private final Unanswered unanswered = new Unanswered();
    private final List<Waiter> waiters = new ArrayList<>();

    Posts(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** Puts an entry into a room. A repeat of one that is not answered yet waits with it. */
    void submit(RoomKey key, Optional<String> re, Entry entry) {
        Optional<Unanswered.Post> same = unanswered.find(key, entry.cid());
        if (same.isPresent()) {
            repeat(same.get(), re, entry);
        } else if (unanswered.size() >= session.settings().unansweredMax()) {
            session.answer(re, Reply.Refusal.of(ErrorCode.BUSY, RETRY_MS));
        } else {
            Unanswered.Post post = unanswered.add(key, entry);
            post.askedBy(re);
            submit(post);
        }
    }

    /** Refusing a repeat would say that it was not stored, so whoever repeats without end is let go instead. */
    private void repeat(Unanswered.Post post, Optional<String> re, Entry entry) {
        if (!post.entry.text().equals(entry.text())) {
            session.answer(re, Reply.Refusal.of(ErrorCode.CID_CONFLICT));
        } else if (unanswered.repeats() >= session.settings().unansweredMax()) {
            // More than can be kept: the connection ends, the session does not.
            session.attachment().ifPresent(current -> session.giveUp(current, Event.Bye.of(CloseReason.FLOOD)));
        } else {
            post.askedBy(re);
        }
    }

    boolean areWaitingIn(RoomKey key) {
        return unanswered.isAnyIn(key);
    }

    /** The room is there again: it is told again whatever it may not have stored. */
    void submitAgain(RoomKey key) {
        unanswered.in(key).forEach(this::submit);
    }

    /** The room cannot be reached: what it was never given can be refused, for it can never appear. */
    void refuseUnsubmitted(RoomKey key, ErrorCode code) {
        unanswered.in(key).stream()
                .filter(post -> !post.isSubmitted())
                .forEach(post -> said(new RoomReply.Rejected(key, post.entry.cid(), code)));
    }

    void said(RoomReply.Accepted accepted) {
        StoredEvent event = accepted.event();
        unanswered.remove(accepted.key(), event.entry().cid()).ifPresent(post -> {
            boolean dup = accepted.dup();
            for (Optional<String> re : post.asked()) {
                if (re.isPresent()) {
                    session.answer(re, answer(accepted, dup));
                }
                dup = true;
            }
            settled();
        });
    }

    void said(RoomReply.Rejected rejected) {
        if (rejected.code().retryable()
                && unanswered
                        .find(rejected.key(), rejected.cid())
                        .filter(Unanswered.Post::isInDoubt)
                        .isPresent()) {
            submitLater(rejected.key(), rejected.cid());
            return;
        }
        unanswered.remove(rejected.key(), rejected.cid()).ifPresent(post -> {
            Reply.Refusal refusal = rejected.code().retryable()
                    ? Reply.Refusal.of(rejected.code(), RETRY_MS)
                    : Reply.Refusal.of(rejected.code());
            post.asked().forEach(re -> session.answer(re, refusal));
            settled();
        });
    }

    /** An earlier incarnation of the room may have stored it, and a refusal would say that it can never appear. */
    private void submitLater(RoomKey room, Cid cid) {
        around.after(
                new SubmitAgain(room, cid),
                Duration.ofMillis(RETRY_MS),
                () -> unanswered.find(room, cid).ifPresent(this::submit));
    }

    private void settled() {
        tellWaiters();
        session.rooms().rest();
    }

    void forgetIds() {
        unanswered.forgetIds();
    }

    /** Runs {@code then} with true once everything, or everything in one room, is answered; with false if it takes too long. */
    void whenAnswered(Optional<RoomKey> room, Consumer<Boolean> then) {
        Waiter waiter = new Waiter(room, then);
        waiters.add(waiter);
        around.after(waiter, session.settings().drainTimeout(), () -> {
            if (waiters.remove(waiter)) {
                then.accept(false);
            }
        });
        tellWaiters();
    }

    private void tellWaiters() {
        for (Waiter waiter : List.copyOf(waiters)) {
            boolean answered =
                    waiter.room().map(room -> unanswered.in(room).isEmpty()).orElse(unanswered.size() == 0);
            if (answered && waiters.remove(waiter)) {
                around.cancel(waiter);
                waiter.then().accept(true);
            }
        }
    }

    private void submit(Unanswered.Post post) {
        if (session.rooms()
                .find(post.room)
                .filter(membership -> !membership.isLost())
                .isPresent()) {
            post.submitted();
            around.submit(post.room, post.entry);
        }
    }

    private Reply answer(RoomReply.Accepted accepted, boolean dup) {
        StoredEvent event = accepted.event();
        Entry entry = event.entry();
        if (entry.kind() == EntryKind.TOPIC) {
            return new Reply.Done();
        }
        String mid = new EventView(accepted.key(), accepted.epoch()).mid(event.seq());
        if (accepted.key().isPrivate()) {
            Person peer = new Person(
                    accepted.key().otherThan(entry.author()), entry.peerNick().orElse(entry.nick()));
            return new Reply.DmDone(mid, event.seq(), event.ts(), dup, peer);
        }
        return new Reply.PostDone(mid, event.seq(), event.ts(), dup);
    }
}
