package tupa.core.session;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tupa.core.registry.UserRegistry;
import tupa.core.room.Opening;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.UserId;

/**
 * Private conversations. Each is a room of two. Before the first word is said in one, both sessions have it among their
 * stored rooms; so no restart between an acknowledged word and its reader's next hello can hide it from him.
 */
final class Conversations {
    private final SessionState session;
    private final Surroundings around;

    /** Those whose session is known to have the conversation too. */
    private final Set<UserId> ready = new HashSet<>();

    Conversations(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** Says something in private; {@code re} is the request's id then; {@code then} runs when it is in the room, or refused. */
    void say(Supplier<Optional<String>> re, Request.Dm dm, String text, Runnable then) {
        around.find(
                dm.to(),
                found -> found.ifPresentOrElse(
                        peer -> sayTo(peer, re, dm, text, then), () -> refuse(re, ErrorCode.NO_SUCH_USER, then)));
    }

    private void sayTo(
            UserRegistry.Found peer, Supplier<Optional<String>> re, Request.Dm dm, String text, Runnable then) {
        UserId reader = peer.member().user();
        if (reader.equals(session.me().user())) {
            refuse(re, ErrorCode.FORBIDDEN, then);
            return;
        }
        RoomKey key = RoomKey.conversation(session.me().user(), reader);
        Runnable submit = () -> {
            Optional<Nick> peerNick = Optional.of(peer.member().nick());
            Entry entry = new Entry(session.me().user(), session.me().nick(), peerNick, EntryKind.TEXT, dm.cid(), text);
            session.posts().submit(key, re.get(), entry);
            then.run();
        };
        if (ready.contains(reader) && session.rooms().find(key).isPresent()) {
            submit.run();
            return;
        }
        around.invite(peer, session.me().person(), accepted -> {
            if (!accepted) {
                refuse(re, ErrorCode.BUSY, then);
                return;
            }
            take(key, refusal -> {
                if (refusal.isPresent()) {
                    refuse(re, refusal.get(), then);
                } else {
                    ready.add(reader);
                    submit.run();
                }
            });
        });
    }

    /** Somebody wants to talk to this session's user; {@code then} gets whether the conversation is stored. */
    void invited(Person from, Consumer<Boolean> then) {
        take(RoomKey.conversation(session.me().user(), from.user()), refusal -> then.accept(refusal.isEmpty()));
    }

    /** Makes the conversation one of the session's stored rooms, if it is not. */
    private void take(RoomKey key, Consumer<Optional<ErrorCode>> then) {
        if (session.rooms().find(key).isPresent()) {
            then.accept(Optional.empty());
            return;
        }
        if (session.rooms().privateCount() >= session.settings().conversationsMax()) {
            then.accept(Optional.of(ErrorCode.TOO_MANY_ROOMS));
            return;
        }
        session.rooms().join(key, refusal -> {
            if (refusal.isPresent()) {
                then.accept(refusal);
                return;
            }
            session.save(stored -> {
                if (stored) {
                    session.rooms()
                            .find(key)
                            .filter(membership -> membership.seat().isEmpty())
                            .ifPresent(membership ->
                                    session.sit(membership, new Opening.Greeting(false, membership.fromJoin())));
                }
                then.accept(stored ? Optional.empty() : Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
            });
        });
    }

    private void refuse(Supplier<Optional<String>> re, ErrorCode code, Runnable then) {
        session.answer(re.get(), Reply.Refusal.of(code));
        then.run();
    }
}
