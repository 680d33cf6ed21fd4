package tupa.terminal.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tupa.terminal.text.Mention;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

/** Who the user is to the server, now and in sessions of this run that are over. */
final class Me {
    private final Set<UserId> ids = new HashSet<>();
    private Optional<UserId> current = Optional.empty();
    private Nick nick;
    private Optional<String> token = Optional.empty();
    private Mention mention;
    private int textMax = Integer.MAX_VALUE;

    Me(Nick wanted) {
        this.nick = wanted;
        this.mention = new Mention(wanted);
    }

    void welcomed(Person you, String newToken, int longest) {
        ids.add(you.user());
        current = Optional.of(you.user());
        token = Optional.of(newToken);
        textMax = longest;
        called(you.nick());
    }

    void called(Nick now) {
        nick = now;
        mention = new Mention(now);
    }

    /** The session is over; the ids it had are remembered, for what is still to come from them. */
    void forgotten() {
        token = Optional.empty();
        current = Optional.empty();
    }

    Nick nick() {
        return nick;
    }

    /** How many characters a message of his may have, as far as a server has said so. */
    int textMax() {
        return textMax;
    }

    Optional<String> token() {
        return token;
    }

    boolean is(UserId user) {
        return ids.contains(user);
    }

    boolean isNow(UserId user) {
        return current.equals(Optional.of(user));
    }

    boolean isNamedIn(String text) {
        return mention.isIn(text);
    }
}
