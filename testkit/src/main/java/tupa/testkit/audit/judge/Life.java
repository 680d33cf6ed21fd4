package tupa.testkit.audit.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tupa.wire.UserId;

/** One session of a user, from the hello that may begin it to its end, and what he did in it that others may be shown. */
public final class Life {
    private final Witness witness;
    private final Map<String, Integer> entries = new HashMap<>();
    private final Map<String, Integer> departures = new HashMap<>();
    private Optional<UserId> user = Optional.empty();
    private boolean quit;
    private boolean expired;
    private boolean answered;

    Life(Witness witness) {
        this.witness = witness;
    }

    public Witness witness() {
        return witness;
    }

    /** The server told who he is. */
    public void welcomed(UserId id) {
        user = Optional.of(id);
        answered = true;
    }

    /** The hello that would have begun it was refused. */
    public void refused() {
        answered = true;
    }

    public Optional<UserId> user() {
        return user;
    }

    /** He is about to ask for something that may bring him into the room. */
    public void enters(String room) {
        entries.merge(room, 1, Integer::sum);
    }

    /** He is about to ask for something that may bring him out of the room, or came not to be let in. */
    public void departs(String room) {
        departures.merge(room, 1, Integer::sum);
    }

    public void quits() {
        quit = true;
    }

    /** The server told that the session is over. */
    public void expired() {
        expired = true;
    }

    int entries(String room) {
        return entries.getOrDefault(room, 0);
    }

    int departures(String room) {
        return departures.getOrDefault(room, 0);
    }

    boolean hasQuit() {
        return quit;
    }

    /** It has ended by itself: he was told so, or nobody knows of it because its welcome was lost. */
    boolean mayHaveTimedOut() {
        return expired || !answered;
    }
}
