package tupa.core.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * Who holds which nick, and which session is whose. A nick belongs to its holder until it is released: a session that has
 * failed comes back to it. Letter case makes no other nick. It also sees to it that there are not too many of them.
 */
public final class UserRegistry extends AbstractBehavior<UserRegistry.Command> {
    public sealed interface Command {}

    /** How many sessions there may be in all, and how many of them without a connection. */
    public record Bounds(int sessions, int detached) {}

    public enum Claimed {
        HELD,
        /** Somebody else holds the nick. */
        TAKEN,
        /** There are as many sessions as there may be. */
        FULL
    }

    /** Answered with whether {@code member} holds his nick now, in place of any other he holds. */
    public record Claim(Member member, String tokenHash, ActorRef<Summons> session, ActorRef<Claimed> replyTo)
            implements Command {}

    /**
     * The session has no connection now and ends at {@code until}. When there are too many of those, the one that has been
     * without for the longest time is told to end with {@link Summons.Lapse}.
     */
    public record Detach(UserId user, Instant until) implements Command {}

    /** The session has a connection again. */
    public record Attach(UserId user) implements Command {}

    /** Answered with whether the user holds this nick too from now on, until he is told to go by one of the two. */
    public record Reserve(UserId user, Nick nick, ActorRef<Boolean> replyTo) implements Command {}

    /** The user goes by this nick, which he holds, and gives up any other. */
    public record Rename(UserId user, Nick nick) implements Command {}

    public record ChangeStatus(UserId user, Status status) implements Command {}

    /** The user's session is over. Heard again, it changes nothing. */
    public record Release(UserId user) implements Command {}

    /** Finds the session to which a token belongs, by the token's hash. */
    public record FindToken(String tokenHash, ActorRef<Optional<Found>> replyTo) implements Command {}

    /** Finds by nick, or by user id. */
    public record Find(String who, ActorRef<Optional<Member>> replyTo) implements Command {}

    /** Passes {@link Summons.Invite} on to the session of {@code user}; answered with false if there is none. */
    public record Invite(UserId user, Person from, ActorRef<Boolean> replyTo) implements Command {}

    /** Passes {@link Summons.Remove} on to the session of whoever has this nick or user id; answered with nobody if there is none. */
    public record Remove(String who, String reason, ActorRef<Optional<Member>> replyTo) implements Command {}

    /** Answered with how to reach every session whose user has said hello. */
    public record ListSessions(ActorRef<List<ActorRef<Summons>>> replyTo) implements Command {}

    public record Everybody(ActorRef<List<Member>> replyTo) implements Command {}

    public record Found(Member member, ActorRef<Summons> session) {}

    private final Holders<ActorRef<Summons>> holders;

    private UserRegistry(ActorContext<Command> context, Bounds bounds) {
        super(context);
        this.holders = new Holders<>(bounds);
    }

    public static Behavior<Command> create(Bounds bounds) {
        return Behaviors.setup(context -> new UserRegistry(context, bounds));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Claim.class, this::claim)
                .onMessage(Reserve.class, this::reserve)
                .onMessage(Rename.class, this::rename)
                .onMessage(ChangeStatus.class, this::changeStatus)
                .onMessage(Release.class, release -> drop(release.user()))
                .onMessage(Detach.class, this::detach)
                .onMessage(Attach.class, this::attach)
                .onMessage(FindToken.class, this::findToken)
                .onMessage(Find.class, this::find)
                .onMessage(Invite.class, this::invite)
                .onMessage(Remove.class, this::remove)
                .onMessage(ListSessions.class, this::listSessions)
                .onMessage(Everybody.class, this::everybody)
                .build();
    }

    private Behavior<Command> claim(Claim claim) {
        UserId user = claim.member().user();
        Claimed claimed = holders.claimed(claim.member().nick(), user);
        if (claimed == Claimed.HELD) {
            holders.put(claim.member(), claim.tokenHash(), claim.session());
        }
        claim.replyTo().tell(claimed);
        return this;
    }

    private Behavior<Command> detach(Detach detach) {
        holders.detach(detach.user(), detach.until())
                .ifPresent(longest -> longest.session().tell(new Summons.Lapse(longest.until())));
        return this;
    }

    private Behavior<Command> attach(Attach attach) {
        holders.attach(attach.user());
        return this;
    }

    private Behavior<Command> reserve(Reserve reserve) {
        reserve.replyTo().tell(holders.reserve(reserve.user(), reserve.nick()));
        return this;
    }

    private Behavior<Command> rename(Rename rename) {
        holders.rename(rename.user(), rename.nick());
        return this;
    }

    private Behavior<Command> changeStatus(ChangeStatus change) {
        holders.changeStatus(change.user(), change.status());
        return this;
    }

    private Behavior<Command> drop(UserId user) {
        holders.remove(user);
        return this;
    }

    private Behavior<Command> findToken(FindToken find) {
        find.replyTo()
                .tell(holders.findToken(find.tokenHash()).map(found -> new Found(found.member(), found.session())));
        return this;
    }

    private Behavior<Command> find(Find find) {
        find.replyTo().tell(holders.find(find.who()).map(Holders.Holder::member));
        return this;
    }

    private Behavior<Command> invite(Invite invite) {
        holders.find(invite.user())
                .ifPresentOrElse(
                        found -> found.session().tell(new Summons.Invite(invite.from(), invite.replyTo())),
                        () -> invite.replyTo().tell(false));
        return this;
    }

    private Behavior<Command> remove(Remove remove) {
        holders.find(remove.who())
                .ifPresentOrElse(
                        found -> found.session().tell(new Summons.Remove(remove.reason(), remove.replyTo())),
                        () -> remove.replyTo().tell(Optional.empty()));
        return this;
    }

    private Behavior<Command> listSessions(ListSessions list) {
        list.replyTo().tell(holders.sessions());
        return this;
    }

    private Behavior<Command> everybody(Everybody everybody) {
        everybody.replyTo().tell(holders.everybody());
        return this;
    }
}
