package tupa.core.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tupa.core.room.Admission;
import tupa.core.room.Opening;
import tupa.core.room.RoomReply;
import tupa.core.room.Seat;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.wire.ErrorCode;
import tupa.wire.LeftReason;
import tupa.wire.RoomName;

/**
 * The rooms and private conversations of a session. A room whose incarnation ended is joined again, silently and with
 * growing pauses, until it is back; what was not answered is put into it again. A private conversation is only held open
 * while there is a connection to hear it, or something is not answered: otherwise every guest who is gone would leave some.
 */
final class Rooms {
    private record AskAgain(RoomKey key) {}

    private record Rejoin(RoomKey key) {}

    /** Who waits to be in a room, and whether for that he is taken out of the one he is in. */
    private record Waiter(BooleanSupplier moves, Consumer<Optional<ErrorCode>> then) {}

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    private final SessionState session;
    private final Surroundings around;
    private final Map<RoomKey, Membership> memberships = new LinkedHashMap<>();
    private final Map<RoomKey, List<Waiter>> joining = new HashMap<>();

    /** Those that are being left, and may have to be put back. */
    private final Map<RoomKey, Membership> departing = new HashMap<>();

    /** Whether the hello that is being answered names a room that has not been asked yet. */
    private Predicate<RoomKey> named = key -> false;

