package tupa.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Opening;
import tupa.core.room.PageWish;
import tupa.core.room.RoomInfo;
import tupa.core.room.Seat;
import tupa.core.store.Entry;
import tupa.core.store.Page;
import tupa.core.store.RoomKey;
import tupa.core.store.SessionRow;
import tupa.wire.LeftReason;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Status;
import tupa.wire.UserId;

/** A session's surroundings that write down what they are told, and answer when the test does. */
final class ListedSurroundings implements Surroundings {
    /** A seat that was offered to a room, and with what. */
    record Sat(RoomKey room, Seat seat, Opening opening) {}

    record Renamed(RoomKey room, Nick nick) {}

    final List<RoomKey> joins = new ArrayList<>();
    final List<Renamed> renamed = new ArrayList<>();
    final List<RoomKey> typing = new ArrayList<>();
    final List<RoomKey> leaves = new ArrayList<>();
    final List<Entry> submitted = new ArrayList<>();
    final List<Sat> sats = new ArrayList<>();
    final List<SessionRow> rows = new ArrayList<>();
    final List<Member> everybody = new ArrayList<>();
    final List<RoomInfo> open = new ArrayList<>();
    final List<Instant> detached = new ArrayList<>();
    private final List<Object> begun = new ArrayList<>();
    int attached;
    final Map<Object, Runnable> timers = new LinkedHashMap<>();
    private final Deque<Consumer<Boolean>> saves = new ArrayDeque<>();
    private final Deque<Consumer<Boolean>> deletes = new ArrayDeque<>();
    final Set<Nick> taken = new HashSet<>();
    final List<Nick> names = new ArrayList<>();
    final Deque<UserRegistry.Claimed> claims = new ArrayDeque<>();
    boolean ended;

    /** Answers the oldest save. */
    void saved(boolean stored) {
        saves.remove().accept(stored);
    }

    boolean isSaving() {
        return !saves.isEmpty();
    }

    void deleted() {
        deleted(true);
    }

    /** Answers the oldest deletion. */
    void deleted(boolean done) {
        deletes.remove().accept(done);
    }

    /** Lets the time of the timers run out whose key is like this. */
    void fire(Predicate<Object> which) {
        List<Object> keys = timers.keySet().stream().filter(which).toList();
        keys.forEach(key -> Optional.ofNullable(timers.remove(key)).ifPresent(Runnable::run));
    }

    @Override
    public void save(SessionRow row, Consumer<Boolean> then) {
        rows.add(row);
        saves.add(then);
    }

    @Override
    public void delete(UserId user, Consumer<Boolean> then) {
        deletes.add(then);
    }

    @Override
    public void page(RoomKey room, PageWish wish, Consumer<Optional<Page>> then) {}

    @Override
    public void claim(Member member, String tokenHash, Consumer<UserRegistry.Claimed> then) {
        boolean free = !taken.contains(member.nick());
        then.accept(
                free
                        ? Optional.ofNullable(claims.poll()).orElse(UserRegistry.Claimed.HELD)
                        : UserRegistry.Claimed.TAKEN);
    }

    @Override
    public void reserve(UserId user, Nick nick, Consumer<Boolean> then) {
        then.accept(!taken.contains(nick));
    }

    @Override
    public void rename(UserId user, Nick nick) {
        names.add(nick);
    }

    @Override
    public void release(UserId user) {}

    @Override
    public void changeStatus(UserId user, Status status) {}

    @Override
    public void detached(UserId user, Instant until) {
        detached.add(until);
    }

    @Override
    public void attached(UserId user) {
        attached++;
    }

    @Override
    public void find(String who, Consumer<Optional<Member>> then) {}

    @Override
    public void invite(UserId peer, Person me, Consumer<Boolean> then) {}

    @Override
    public void everybody(Consumer<List<Member>> then) {
        then.accept(everybody);
    }

    @Override
    public void listRooms(Consumer<List<RoomInfo>> then) {
        then.accept(open);
    }

    @Override
    public void join(RoomKey room, Member member, boolean silent) {
        joins.add(room);
    }

    @Override
    public void listMembers(RoomKey room, Consumer<Optional<List<Member>>> then) {}

    @Override
    public void submit(RoomKey room, Entry entry) {
        submitted.add(entry);
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason) {
        leaves.add(room);
    }

    @Override
    public void leave(RoomKey room, UserId user, LeftReason reason, Runnable then) {
        leaves.add(room);
        then.run();
    }

    @Override
    public void tellRenamed(RoomKey room, UserId user, Nick nick) {
        renamed.add(new Renamed(room, nick));
    }

    @Override
    public void tellStatus(RoomKey room, UserId user, Status status) {}

    @Override
    public void tellTyping(RoomKey room, UserId user) {
        typing.add(room);
    }

    @Override
    public void sit(RoomKey room, Seat seat, Opening opening) {
        sats.add(new Sat(room, seat, opening));
    }

    @Override
    public void stand(RoomKey room, Seat seat) {}

    /** How often a timer was begun whose key is like this. */
    int begun(Predicate<Object> which) {
        return (int) begun.stream().filter(which).count();
    }

    @Override
    public void after(Object key, Duration delay, Runnable then) {
        begun.add(key);
        timers.put(key, then);
    }

    @Override
    public void cancel(Object key) {
        timers.remove(key);
    }

    @Override
    public void ended() {
        ended = true;
    }
}
