package tupa.testkit.audit.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tupa.core.store.MessageLog;
import tupa.core.store.SessionStore;
import tupa.core.store.Storage;
import tupa.testkit.audit.judge.Promise;
import tupa.wire.Reply;

/** A server with one fault, and the promises that are broken by it. */
public enum Mutant {
    /** No fault: the same seams, and nothing bent at them. */
    NONE,
    DROPS_AN_EVENT(Promise.LOST),
    REPEATS_ON_RESUME(Promise.DOUBLED),
    REORDERS_TWO(Promise.ORDER),
    LEAKS_A_PRIVATE_MESSAGE(Promise.PRIVATE),
    ACKS_BEFORE_IT_STORES(Promise.LOST),
    FORGETS_CIDS_AFTER_A_RESTART(Promise.DOUBLED),
    SHOWS_WHAT_NOBODY_SENT(Promise.INVENTED),
    ACKS_A_WRONG_SEQ(Promise.ACKS),
    REFUSES_WHAT_IT_STORES(Promise.REFUSED),
    LEAVES_A_MEMBER_BEHIND(Promise.BEHIND),
    ANSWERS_TWICE(Promise.ANSWERS),
    DOES_NOT_RECOVER(Promise.RESUME),
    SHOWS_A_LEAVE_FOR_A_LOST_SOCKET(Promise.PRESENCE),
    FORGETS_NAMES(Promise.NAMES),
    RENUMBERS_AFTER_A_RESTART(Promise.ACKS),
    BEGINS_A_NEW_EPOCH_AFTER_A_RESTART(Promise.RESUME);

    private final Optional<Promise> broken;

    Mutant() {
        this.broken = Optional.empty();
    }

    Mutant(Promise broken) {
        this.broken = Optional.of(broken);
    }

    /** Of these an audit must find at least one, if there is anything to find. */
    public Set<Promise> broken() {
        // What it loses has its number given to something else, which shows in more than one way.
        return this == ACKS_BEFORE_IT_STORES
                ? Set.of(Promise.LOST, Promise.DOUBLED, Promise.ACKS)
                : broken.map(Set::of).orElse(Set.of());
    }

    /** One of those that stand for a kind, of which the others are variations. */
    public boolean isTypical() {
        return switch (this) {
            case DROPS_AN_EVENT,
                    REPEATS_ON_RESUME,
                    REORDERS_TWO,
                    LEAKS_A_PRIVATE_MESSAGE,
                    ACKS_BEFORE_IT_STORES,
                    FORGETS_CIDS_AFTER_A_RESTART -> true;
            default -> false;
        };
    }

    /** It is wrong only once it was started again. */
    public boolean needsRestart() {
        return name().endsWith("AFTER_A_RESTART");
    }

    /** What becomes of what one connection is told. */
    Bend bend(Others others) {
        return switch (this) {
            case DROPS_AN_EVENT -> Bends.everyMessage(message -> List.of());
            case REPEATS_ON_RESUME -> Bends.repeatingOnResume();
            case REORDERS_TWO -> Bends.reordering();
            case LEAKS_A_PRIVATE_MESSAGE -> Bends.leaking(others);
            case SHOWS_WHAT_NOBODY_SENT -> Bends.everyMessage(message -> List.of(Bends.invented(message)));
            case ACKS_A_WRONG_SEQ -> Bends.everyAck(Bends::wrongSeq);
            case REFUSES_WHAT_IT_STORES -> Bends.everyAck(Bends::refused);
            case LEAVES_A_MEMBER_BEHIND -> Bends.leavingBehind();
            case ANSWERS_TWICE -> Bends.answeringTwice();
            case DOES_NOT_RECOVER ->
                Bends.welcoming(at -> new Reply.Standing(at.seq(), at.epoch(), false, at.oldest()));
            case SHOWS_A_LEAVE_FOR_A_LOST_SOCKET -> Bends.leavingOnLostSocket(others);
            case FORGETS_NAMES -> Bends.forgettingNames();
            default -> new Bend();
        };
    }

    /** The store of a process; {@code starts} is a file that remembers how many there were. */
    Storage bend(Storage real, Path starts) {
        MessageLog messages = bend(real.messages(), count(starts));
        return new Storage() {
            @Override
            public MessageLog messages() {
                return messages;
            }

            @Override
            public SessionStore sessions() {
                return real.sessions();
            }

            @Override
            public Optional<String> trouble() {
                return real.trouble();
            }

            @Override
            public int waiting() {
                return real.waiting();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private MessageLog bend(MessageLog real, int process) {
        return switch (this) {
            case ACKS_BEFORE_IT_STORES -> new HastyLog(real);
            case FORGETS_CIDS_AFTER_A_RESTART -> MappedLog.forgettingCids(real, process);
            case RENUMBERS_AFTER_A_RESTART -> MappedLog.renumbering(real, process);
            case BEGINS_A_NEW_EPOCH_AFTER_A_RESTART -> MappedLog.renaming(real, process);
            default -> real;
        };
    }

    private static int count(Path starts) {
        try {
            Files.writeString(starts, "+", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Files.readString(starts).length() - 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
