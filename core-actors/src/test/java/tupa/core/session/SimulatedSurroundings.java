package tupa.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import tupa.core.registry.UserRegistry;
import tupa.core.room.PageWish;
import tupa.core.room.RoomInfo;
import tupa.core.sim.engine.Cell;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.core.store.SimulatedStore;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/** The part of a simulated session's surroundings that is the same for all: stores, registry and timers. */
abstract class SimulatedSurroundings implements Surroundings {
    final Cell cell;
    final SimulatedSession.Shared shared;

    SimulatedSurroundings(Cell cell, SimulatedSession.Shared shared) {
        this.cell = cell;
        this.shared = shared;
    }

    /** How the registry knows this session. */
    abstract Addressee addressee();

    @Override
    public void save(SessionRow row, Consumer<Boolean> then) {
        eventually(shared.store().save(row), "save", false, stored -> true, then);
    }

    @Override
    public void delete(UserId user, Consumer<Boolean> then) {
        eventually(shared.store().delete(user), "delete", false, deleted -> true, then);
    }

    @Override
    public void page(RoomKey room, PageWish wish, Consumer<Optional<Page>> then) {
        SimulatedStore log = shared.store();
        CompletionStage<Page> page = wish.from(log, log.idOf(room));
        eventually(page, "page", Optional.empty(), Optional::of, then);
    }

    private <T, A> void eventually(
            CompletionStage<T> stage,
            String what,
            A otherwise,
            java.util.function.Function<T, A> answer,
            Consumer<A> then) {
        Consumer<A> once = cell.once(what, shared.settings().operationTimeout(), otherwise, then);
        stage.whenComplete((value, failure) -> once.accept(failure == null ? answer.apply(value) : otherwise));
    }

    <A> void ask(Cell to, String what, A otherwise, Consumer<A> then, Consumer<Consumer<A>> question) {
        cell.ask(to, what, shared.settings().operationTimeout(), otherwise, then, question);
    }

    @Override
    public void claim(Member member, String tokenHash, Consumer<UserRegistry.Claimed> then) {
        ask(
                registry(),
                "claim",
                UserRegistry.Claimed.FULL,
                then,
                to -> to.accept(shared.registry().claim(member, tokenHash, cell, addressee())));
    }

    @Override
    public void reserve(UserId user, Nick nick, Consumer<Boolean> then) {
        ask(
                registry(),
                "reserve",
                false,
                then,
                to -> to.accept(shared.registry().reserve(user, nick)));
    }

    @Override
    public void rename(UserId user, Nick nick) {
        registry().tell("rename", () -> shared.registry().rename(user, nick));
    }

    @Override
    public void release(UserId user) {
        registry().tell("release", () -> shared.registry().release(user));
    }

    @Override
    public void changeStatus(UserId user, Status status) {
        registry().tell("status", () -> shared.registry().changeStatus(user, status));
    }

    @Override
    public void detached(UserId user, Instant until) {
        registry().tell("detached", () -> shared.registry().detach(user, until, Addressee::lapse));
    }

    @Override
    public void attached(UserId user) {
        registry().tell("attached", () -> shared.registry().attach(user));
    }

    @Override
    public void find(String who, Consumer<Optional<Member>> then) {
        ask(
                registry(),
                "find",
                Optional.empty(),
                then,
                to -> to.accept(shared.registry().find(who)));
    }

    @Override
    public void invite(UserId peer, Person me, Consumer<Boolean> then) {
        ask(
                registry(),
                "invite",
                false,
                then,
                to -> shared.registry()
                        .session(peer)
                        .ifPresentOrElse(session -> session.invited(me, to), () -> to.accept(false)));
    }

    @Override
    public void everybody(Consumer<List<Member>> then) {
        ask(
                registry(),
                "everybody",
                List.of(),
                then,
                to -> to.accept(shared.registry().everybody()));
    }

    @Override
    public void listRooms(Consumer<List<RoomInfo>> then) {
        cell.answer("rooms", () -> then.accept(List.of()));
    }

    private Cell registry() {
        return shared.registry().cell();
    }
}