    Rooms(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    Optional<Membership> find(RoomKey key) {
        return Optional.ofNullable(memberships.get(key));
    }

    /** Whether he is in the room, or has asked to be. */
    boolean isComing(RoomKey key) {
        return memberships.containsKey(key) || joining.containsKey(key) || named.test(key);
    }

    /** Another hello is being answered, which names what {@code byHello} says as long as that has not been asked. */
    void named(Predicate<RoomKey> byHello) {
        named = byHello;
    }

    List<Membership> all() {
        return List.copyOf(memberships.values());
    }

    /** The room he has to leave for this one, where he may be in one at a time. */
    Optional<Membership> elsewhere(RoomKey key) {
        return session.settings().hasOneRoom() && !key.isPrivate()
                ? memberships.values().stream()
                        .filter(membership -> !membership.key.isPrivate() && !membership.key.equals(key))
                        .findFirst()
                : Optional.empty();
    }

    /** How many rooms count against the limit; conversations do not. */
    long publicCount() {
        return memberships.keySet().stream().filter(key -> !key.isPrivate()).count();
    }

    long privateCount() {
        return memberships.size() - publicCount();
    }

    List<RoomName> names() {
        return memberships.keySet().stream().flatMap(key -> key.room().stream()).toList();
    }

    List<SessionRow.Joined> rows() {
        List<SessionRow.Joined> rows = new ArrayList<>(memberships.size());
        memberships.values().forEach(membership -> rows.add(membership.row()));
        return rows;
    }

    /** Takes back a room of the stored session, in place of one before it that he cannot be in too; it is joined when somebody asks. */
    void restore(SessionRow.Joined row) {
        elsewhere(row.room()).ifPresent(before -> memberships.remove(before.key));
        memberships.put(row.room(), Membership.stored(row));
    }

    /** Makes the user a member, or finds that he is; {@code then} gets the code of a refusal. */
    void join(RoomKey key, Consumer<Optional<ErrorCode>> then) {
        join(key, () -> false, then);
    }

    /** The same. He is let in although he is {@link #elsewhere} if {@code moves} says so as the room admits him. */
    void join(RoomKey key, BooleanSupplier moves, Consumer<Optional<ErrorCode>> then) {
        boolean first = !joining.containsKey(key);
        joining.computeIfAbsent(key, begun -> new ArrayList<>()).add(new Waiter(moves, then));
        if (first) {
            // Not later for those who come later: otherwise somebody who comes again and again would never be answered.
            askAgain(key, session.settings().operationTimeout());
        }
        ask(key);
    }

    private void ask(RoomKey key) {
        around.join(key, session.me().member(), memberships.containsKey(key));
    }

    /** While there is no answer, and time {@code left}: the room that was asked may have ended. Joining twice is joining once. */
    private void askAgain(RoomKey key, Duration left) {
        Duration pause = left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN;
        around.after(new AskAgain(key), pause, () -> {
            if (pause.equals(left)) {
                resolve(key, Optional.of(ErrorCode.BUSY));
            } else {
                askAgain(key, left.minus(pause));
                ask(key);
            }
        });
    }

    /** Takes a room off the list; the room itself hears of it from {@link Surroundings#leave}. */
    void remove(RoomKey key) {
        memberships.remove(key);
        // A join that is still under way must not bring him back in; whoever waits for it is told.
        resolve(key, Optional.of(ErrorCode.BUSY));
    }

    /** The session is over. */
    void leaveAll(LeftReason reason) {
        for (Membership membership : all()) {
            membership.seat().ifPresent(Seat::end);
            around.leave(membership.key, session.me().user(), reason);
            remove(membership.key);
        }
    }

    /** Takes a room off the list until it is known whether he leaves it: then it has {@link #departed}, or is put back. */
    void depart(Membership membership) {
        departing.put(membership.key, membership);
        remove(membership.key);
    }

    void departed(RoomKey key) {
        departing.remove(key);
    }

    void putBack(Membership membership) {
        memberships.put(membership.key, membership);
        if (membership.isLost() && !session.isOver()) {
            rejoinLater(membership);
        }
    }

    void admitted(Admission admission) {
        RoomKey key = admission.key();
        Membership membership = memberships.get(key);
        if (membership == null && !joining.containsKey(key)) {
            // The request it answers was given up, and nobody must be in a room he does not know of.
            Optional.ofNullable(departing.get(key)).ifPresent(Membership::lost);
            around.leave(key, session.me().user(), LeftReason.LEFT);
            return;
        }
        if (membership == null && isOneTooMany(key)) {
            around.leave(key, session.me().user(), LeftReason.LEFT);
            resolve(key, Optional.of(ErrorCode.TOO_MANY_ROOMS));
            return;
        }
        if (membership == null) {
            memberships.put(key, Membership.fresh(admission));
        } else if (membership.isThrough(admission.incarnation())) {
            membership.admitted(admission);
        } else {
            comeBack(membership, admission);
        }
        tellWhatChanged(key);
        resolve(key, Optional.empty());
        rest();
    }

    /** Whoever has come into another room meanwhile is only taken out of it by the connection he has. */
    private boolean isOneTooMany(RoomKey key) {
        return elsewhere(key).isPresent()
                && joining.getOrDefault(key, List.of()).stream()
                        .noneMatch(waiter -> waiter.moves().getAsBoolean());
    }

    void said(RoomReply.NotAdmitted refused) {
        resolve(refused.key(), Optional.of(refused.code()));
    }

    /** The incarnation of the room that had admitted the user has ended. */
    void gone(RoomKey key) {
        Optional.ofNullable(departing.get(key)).ifPresent(Membership::lost);
        find(key).ifPresent(membership -> {
            membership.lost();
            if (!mayRest(membership)) {
                rejoin(key);
            }
        });
    }

    /** Lets go of the conversations that nobody here needs now. The next hello takes them up again. */
    void rest() {
        all().stream().filter(this::mayRest).forEach(membership -> {
            around.cancel(new Rejoin(membership.key));
            if (!membership.isLost()) {
                around.leave(membership.key, session.me().user(), LeftReason.TIMEOUT);
                membership.lost();
            }
        });
    }

    /** Not while he is being admitted: that he left would be overtaken by the answer that he is in. */
    private boolean mayRest(Membership membership) {
        return membership.key.isPrivate()
                && !session.attachment().isPresent()
                && !joining.containsKey(membership.key)
                && !session.posts().areWaitingIn(membership.key);
    }

    private void comeBack(Membership membership, Admission admission) {
        Start unseen = membership.fromJoin();
        boolean sameHistory = membership.admitted(admission);
        Opening opening = sameHistory ? new Opening.Returning() : new Opening.Greeting(false, unseen);
        membership.seat().ifPresent(seat -> {
            around.sit(membership.key, seat, membership.openingOr(opening));
            membership.shown(unseen);
        });
        session.posts().submitAgain(membership.key);
    }

    /** What the room was asked with may have changed since; saying again what has not is heard by nobody. */
    private void tellWhatChanged(RoomKey key) {
        around.tellRenamed(key, session.me().user(), session.me().nick());
        around.tellStatus(key, session.me().user(), session.me().status());
    }

    private void resolve(RoomKey key, Optional<ErrorCode> refusal) {
        around.cancel(new AskAgain(key));
        around.cancel(new Rejoin(key));
        Optional.ofNullable(joining.remove(key))
                .ifPresent(all -> all.forEach(waiter -> waiter.then().accept(refusal)));
        refusal.ifPresent(code -> find(key).filter(Membership::isLost).ifPresent(membership -> {
            session.posts().refuseUnsubmitted(key, code);
            // A leave that waited for those refusals has taken it off the list by now.
            if (memberships.containsKey(key) && !mayRest(membership)) {
                rejoinLater(membership);
            }
        }));
    }

    private void rejoin(RoomKey key) {
        join(key, refusal -> {});
    }

    private void rejoinLater(Membership membership) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(membership.attempts, LONGEST_PAUSE_DOUBLINGS));
        membership.attempts++;
        around.after(new Rejoin(membership.key), pause, () -> rejoin(membership.key));
    }
}
