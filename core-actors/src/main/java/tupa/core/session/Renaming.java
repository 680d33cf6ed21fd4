package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
import tupa.core.registry.UserRegistry;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;

/** Taking another nick: claimed first, then stored, then told. */
final class Renaming {
    private final SessionState session;
    private final Surroundings around;

    Renaming(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** {@code then} gets the code of a refusal. */
    void to(Nick nick, Consumer<Optional<ErrorCode>> then) {
        Nick old = session.me().nick();
        around.rename(session.me().user(), nick, granted -> {
            if (!granted) {
                then.accept(Optional.of(ErrorCode.NICK_TAKEN));
                return;
            }
            session.me().rename(nick);
            session.save(stored -> {
                if (stored) {
                    tell(nick);
                    then.accept(Optional.empty());
                } else {
                    session.me().rename(old);
                    around.rename(session.me().user(), old, again -> {});
                    then.accept(Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
                }
            });
        });
    }

    /**
     * Takes up the nick of a stored session. The process may have ended between a nick's change of hands and the row that
     * tells it, so that two rows have the same one: whoever comes second goes on under one like it, and loses nothing else.
     */
    void reclaim(String tokenHash, Runnable held) {
        reclaim(session.me().nick(), 1, tokenHash, held);
    }

    private void reclaim(Nick stored, int attempt, String tokenHash, Runnable held) {
        around.claim(session.me().member(), tokenHash, claimed -> {
            if (claimed != UserRegistry.Claimed.TAKEN) {
                held.run();
                return;
            }
            Nick next = numbered(stored, attempt + 1);
            session.me().rename(next);
            tell(next);
            reclaim(stored, attempt + 1, tokenHash, held);
        });
        session.window().open();
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
