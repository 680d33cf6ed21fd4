package tupa.core.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.core.sim.engine.Violation;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.RoomAddress;
import tupa.wire.Status;
import tupa.wire.UserId;

/** What one client knows of one room he is in: how far he has read, and who else is there. */
final class Stay {
    final RoomAddress room;
    private final String who;
    private OptionalLong cursor = OptionalLong.empty();
    /** The first event must not be beyond this. */
    private long firstAtMost = Long.MAX_VALUE;

    private Optional<String> epoch = Optional.empty();
    private boolean live;
    private Optional<Map<UserId, Member>> members = Optional.empty();

    Stay(RoomAddress room, String who) {
        this.room = room;
        this.who = who;
    }

    Optional<Position> position() {
        return cursor.isPresent() && epoch.isPresent()
                ? Optional.of(new Position(cursor.getAsLong(), epoch.get()))
                : Optional.empty();
    }

    /** He will say nothing of what he has read: he is told all of his stay again. */
    void forgetPosition() {
        cursor = OptionalLong.empty();
    }

    /** On the next connection nothing is known of where he stands and who is there. */
    void interrupted() {
        live = false;
        members = Optional.empty();
    }

    void stands(Reply.Standing standing) {
        Violation.unless(epoch.map(standing.epoch()::equals).orElse(true), "%s: another epoch of %s", who, room);
        epoch = Optional.of(standing.epoch());
        if (cursor.isPresent()) {
            Violation.unless(standing.recovered(), "%s: history of %s is said to be gone", who, room);
            Violation.unless(
                    standing.seq() >= cursor.getAsLong(), "%s: %s is said to end before what he has read", who, room);
        } else {
            firstAtMost = standing.seq() + 1;
        }
    }

    /** The room told him where its replay begins. */
    void beginsAt(long seq) {
        cursor = OptionalLong.of(seq - 1);
    }

    void firstAtMost(long seq) {
        firstAtMost = seq;
    }

    Stay take(long seq, String eventEpoch) {
        if (cursor.isPresent()) {
            long next = cursor.getAsLong() + 1;
            Violation.unless(seq >= next, "%s: event %d of %s came again", who, seq, room);
            Violation.unless(seq == next, "%s: event %d of %s came after %d", who, seq, room, next - 1);
        } else {
            Violation.unless(seq <= firstAtMost, "%s: %s began with %d, not %d", who, room, seq, firstAtMost);
        }
        if (!eventEpoch.isEmpty()) {
            epoch = Optional.of(eventEpoch);
        }
        cursor = OptionalLong.of(seq);
        return this;
    }

    Stay live(long seq) {
        if (cursor.isPresent()) {
            Violation.unless(
                    cursor.getAsLong() == seq,
                    "%s: level with %s at %d, but has read to %d",
                    who,
                    room,
                    seq,
                    cursor.getAsLong());
        } else {
            Violation.unless(seq < firstAtMost || firstAtMost == Long.MAX_VALUE, "%s: silent gap in %s", who, room);
            cursor = OptionalLong.of(seq);
        }
        live = true;
        return this;
    }

    Stay lagging() {
        Violation.unless(live, "%s: told that he lags in %s, where he was not level", who, room);
        live = false;
        return this;
    }

    boolean isLive() {
        return live;
    }

    long read() {
        return cursor.orElse(-1);
    }

    Optional<Map<UserId, Member>> members() {
        return members;
    }

    Stay members(Iterable<Member> all) {
        Map<UserId, Member> now = new LinkedHashMap<>();
        all.forEach(member -> now.put(member.user(), member));
        members = Optional.of(now);
        return this;
    }

    Stay crowd() {
        members = Optional.empty();
        return this;
    }

    Stay came(Person person) {
        members.ifPresent(now -> now.put(person.user(), new Member(person.user(), person.nick(), Status.ONLINE)));
        return this;
    }

    Stay went(UserId user) {
        members.ifPresent(now -> now.remove(user));
        return this;
    }

    Stay renamed(UserId user, Nick nick) {
        members.ifPresent(now -> now.computeIfPresent(user, (same, old) -> new Member(user, nick, old.status())));
        return this;
    }

    Stay changed(UserId user, Status status) {
        members.ifPresent(now -> now.computeIfPresent(user, (same, old) -> new Member(user, old.nick(), status)));
        return this;
    }
}
