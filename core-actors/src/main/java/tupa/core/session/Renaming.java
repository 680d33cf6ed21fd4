package tupa.core.session;

import java.util.Optional;
import java.util.function.Consumer;
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

    private void tell(Nick nick) {
        for (Membership membership : session.rooms().all()) {
            around.tellRenamed(membership.key, session.me().user(), nick);
        }
    }
}
