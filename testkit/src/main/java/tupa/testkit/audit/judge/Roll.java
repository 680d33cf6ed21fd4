package tupa.testkit.audit.judge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

/** Who is in a room, as one of its members was told: lists replace all that was known, hints change it. */
public final class Roll {
    private Optional<Map<UserId, Nick>> members = Optional.empty();

    public void list(Collection<Member> all) {
        members = Optional.of(byId(all));
    }

    private static Map<UserId, Nick> byId(Collection<Member> all) {
        Map<UserId, Nick> known = new HashMap<>();
        all.forEach(member -> known.put(member.user(), member.nick()));
        return known;
    }

    /** Too many to be listed. */
    public void crowd() {
        members = Optional.empty();
    }

    public void joined(Person who) {
        members.ifPresent(known -> known.put(who.user(), who.nick()));
    }

    public void left(Person who) {
        members.ifPresent(known -> known.remove(who.user()));
    }

    public void renamed(Person who) {
        members.ifPresent(known -> known.replace(who.user(), who.nick()));
    }

    /** Whether it is the list that the server gives to whoever asks; a crowd is not known by name. */
    public boolean agrees(List<Member> listed) {
        return members.map(byId(listed)::equals).orElse(true);
    }

    /** What is told otherwise, for a person to read. */
    public String difference(List<Member> listed) {
        Map<UserId, Nick> theirs = byId(listed);
        Map<UserId, Nick> ours = new HashMap<>(members.orElse(Map.of()));
        Map<UserId, Nick> lacking = new HashMap<>(theirs);
        lacking.entrySet().removeAll(ours.entrySet());
        ours.entrySet().removeAll(theirs.entrySet());
        return "shown " + ours + " instead of " + lacking;
    }
}
