package tupa.core.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Who is in a room, in the order of their coming, and the session of each.
 *
 * @param <S> how a session is reached
 */
final class Members<S> {
    record Present<S>(Member member, S session) {}

    private final Map<UserId, Present<S>> present = new LinkedHashMap<>();
    private int capacity;

    /** Members of the incarnation before this one who are not back yet. Nobody else may have their places. */
    private int expected;

    Members(int capacity, int expected) {
        this.capacity = capacity;
        this.expected = expected;
    }

    void capacity(int changed) {
        capacity = changed;
    }

    /** Whoever was a member and is not back by now will not come. Whether there was anybody. */
    boolean expectNobody() {
        boolean missing = expected > 0;
        expected = 0;
        return missing;
    }

    boolean has(UserId user) {
        return present.containsKey(user);
    }

    /** Whether there is a place for him; whoever is or was a member has his already. */
    boolean admits(UserId user, boolean wasMember) {
        return wasMember || has(user) || size() < capacity;
    }

    /** Takes him in, or in again; the answer is the session he had here before. */
    Optional<S> put(Member member, S session, boolean wasMember) {
        if (wasMember && !has(member.user())) {
            expected = Math.max(0, expected - 1);
        }
        return Optional.ofNullable(present.put(member.user(), new Present<>(member, session)))
                .map(Present::session);
    }

    Optional<Present<S>> remove(UserId user) {
        return Optional.ofNullable(present.remove(user));
    }

    Optional<S> sessionOf(UserId user) {
        return Optional.ofNullable(present.get(user)).map(Present::session);
    }

    void rename(UserId user, Nick nick) {
        present.computeIfPresent(
                user,
                (same, old) -> new Present<>(new Member(user, nick, old.member().status()), old.session()));
    }

    void changeStatus(UserId user, Status status) {
        present.computeIfPresent(
                user, (same, old) -> new Present<>(new Member(user, old.member().nick(), status), old.session()));
    }

    List<S> sessions() {
        return present.values().stream().map(Present::session).toList();
    }

    List<Member> list() {
        return present.values().stream().map(Present::member).toList();
    }

    /** How many there are, and are about to be back. */
    int size() {
        return present.size() + expected;
    }

    boolean isEmpty() {
        return present.isEmpty();
    }
}
