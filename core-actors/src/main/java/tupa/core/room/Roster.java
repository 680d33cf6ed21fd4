package tupa.core.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

/** Who is in a room, as its relay knows it. A room of many is told as a number. */
final class Roster {
    private final Map<UserId, Member> members = new LinkedHashMap<>();
    private final int listedMax;

    Roster(int listedMax) {
        this.listedMax = listedMax;
    }

    void put(Member member) {
        members.put(member.user(), member);
    }

    Optional<Member> remove(UserId user) {
        return Optional.ofNullable(members.remove(user));
    }

    Optional<Member> find(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    /** Gives the member another nick; the answer is who he was. */
    Optional<Member> rename(UserId user, Nick nick) {
        Optional<Member> old = find(user);
        old.ifPresent(member -> put(new Member(user, nick, member.status())));
        return old;
    }

    /** Whether he is here and had another status before. */
    boolean changeStatus(UserId user, Status status) {
        Optional<Member> old = find(user);
        old.ifPresent(member -> put(new Member(user, member.nick(), status)));
        return old.filter(member -> member.status() != status).isPresent();
    }

    List<Member> list() {
        return List.copyOf(members.values());
    }

    /** Too many to tell each one's coming and going. */
    boolean isCrowd() {
        return members.size() > listedMax;
    }

    /** The event that replaces all that was known of who is there. */
    Event snapshot(RoomName room) {
        return isCrowd() ? new Event.MemberCount(room, members.size()) : new Event.Members(room, list());
    }
}
