package tupa.core.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Who holds which nick, whose each session is, and which have been without a connection for how long.
 *
 * @param <S> how a session is reached
 */
final class Holders<S> {
    record Holder<S>(Member member, String tokenHash, S session) {
        private Holder<S> as(Nick nick, Status status) {
            return new Holder<>(new Member(member.user(), nick, status), tokenHash, session);
        }
    }

    /** A session that is one too many without a connection, and when it was to end. */
    record Lapsed<S>(S session, Instant until) {}

    private final UserRegistry.Bounds bounds;
    private final Map<UserId, Holder<S>> holders = new LinkedHashMap<>();
    private final Map<String, UserId> byNick = new HashMap<>();
    private final Map<String, UserId> byToken = new HashMap<>();

    /** Those without a connection and when they end, the one that has been so longest first. */
    private final Map<UserId, Instant> detached = new LinkedHashMap<>();

    Holders(UserRegistry.Bounds bounds) {
        this.bounds = bounds;
    }

    /** What becomes of a claim to the nick. */
    UserRegistry.Claimed claimed(Nick nick, UserId user) {
        if (!isFree(nick, user)) {
            return UserRegistry.Claimed.TAKEN;
        }
        boolean fits = holders.size() < bounds.sessions() || holders.containsKey(user);
        return fits ? UserRegistry.Claimed.HELD : UserRegistry.Claimed.FULL;
    }

    /** Whether the nick is free for him, or his. */
    boolean isFree(Nick nick, UserId user) {
        UserId holder = byNick.get(nick.key());
        return holder == null || holder.equals(user);
    }

    /** Gives the user a nick that he may hold, by {@link #claimed}. */
    void put(Member member, String tokenHash, S session) {
        remove(member.user());
        holders.put(member.user(), new Holder<>(member, tokenHash, session));
        byNick.put(member.nick().key(), member.user());
        byToken.put(tokenHash, member.user());
    }

    /** Whether the user holds the nick now; if not, he keeps the old one. */
    boolean rename(UserId user, Nick nick) {
        Optional<Holder<S>> holder = find(user);
        boolean free = holder.isPresent() && isFree(nick, user);
        if (free) {
            byNick.remove(holder.get().member().nick().key());
            byNick.put(nick.key(), user);
            holders.put(user, holder.get().as(nick, holder.get().member().status()));
        }
        return free;
    }

    void changeStatus(UserId user, Status status) {
        holders.computeIfPresent(
                user, (same, holder) -> holder.as(holder.member().nick(), status));
    }

    /** The user has no connection now. If too many have none, the answer is the session that has had none for longest. */
    Optional<Lapsed<S>> detach(UserId user, Instant until) {
        if (holders.containsKey(user)) {
            detached.put(user, until);
        }
        if (detached.size() <= bounds.detached()) {
            return Optional.empty();
        }
        Map.Entry<UserId, Instant> longest = detached.entrySet().iterator().next();
        attach(longest.getKey());
        return find(longest.getKey()).map(holder -> new Lapsed<>(holder.session(), longest.getValue()));
    }

    /** The user has a connection again. */
    void attach(UserId user) {
        detached.remove(user);
    }

    Optional<Holder<S>> remove(UserId user) {
        detached.remove(user);
        Optional<Holder<S>> gone = Optional.ofNullable(holders.remove(user));
        gone.ifPresent(holder -> {
            byNick.remove(holder.member().nick().key());
            byToken.remove(holder.tokenHash());
        });
        return gone;
    }

    Optional<Holder<S>> find(@Nullable UserId user) {
        return user == null ? Optional.empty() : Optional.ofNullable(holders.get(user));
    }

    Optional<Holder<S>> findToken(String tokenHash) {
        return find(byToken.get(tokenHash));
    }

    /** Finds by nick, or by user id. A nick wins over a user id that happens to look the same. */
    Optional<Holder<S>> find(String who) {
        return Nick.parse(who)
                .flatMap(nick -> find(byNick.get(nick.key())))
                .or(() -> UserId.parse(who).flatMap(this::find));
    }

    List<Member> everybody() {
        return holders.values().stream().map(Holder::member).toList();
    }
}
