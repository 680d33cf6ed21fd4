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
 * Who holds which nick, whose each session is, and which have been without a connection for how long. Whoever is changing
 * his nick holds two until that is settled, so that he has one to go on or back to whatever happens.
 *
 * @param <S> how a session is reached
 */
final class Holders<S> {
    record Holder<S>(Member member, Optional<Nick> reserved, String tokenHash, S session) {
        private Holder<S> as(Nick nick, Status status, Optional<Nick> another) {
            return new Holder<>(new Member(member.user(), nick, status), another, tokenHash, session);
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
        hold(new Holder<>(member, Optional.empty(), tokenHash, session));
        byToken.put(tokenHash, member.user());
    }

    /** Gives the user a second nick, in place of any other second one. Whether he holds it now. */
    boolean reserve(UserId user, Nick nick) {
        Optional<Holder<S>> holder = find(user);
        boolean free = holder.isPresent() && isFree(nick, user);
        if (free) {
            Member member = holder.get().member();
            hold(holder.get().as(member.nick(), member.status(), Optional.of(nick)));
        }
        return free;
    }

    /** The user goes by one of his nicks from now on, and holds no other. */
    void rename(UserId user, Nick nick) {
        find(user)
                .filter(holder -> user.equals(byNick.get(nick.key())))
                .ifPresent(holder -> hold(holder.as(nick, holder.member().status(), Optional.empty())));
    }

    void changeStatus(UserId user, Status status) {
        holders.computeIfPresent(
                user, (same, holder) -> holder.as(holder.member().nick(), status, holder.reserved()));
    }

    private void hold(Holder<S> now) {
        UserId user = now.member().user();
        find(user).ifPresent(this::freeNicks);
        holders.put(user, now);
        byNick.put(now.member().nick().key(), user);
        now.reserved().ifPresent(nick -> byNick.put(nick.key(), user));
    }

    private void freeNicks(Holder<S> holder) {
        byNick.remove(holder.member().nick().key());
        holder.reserved().ifPresent(nick -> byNick.remove(nick.key()));
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
            freeNicks(holder);
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

    List<S> sessions() {
        return holders.values().stream().map(Holder::session).toList();
    }

    List<Member> everybody() {
        return holders.values().stream().map(Holder::member).toList();
    }
}
