package tupa.core.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tupa.core.sim.engine.Cell;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Status;
import tupa.wire.UserId;

/**
 * The registry of a simulation: what {@link UserRegistry} is to {@link Holders} in the server. All but {@link #cell} is for
 * its own turns.
 *
 * @param <S> a session
 */
public final class SimulatedRegistry<S> {
    private record Known<S>(Cell cell, S session) {}

    private final Cell cell;
    private final Holders<Known<S>> holders;

    public SimulatedRegistry(Cell cell, UserRegistry.Bounds bounds) {
        this.cell = cell;
        this.holders = new Holders<>(bounds);
    }

    public Cell cell() {
        return cell;
    }

    public UserRegistry.Claimed claim(Member member, String tokenHash, Cell of, S session) {
        UserId user = member.user();
        UserRegistry.Claimed claimed = holders.claimed(member.nick(), user);
        if (claimed == UserRegistry.Claimed.HELD) {
            release(user);
            holders.put(member, tokenHash, new Known<>(of, session));
        }
        return claimed;
    }

    public void detach(UserId user, Instant until, BiConsumer<S, Instant> lapse) {
        holders.detach(user, until)
                .ifPresent(longest -> lapse.accept(longest.session().session(), longest.until()));
    }

    public void attach(UserId user) {
        holders.attach(user);
    }

    public boolean reserve(UserId user, Nick nick) {
        return holders.reserve(user, nick);
    }

    public void rename(UserId user, Nick nick) {
        holders.rename(user, nick);
    }

    public void changeStatus(UserId user, Status status) {
        holders.changeStatus(user, status);
    }

    public void release(UserId user) {
        holders.remove(user);
    }

    public Optional<S> findToken(String tokenHash) {
        return holders.findToken(tokenHash).map(holder -> holder.session().session());
    }

    public Optional<S> session(UserId user) {
        return holders.find(user).map(holder -> holder.session().session());
    }

    public Optional<Member> find(String who) {
        return holders.find(who).map(Holders.Holder::member);
    }

    public List<Member> everybody() {
        return holders.everybody();
    }
}
