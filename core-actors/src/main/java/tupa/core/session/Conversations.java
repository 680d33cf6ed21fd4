package tupa.core.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tupa.core.room.Opening;
import tupa.core.store.Entry;
import tupa.core.store.EntryKind;
import tupa.core.store.RoomKey;
import tupa.wire.ErrorCode;
import tupa.wire.Member;
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

    /** Those among the session's rooms that may not be among its stored ones: nothing is said in them before they are. */
    private final Set<RoomKey> unstored = new HashSet<>();

    /** Those that are about to be stored, and who waits for that. */
    private final Map<RoomKey, List<Consumer<Optional<ErrorCode>>>> taking = new HashMap<>();

    Conversations(SessionState session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    /** Says something in private; the next request of this connection is begun when it is in the room, or refused. */
    void say(Attachment attachment, Optional<String> re, Request.Dm dm, String text) {
        Consumer<ErrorCode> refuse = code -> {
            attachment.answer(re, Reply.Refusal.of(code));
            session.finish(attachment);
        };
        around.find(
                dm.to(),
                found -> found.filter(peer -> !peer.user().equals(session.me().user()))
                        .ifPresentOrElse(
                                peer -> open(peer.user(), refuse, key -> {
                                    // Unless he asks again on another connection by now, under the same cid.
                                    if (session.isCurrent(attachment)) {
                                        session.posts().submit(key, re, entry(peer, dm, text));
                                    }
                                    session.finish(attachment);
                                }),
                                () -> refuse.accept(found.isPresent() ? ErrorCode.FORBIDDEN : ErrorCode.NO_SUCH_USER)));
    }

    private Entry entry(Member peer, Request.Dm dm, String text) {
        return new Entry(
                session.me().user(), session.me().nick(), Optional.of(peer.nick()), EntryKind.TEXT, dm.cid(), text);
    }

    /** Sees to it that both sessions have the conversation. */
    private void open(UserId reader, Consumer<ErrorCode> refuse, Consumer<RoomKey> then) {
        RoomKey key = RoomKey.conversation(session.me().user(), reader);
        if (ready.contains(reader) && session.rooms().find(key).isPresent()) {
            then.accept(key);
            return;
        }
        around.invite(reader, session.me().person(), accepted -> {
            if (!accepted) {
                refuse.accept(ErrorCode.BUSY);
                return;
            }
            take(
                    key,
                    refusal -> refusal.ifPresentOrElse(refuse, () -> {
                        ready.add(reader);
                        then.accept(key);
                    }));
        });
    }

    /** Somebody wants to talk to this session's user; {@code then} gets whether the conversation is stored. */
    void invited(Person from, Consumer<Boolean> then) {
        take(RoomKey.conversation(session.me().user(), from.user()), refusal -> then.accept(refusal.isEmpty()));
    }

    /** Makes the conversation one of the session's stored rooms, if it is not. */
    private void take(RoomKey key, Consumer<Optional<ErrorCode>> then) {
        List<Consumer<Optional<ErrorCode>>> waiting = taking.get(key);
        boolean known = session.rooms().find(key).isPresent();
        if (waiting != null) {
            waiting.add(then);
        } else if (known && !unstored.contains(key)) {
            then.accept(Optional.empty());
        } else if (!known
                && session.rooms().privateCount() >= session.settings().conversationsMax()) {
            then.accept(Optional.of(ErrorCode.TOO_MANY_ROOMS));
        } else {
            taking.put(key, new ArrayList<>(List.of(then)));
            unstored.add(key);
            session.rooms()
                    .join(key, refusal -> refusal.ifPresentOrElse(code -> taken(key, refusal), () -> store(key)));
        }
    }

    /** One that could not be stored is kept: its user may have been welcomed into it meanwhile. */
    private void store(RoomKey key) {
        session.save(stored -> {
            if (stored) {
                unstored.remove(key);
                sitIn(key);
            }
            taken(key, stored ? Optional.empty() : Optional.of(ErrorCode.STORAGE_UNAVAILABLE));
        });
    }

    private void taken(RoomKey key, Optional<ErrorCode> refusal) {
        if (session.rooms().find(key).isEmpty()) {
            unstored.remove(key);
        }
        Optional.ofNullable(taking.remove(key)).ifPresent(all -> all.forEach(then -> then.accept(refusal)));
    }

    private void sitIn(RoomKey key) {
        session.rooms()
                .find(key)
                .filter(membership -> membership.seat().isEmpty())
                .ifPresent(membership -> session.sit(membership, new Opening.Greeting(false, membership.fromJoin())));
    }
}
