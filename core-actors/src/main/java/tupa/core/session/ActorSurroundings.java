package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.japi.function.Function;
import tupa.core.registry.RoomDirectory;
import tupa.core.registry.Summons;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Opening;
import tupa.core.room.PageWish;
import tupa.core.room.Room;
import tupa.core.room.RoomInfo;
import tupa.core.room.RoomRelay;
import tupa.core.room.RoomReply;
import tupa.core.room.Seat;
import tupa.core.store.Entry;
import tupa.core.store.MessageLog;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/** A session's surroundings in the server: actors, stores and timers, each answer brought back into the session's turn. */
final class ActorSurroundings implements Surroundings {
    private final ActorContext<Session.Command> context;
    private final TimerScheduler<Session.Command> timers;
    private final Session.Shared shared;
    private final ActorRef<RoomReply> fromRooms;
    private final ActorRef<Summons> summons;
    private final Admissions admissions;
    private boolean ended;

    ActorSurroundings(
            ActorContext<Session.Command> context, TimerScheduler<Session.Command> timers, Session.Shared shared) {
        this.context = context;
        this.timers = timers;
        this.shared = shared;
        this.fromRooms = context.messageAdapter(RoomReply.class, Session.FromRoom::new);
        this.summons = context.messageAdapter(Summons.class, Session.Summoned::new);
        this.admissions = new Admissions(context);
    }

    boolean isEnded() {
        return ended;
    }

    Admissions admissions() {
        return admissions;
    }

    @Override
    public void save(SessionRow row, Consumer<Boolean> then) {
        eventually(shared.rows().save(row).thenApply(stored -> true), false, then);
    }

    @Override
    public void delete(UserId user, Consumer<Boolean> then) {
        eventually(shared.rows().delete(user).thenApply(deleted -> true), false, then);
    }

    @Override
    public void page(RoomKey room, PageWish wish, Consumer<Optional<Page>> then) {
        admissions
                .find(room)
                .ifPresentOrElse(
                        admitted -> eventually(page(admitted, wish), Optional.empty(), then),
                        () -> then.accept(Optional.empty()));
    }

    /** The relay is asked first: it has the newest events even while the store cannot be read. */
    private CompletionStage<Optional<Page>> page(RoomReply.Admitted admitted, PageWish wish) {
        MessageLog log = shared.storage().messages();
        CompletionStage<Optional<Page>> recalled = ask(admitted.relay(), to -> new RoomRelay.Recall(wish, to));
        return recalled.exceptionally(ended -> Optional.empty())
                .thenCompose(page -> page.isPresent()
                        ? CompletableFuture.completedStage(page)
                        : wish.from(log, admitted.admission().id()).thenApply(Optional::of));
    }

    @Override
    public void claim(Member member, String tokenHash, Consumer<UserRegistry.Claimed> then) {
        Function<ActorRef<UserRegistry.Claimed>, UserRegistry.Command> claim =
                to -> new UserRegistry.Claim(member, tokenHash, summons, to);
        ask(shared.registry(), claim, UserRegistry.Claimed.FULL, then);
    }

    @Override
    public void reserve(UserId user, Nick nick, Consumer<Boolean> then) {
        ask(shared.registry(), to -> new UserRegistry.Reserve(user, nick, to), false, then);
    }

    @Override
    public void rename(UserId user, Nick nick) {
        shared.registry().tell(new UserRegistry.Rename(user, nick));
    }

    @Override
    public void release(UserId user) {
        shared.registry().tell(new UserRegistry.Release(user));
    }

    @Override
    public void changeStatus(UserId user, Status status) {
        shared.registry().tell(new UserRegistry.ChangeStatus(user, status));
    }

    @Override
    public void detached(UserId user, Instant until) {
        shared.registry().tell(new UserRegistry.Detach(user, until));
    }

    @Override
    public void attached(UserId user) {
        shared.registry().tell(new UserRegistry.Attach(user));
    }

    @Override
    public void find(String who, Consumer<Optional<Member>> then) {
        ask(shared.registry(), to -> new UserRegistry.Find(who, to), Optional.empty(), then);
    }

    @Override
    public void invite(UserId peer, Person me, Consumer<Boolean> then) {
        ask(shared.registry(), to -> new UserRegistry.Invite(peer, me, to), false, then);
    }

    @Override
    public void everybody(Consumer<List<Member>> then) {
        ask(shared.registry(), UserRegistry.Everybody::new, List.of(), then);
    }

