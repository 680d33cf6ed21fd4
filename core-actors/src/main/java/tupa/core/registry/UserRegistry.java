package tupa.core.registry;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Who holds which nick, and which session is whose. A nick belongs to its holder until he releases it or his session
 * ends; letter case makes no other nick.
 */
public final class UserRegistry extends AbstractBehavior<UserRegistry.Command> {
    public sealed interface Command {}

    /** Answered with whether {@code member} holds his nick now. The session is watched: its end releases the nick. */
    public record Claim(Member member, String tokenHash, ActorRef<Summons> session, ActorRef<Boolean> replyTo)
            implements Command {}

    /** Answered with whether the user holds the nick now; if not, he keeps the old one. */
    public record Rename(UserId user, Nick nick, ActorRef<Boolean> replyTo) implements Command {}

    public record ChangeStatus(UserId user, Status status) implements Command {}

    public record Release(UserId user) implements Command {}

    /** Finds the session to which a token belongs, by the token's hash. */
    public record FindToken(String tokenHash, ActorRef<Optional<Found>> replyTo) implements Command {}

    /** Finds by nick, or by user id. */
    public record Find(String who, ActorRef<Optional<Found>> replyTo) implements Command {}

    public record Everybody(ActorRef<List<Member>> replyTo) implements Command {}

    private record SessionGone(UserId user, ActorRef<Summons> session) implements Command {}

    public record Found(Member member, ActorRef<Summons> session) {}

    private record Holder(Member member, String tokenHash, ActorRef<Summons> session) {
        Holder as(Nick nick, Status status) {
            return new Holder(new Member(member.user(), nick, status), tokenHash, session);
        }
    }

    private final Map<UserId, Holder> holders = new LinkedHashMap<>();
    private final Map<String, UserId> byNick = new HashMap<>();
    private final Map<String, UserId> byToken = new HashMap<>();

    private UserRegistry(ActorContext<Command> context) {
        super(context);
    }

    public static Behavior<Command> create() {
        return Behaviors.setup(UserRegistry::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Claim.class, this::claim)
                .onMessage(Rename.class, this::rename)
                .onMessage(ChangeStatus.class, this::changeStatus)
                .onMessage(Release.class, release -> drop(release.user()))
                .onMessage(SessionGone.class, this::sessionGone)
                .onMessage(FindToken.class, find -> answer(find.replyTo(), holderOf(byToken.get(find.tokenHash()))))
                .onMessage(Find.class, find -> answer(find.replyTo(), find(find.who())))
                .onMessage(Everybody.class, this::everybody)
                .build();
    }

    private Behavior<Command> claim(Claim claim) {
        UserId user = claim.member().user();
        boolean free = isFree(claim.member().nick(), user);
        if (free) {
            drop(user);
            holders.put(user, new Holder(claim.member(), claim.tokenHash(), claim.session()));
            byNick.put(claim.member().nick().key(), user);
            byToken.put(claim.tokenHash(), user);
            getContext().watchWith(claim.session(), new SessionGone(user, claim.session()));
        }
        claim.replyTo().tell(free);
        return this;
    }

    private Behavior<Command> rename(Rename rename) {
        Optional<Holder> holder = holderOf(rename.user());
        boolean free = holder.isPresent() && isFree(rename.nick(), rename.user());
        if (free) {
            byNick.remove(holder.get().member().nick().key());
            byNick.put(rename.nick().key(), rename.user());
            holders.put(
                    rename.user(),
                    holder.get().as(rename.nick(), holder.get().member().status()));
        }
        rename.replyTo().tell(free);
        return this;
    }

    private Behavior<Command> changeStatus(ChangeStatus change) {
        holders.computeIfPresent(
                change.user(), (user, holder) -> holder.as(holder.member().nick(), change.status()));
        return this;
    }

    private Behavior<Command> sessionGone(SessionGone gone) {
        return holderOf(gone.user())
                        .filter(holder -> holder.session().equals(gone.session()))
                        .isPresent()
                ? drop(gone.user())
                : this;
    }

    private Behavior<Command> drop(UserId user) {
        Optional.ofNullable(holders.remove(user)).ifPresent(holder -> {
            byNick.remove(holder.member().nick().key());
            byToken.remove(holder.tokenHash());
            getContext().unwatch(holder.session());
        });
        return this;
    }

    private Behavior<Command> everybody(Everybody everybody) {
        everybody.replyTo().tell(holders.values().stream().map(Holder::member).toList());
        return this;
    }

    private Behavior<Command> answer(ActorRef<Optional<Found>> replyTo, Optional<Holder> holder) {
        replyTo.tell(holder.map(found -> new Found(found.member(), found.session())));
        return this;
    }

    /** A nick wins over a user id that happens to look the same. */
    private Optional<Holder> find(String who) {
        return Nick.parse(who)
                .flatMap(nick -> holderOf(byNick.get(nick.key())))
                .or(() -> UserId.parse(who).flatMap(this::holderOf));
    }

    private boolean isFree(Nick nick, UserId user) {
        UserId holder = byNick.get(nick.key());
        return holder == null || holder.equals(user);
    }

    private Optional<Holder> holderOf(@Nullable UserId user) {
        return user == null ? Optional.empty() : Optional.ofNullable(holders.get(user));
    }
}
