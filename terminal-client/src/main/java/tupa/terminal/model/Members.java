package tupa.terminal.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Member;
import tupa.wire.UserId;

/** Who is in a room. */
final class Members {
    private static final Comparator<Member> BY_NICK =
            Comparator.comparing(member -> member.nick().key());

    private final Map<UserId, Member> all = new LinkedHashMap<>();
    /** Made when it is asked for, and void as soon as somebody changes. */
    private Optional<List<Member>> sorted = Optional.empty();

    /** True when he was not there before. */
    boolean put(Member member) {
        sorted = Optional.empty();
        return all.put(member.user(), member) == null;
    }

    void remove(UserId user) {
        sorted = Optional.empty();
        all.remove(user);
    }

    void replaceAll(List<Member> now) {
        sorted = Optional.empty();
        all.clear();
        now.forEach(member -> all.put(member.user(), member));
    }

    Optional<Member> find(UserId user) {
        return Optional.ofNullable(all.get(user));
    }

    boolean contains(UserId user) {
        return all.containsKey(user);
    }

    int size() {
        return all.size();
    }

    List<Member> sorted() {
        List<Member> list =
                sorted.orElseGet(() -> all.values().stream().sorted(BY_NICK).toList());
        sorted = Optional.of(list);
        return list;
    }
}
