package tupa.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tupa.core.room.Opening;
import tupa.core.room.Start;
import tupa.core.store.RoomKey;
import tupa.wire.CloseReason;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.text.Texts;

/**
 * From a {@code hello} to its {@code welcome}: every room is reached, those the client names for the first time are joined,
 * the session's row is stored; then the client is told where each room stands, and his seats begin where he left off.
 */
final class Arrival {
    private static final long RETRY_MS = 1000;

    private final SessionState session;
    private final Surroundings around;
    private final Attachment attachment;
    private final Optional<String> re;
    private final Request.Hello hello;
    private final boolean resumed;
    private final String token;
    private final Map<RoomKey, Start> starts = new LinkedHashMap<>();
    private final Set<RoomKey> fresh = new LinkedHashSet<>();
    private final List<String> notices = new ArrayList<>();
    private Optional<ErrorCode> trouble = Optional.empty();
    private int awaited;

    Arrival(
            SessionState session,
            Surroundings around,
            Attachment attachment,
            Optional<String> re,
            Request.Hello hello,
            boolean resumed,
            String token) {
        this.session = session;
        this.around = around;
        this.attachment = attachment;
        this.re = re;
        this.hello = hello;
        this.resumed = resumed;
        this.token = token;
    }

    void begin() {
        attachment.begin();
        Map<RoomKey, Position> seen = seen();
        for (Membership membership : session.rooms().all()) {
            Optional<Position> position = Optional.ofNullable(seen.get(membership.key));
            starts.put(membership.key, position.<Start>map(Start.After::new).orElseGet(membership::fromJoin));
        }
        List<RoomKey> known = List.copyOf(starts.keySet());
        named(seen).forEach(this::startFresh);
        awaited = known.size() + 1;
        known.forEach(key -> session.rooms().join(key, this::rejoined));
        new JoinQueue(session, around, attachment, fresh, this::refused, this::oneLess).begin();
    }

    /** The rooms he names, those first that he asks for, and from where he wants each. */
    private Map<RoomKey, Start> named(Map<RoomKey, Position> seen) {
        Map<RoomKey, Start> named = new LinkedHashMap<>();
        hello.rooms().orElse(List.of()).forEach(room -> named.put(RoomKey.of(room), new Start.Newest(Limits.REPLAY)));
        seen.forEach((key, position) -> {
            // Where he may be in one room at a time, he may have seen one that he was taken out of without hearing it.
            if (!key.isPrivate()
                    && (named.containsKey(key) || session.rooms().elsewhere(key).isEmpty())) {
                named.put(key, new Start.After(position));
            }
        });
        if (hello.rooms().isEmpty() && !resumed) {
            named.putIfAbsent(RoomKey.of(session.defaultRoom()), new Start.Newest(Limits.REPLAY));
        }
        return named;
    }

    private Map<RoomKey, Position> seen() {
        Map<RoomKey, Position> seen = new LinkedHashMap<>();
        for (Map.Entry<RoomAddress, Position> entry : hello.resume().entrySet()) {
            seen.put(RoomKey.of(entry.getKey(), session.me().user()), entry.getValue());
        }
        return seen;
    }

    private void startFresh(RoomKey key, Start start) {
        if (starts.containsKey(key)) {
            return;
        }
        if (session.rooms().publicCount() + fresh.size() >= session.settings().roomsMax()) {
            notices.add("#" + key + ": " + ErrorCode.TOO_MANY_ROOMS.text());
            return;
        }
        fresh.add(key);
        starts.put(key, start);
    }

    private void rejoined(Optional<ErrorCode> refusal) {
        trouble = refusal.or(() -> trouble);
        oneLess();
    }

    private void refused(RoomKey key, ErrorCode code) {
        starts.remove(key);
        fresh.remove(key);
        notices.add("#" + key + ": " + code.text());
    }

    private void oneLess() {
        awaited--;
        if (awaited > 0) {
            return;
        }
        if (trouble.isPresent()) {
            refuse(trouble.get());
        } else {
            session.save(stored -> {
                // A successor gets what was joined here, stored or not: it has it among its rooms.
                if (stored || !session.isCurrent(attachment)) {
                    welcome();
                } else {
                    refuse(ErrorCode.STORAGE_UNAVAILABLE);
                }
            });
        }
    }

    private void welcome() {
        if (!session.isCurrent(attachment)) {
            leaveToSuccessor();
            return;
        }
        if (session.rooms().all().stream().anyMatch(Membership::isLost)) {
            refuse(ErrorCode.BUSY);
            return;
        }
        Map<RoomAddress, Reply.Standing> standings = new LinkedHashMap<>();
        for (Membership membership : session.rooms().all()) {
            standings.put(membership.key.seenBy(session.me().user()), membership.standing(startOf(membership)));
        }
        attachment.answer(re, session.welcome(token, resumed, standings));
        notices.forEach(notice -> attachment.say(new Event.Notice(notice)));
        session.welcomed(attachment);
        announce();
        for (Membership membership : session.rooms().all()) {
            Start told = membership.asTold(startOf(membership));
            session.sit(membership, new Opening.Greeting(fresh.contains(membership.key), told));
            membership.shown(told);
        }
        session.finish(attachment);
    }

    private void announce() {
        if (session.settings().announceNewcomers()) {
            session.audience().enter(attachment.outbox());
            if (!resumed) {
                String nick = session.me().nick().value();
                session.audience().tell(new Event.Notice(Texts.NEWCOMER.with(nick)));
            }
        }
    }

    /** Another connection has taken over meanwhile. If it was welcomed without the rooms joined here, it gets them now. */
    private void leaveToSuccessor() {
        for (RoomKey key : fresh) {
            session.rooms()
                    .find(key)
                    .filter(membership -> membership.seat().isEmpty())
                    .ifPresent(membership -> session.sit(membership, new Opening.Greeting(true, startOf(membership))));
        }
    }

    private Start startOf(Membership membership) {
        return starts.getOrDefault(membership.key, membership.fromJoin());
    }

    /** The client is told to come back: by then the store or the room may have. */
    private void refuse(ErrorCode code) {
        attachment.answer(re, Reply.Refusal.of(code, RETRY_MS));
        Event.Bye bye = new Event.Bye(CloseReason.INTERNAL, code.text(), true, RETRY_MS);
        session.giveUp(attachment, bye);
    }
}
