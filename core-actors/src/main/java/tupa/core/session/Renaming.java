package tupa.core.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;

/**
 * Taking another nick: held beside the old one first, then stored, then told; only then the old one is given up. So whatever
 * fails or comes too late, nobody else has the one he goes on with.
 */
final class Renaming {
    private record ClaimAgain() {}

    private static final Duration CLAIM_AGAIN = Duration.ofSeconds(1);

    private final SessionState session;
    private final Surroundings around;

    /** The nick is about to change, or is not known to be his yet. */
    private boolean underWay;

    /** What is being stored, and is told to nobody before it is. */
    private Optional<Nick> wanted = Optional.empty();

    Renaming(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** {@code then} gets the code of a refusal. */
    void to(Nick nick, Consumer<Optional<ErrorCode>> then) {
        if (underWay) {
            then.accept(Optional.of(ErrorCode.BUSY));
            return;
        }
        underWay = true;
        Nick old = session.me().nick();
        around.reserve(session.me().user(), nick, granted -> {
            if (granted) {
                wanted = Optional.of(nick);
                session.save(stored -> {
                    settle(stored ? nick : old);
                    then.accept(stored ? Optional.empty() : Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
                });
            } else {
                settle(old);
                then.accept(Optional.of(ErrorCode.NICK_TAKEN));
            }
        });
    }

    /** From now on he goes by this nick everywhere; a second one, even if it is granted too late to be used, is given up. */
    private void settle(Nick nick) {
        underWay = false;
        wanted = Optional.empty();
        session.me().rename(nick);
        around.rename(session.me().user(), nick);
        tell(nick);
    }

    /** The nick that his row is to have. */
    Nick stored() {
        return wanted.orElseGet(session.me()::nick);
    }

    /**
     * Takes up the nick of a stored session. The process may have ended between a nick's change of hands and the row that
     * tells it, so that two rows have the same one: whoever comes second goes on under one like it, and loses nothing else.
     */
    void reclaim(String tokenHash, Runnable held) {
        underWay = true;
        reclaim(session.me().nick(), 1, tokenHash, held);
    }

    private void reclaim(Nick stored, int attempt, String tokenHash, Runnable held) {
        around.claim(session.me().member(), tokenHash, claimed -> {
            switch (claimed) {
                case HELD -> held(held);
                case TAKEN -> {
                    session.me().rename(numbered(stored, attempt + 1));
                    tell(session.me().nick());
                    reclaim(stored, attempt + 1, tokenHash, held);
                }
                case FULL ->
                    around.after(new ClaimAgain(), CLAIM_AGAIN, () -> {
                        // Nobody finds a session that the registry does not know; whoever is attached has found it.
                        if (session.attachment().isPresent() || session.isOver()) {
                            held(held);
                        } else {
                            reclaim(stored, attempt, tokenHash, held);
                        }
                    });
            }
        });
        session.window().open();
    }

    private void held(Runnable held) {
        underWay = false;
        held.run();
    }

    private static Nick numbered(Nick nick, int number) {
        String suffix = "-" + number;
        String base = nick.value();
        int length = base.length();
        while (length > 1 && Nick.parse(base.substring(0, length) + suffix).isEmpty()) {
            length--;
        }
        return new Nick(base.substring(0, length) + suffix);
    }

    private void tell(Nick nick) {
        for (Membership membership : session.rooms().all()) {
            around.tellRenamed(membership.key, session.me().user(), nick);
        }
    }
}