    @Override
    public void listRooms(Consumer<List<RoomInfo>> then) {
        ask(shared.directory(), RoomDirectory.ListRooms::new, List.of(), then);
    }

    @Override
    public void join(RoomKey room, Member member, boolean silent) {
        Room.Join join = new Room.Join(member, silent, fromRooms);
        shared.directory().tell(new RoomDirectory.Deliver(room, join, admissions.ended(room)));
    }

    @Override
    public void listMembers(RoomKey room, Consumer<Optional<List<Member>>> then) {
        admissions
                .find(room)
                .ifPresentOrElse(
                        admitted -> answer(
                                ask(admitted.room(), Room.ListMembers::new).thenApply(Optional::of),
                                Optional.empty(),
                                then),
                        () -> then.accept(Optional.empty()));
    }

    @Override
    public void submit(RoomKey room, Entry entry) {
        tellRoom(room, new Room.Submit(entry, fromRooms));
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason) {
        if (admissions.find(room).isPresent()) {
            shared.directory().tell(leave(room, user, reason, Optional.empty()));
            admissions.forget(room);
        }
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason, Runnable then) {
        if (admissions.find(room).isEmpty()) {
            then.run();
            return;
        }
        admissions.forget(room);
        Function<ActorRef<Done>, RoomDirectory.Command> leave = to -> leave(room, user, reason, Optional.of(to));
        ask(shared.directory(), leave, Done.getInstance(), done -> then.run());
    }

    /** By the way that joins go, so that none overtakes the other. */
    private static RoomDirectory.Command leave(
            RoomKey room, UserId user, LeftReason reason, Optional<ActorRef<Done>> replyTo) {
        return new RoomDirectory.Deliver(room, new Room.Leave(user, reason, replyTo), OptionalLong.empty());
    }

    @Override
    public void tellRenamed(RoomKey room, UserId user, Nick nick) {
        tellRoom(room, new Room.Rename(user, nick));
    }

    @Override
    public void tellStatus(RoomKey room, UserId user, Status status) {
        tellRoom(room, new Room.ChangeStatus(user, status));
    }

    @Override
    public void tellTyping(RoomKey room, UserId user) {
        tellRoom(room, new Room.Typing(user));
    }

    @Override
    public void sit(RoomKey room, Seat seat, Opening opening) {
        admissions
                .find(room)
                .ifPresent(admitted -> admitted.relay()
                        .tell(new RoomRelay.Sit(
                                seat, opening, admitted.admission().newest())));
    }

    @Override
    public void stand(RoomKey room, Seat seat) {
        admissions.find(room).ifPresent(admitted -> admitted.relay().tell(new RoomRelay.Stand(seat)));
    }

    @Override
    public void after(Object key, Duration delay, Runnable then) {
        timers.startSingleTimer(key, new Session.Run(then), delay);
    }

    @Override
    public void cancel(Object key) {
        timers.cancel(key);
    }

    @Override
    public void ended() {
        ended = true;
    }

    private void tellRoom(RoomKey room, Room.Command command) {
        admissions.find(room).ifPresent(admitted -> admitted.room().tell(command));
    }

    private <Q, A> void ask(ActorRef<Q> actor, Function<ActorRef<A>, Q> question, A otherwise, Consumer<A> then) {
        answer(ask(actor, question), otherwise, then);
    }

    private <Q, A> CompletionStage<A> ask(ActorRef<Q> actor, Function<ActorRef<A>, Q> question) {
        return Asking.ask(context, shared.settings(), actor, question);
    }

    /** Brings the outcome of an {@link #ask} into the session's turn. It is certain to come: too late is a failure too. */
    private <A> void answer(CompletionStage<A> asked, A otherwise, Consumer<A> then) {
        context.pipeToSelf(
                asked, (given, failure) -> new Session.Run(() -> then.accept(failure == null ? given : otherwise)));
    }

    /** The same for what the store is asked, which may never answer: {@code then} is run once, by whatever comes first. */
    private <A> void eventually(CompletionStage<A> answer, A otherwise, Consumer<A> then) {
        Object once = new Object();
        after(once, shared.settings().operationTimeout(), () -> then.accept(otherwise));
        context.pipeToSelf(
                answer,
                (given, failure) -> new Session.Run(() -> {
                    if (timers.isTimerActive(once)) {
                        timers.cancel(once);
                        then.accept(failure == null ? given : otherwise);
                    }
                }));
    }
}
