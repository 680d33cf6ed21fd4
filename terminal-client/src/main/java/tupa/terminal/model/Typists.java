package tupa.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

/** Who is writing something in a room. Nobody says that he stops: who has not been heard of for a while has. */
final class Typists {
    /** Twice as long as it takes until whoever goes on says so again. */
    private static final Duration LASTS = Duration.ofSeconds(6);

    private record Typist(Nick nick, Instant until) {}

    private final Map<UserId, Typist> all = new LinkedHashMap<>();

    void began(Person who, Instant now) {
        expire(now);
        all.put(who.user(), new Typist(who.nick(), now.plus(LASTS)));
    }

    /** He has said it, or is not there any more. */
    void stopped(UserId user) {
        all.remove(user);
    }

    void renamed(Person who) {
        all.computeIfPresent(who.user(), (user, typist) -> new Typist(who.nick(), typist.until));
    }

    /** In the order of their beginning. */
    List<Nick> list(Instant now) {
        expire(now);
        return all.values().stream().map(Typist::nick).toList();
    }

    private void expire(Instant now) {
        all.values().removeIf(typist -> !typist.until.isAfter(now));
    }
}
