package tupa.testkit.audit.judge;

import java.time.Instant;
import java.util.Optional;
import tupa.wire.UserId;

/** Something a user said, and what became of it: said perhaps several times, until it is answered. */
public final class Post {
    /** What makes it this one; a topic has no cid of its client's, so that its text must do. */
    public record Key(UserId author, String log, String cid) {}

    record Ack(String mid, long seq, Instant ts) {}

    private final Witness witness;
    private final Key key;
    private final String text;
    private int attempts;
    private int refusals;
    private Optional<Ack> ack = Optional.empty();

    Post(Witness witness, Key key, String text) {
        this.witness = witness;
        this.key = key;
        this.text = text;
    }

    public Key key() {
        return key;
    }

    public String text() {
        return text;
    }

    Witness witness() {
        return witness;
    }

    /** It is said, for the first time or again. */
    public void said() {
        attempts++;
    }

    public boolean isAcknowledged() {
        return ack.isPresent();
    }

    Optional<Ack> ack() {
        return ack;
    }

    /** How often it was said. */
    public int attempts() {
        return attempts;
    }

    void acknowledged(Ack given) {
        ack = Optional.of(given);
    }

    void refused() {
        refusals++;
    }

    /** Whenever it was said it was refused, so that it cannot be stored. */
    boolean isRefused() {
        return ack.isEmpty() && attempts > 0 && refusals == attempts;
    }

    @Override
    public String toString() {
        return key.cid() + " by " + key.author() + " in " + key.log();
    }
}
