package tupa.testkit.audit.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.UserId;

/** Every session there was, under every nick it asked for. No nick is asked for twice, so that a nick tells the session. */
public final class People {
    private final Map<Nick, Life> byNick = new HashMap<>();
    private final Map<UserId, Life> byId = new HashMap<>();

    /** A user is about to say hello without a token. */
    public Life begin(Witness witness, Nick nick) {
        Life life = new Life(witness);
        named(life, nick);
        return life;
    }

    /** He is about to ask for this nick. */
    public void named(Life life, Nick nick) {
        if (byNick.put(nick, life) != null) {
            throw new IllegalStateException(nick + " was used before");
        }
    }

    public void welcomed(Life life, UserId id) {
        life.welcomed(id);
        byId.put(id, life);
    }

    /** Whose it is; empty for a stranger, or when nick and id belong to different people. */
    Optional<Life> find(Person person) {
        Life life = byNick.get(person.nick());
        Life known = byId.get(person.user());
        return known != null && known != life ? Optional.empty() : Optional.ofNullable(life);
    }
}
