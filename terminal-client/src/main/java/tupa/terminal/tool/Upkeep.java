package tupa.terminal.tool;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tupa.wire.Answer;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.Limits;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.text.Sentences;
import tupa.wire.text.Texts;

/** Keeps a session up: says hello on each connection, brings back the rooms, and sorts what is heard. */
final class Upkeep {
    /** Begins the id of a request whose answer is not told but fetched. */
    static final String ASK = "tupa-ask-";

    private static final String HELLO = "tupa-hello";
    private static final String AGAIN = "tupa-again-";

    private final Contact contact;
    private final Introduction introduction;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Tracks tracks;
    private final Set<RoomName> joined = new LinkedHashSet<>();
    private Optional<Reply.Welcome> welcome = Optional.empty();
    private Optional<Event.Bye> bye = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private volatile boolean online;
    private volatile boolean over;
    private int connections;
    private int sessions;

    Upkeep(Contact contact, Introduction introduction) {
        this.contact = contact;
        this.introduction = introduction;
        this.tracks = new Tracks((id, request) -> contact.send(Optional.of(id), request), items);
    }

    boolean isOnline() {
        return online;
    }

    Reply.Welcome welcome() {
        return welcome.orElseThrow(() -> new IllegalStateException("no hello yet"));
    }

    /** How many connections there were so far. */
    int connections() {
        return connections;
    }

    /** How many sessions there were so far. */
    int sessions() {
        return sessions;
    }

    /** What there is to be told, in order. */
    Deque<Item> items() {
        return items;
    }

    /** The answer to the request of that id, if it was the last to be answered. */
    Optional<Reply> answer(String id) {
        return answer.filter(last -> last.re().filter(id::equals).isPresent()).map(Answer::reply);
    }

    /** What was said in a room before is not wanted. */
    void entered(Reply.JoinDone done) {
        tracks.begin(done.room(), done.standing());
        tracks.drop(done.room(), done.standing().seq());
    }

    /** Ends the connection, and the session unless it is to be kept. From any thread, and more than once. */
    void close(boolean kept) {
        over = true;
        if (online && !kept) {
            online = false;
            contact.farewell(new Request.Bye(Optional.empty()));
        } else {
            contact.abort();
        }
    }

    Failed unreachable(String reason) {
        return new Failed(Ending.CANNOT_CONNECT, Texts.CANNOT_CONNECT.with(contact.server(), reason));
    }

    /** Deals with the next that happens; false when nothing has until then. */
    boolean pump(Instant until) throws Failed {
        Optional<Contact.News> news = contact.next(until);
        if (news.isPresent()) {
            take(news.get());
        }
        return news.isPresent();
    }

    private void take(Contact.News news) throws Failed {
        if (news instanceof Contact.Opened) {
            hello();
        } else if (news instanceof Contact.Heard heard) {
            heard(heard.line(), heard.message());
        } else if (news instanceof Contact.Lost lost) {
            lost(lost);
        } else if (news instanceof Contact.Typed typed) {
            items.add(new Item.Typed(typed.line()));
        } else {
            items.add(new Item.InputEnded());
        }
    }

    private void hello() {
        contact.send(Optional.of(HELLO), introduction.hello(tracks.positions()));
    }

    private void lost(Contact.Lost lost) throws Failed {
        boolean was = online;
        online = false;
        tracks.connectionEnded();
        if (over) {
            throw new Failed(Ending.CLOSED_PIPE, "");
        }
        if (welcome.isEmpty()) {
            throw unreachable(lost.reason());
        }
        if (lost.last()) {
            String reason = bye.map(last -> Sentences.read(last.message())).orElse(lost.reason());
            throw new Failed(Ending.REFUSED, Texts.CONNECTION_LOST.with(reason));
        }
        if (was) {
            items.add(new Item.Offline(lost.reason()));
        }
    }

    private void heard(String line, ServerMessage message) throws Failed {
        if (message instanceof Answer answered) {
            answered(line, answered);
        } else {
            told(new Item.Told(line, (Event) message));
        }
    }

    private void answered(String line, Answer answered) throws Failed {
        String re = answered.re().orElse("");
        if (re.equals(HELLO)) {
            greeted(answered.reply());
        } else if (re.startsWith(Tracks.REPAIR)) {
            tracks.repaired(re, answered.reply());
        } else if (re.startsWith(AGAIN)) {
            joinedAgain(re, answered.reply());
        } else if (re.startsWith(ASK)) {
            standing(answered.reply());
            answer = Optional.of(answered);
        } else {
            standing(answered.reply());
            items.add(new Item.Answered(line, answered));
        }
    }

    private void standing(Reply reply) {
        if (reply instanceof Reply.JoinDone done) {
            joined.add(done.room());
            tracks.epoch(done.room(), done.standing().epoch());
        }
    }

    private void joinedAgain(String re, Reply reply) {
        standing(reply);
        if (reply instanceof Reply.Refusal refusal && refusal.code().retryable() && !isFull(refusal)) {
            // The next connection brings what this one could not.
            online = false;
            tracks.connectionEnded();
            items.add(new Item.Offline(Sentences.read(refusal.message())));
            contact.comeBackLater(refusal.retryAfterMs().orElse(0));
        } else if (reply instanceof Reply.Refusal refusal) {
            RoomName room = new RoomName(re.substring(AGAIN.length()));
            left(room);
            items.add(new Item.Shut(room, refusal));
        }
    }

    private static boolean isFull(Reply.Refusal refusal) {
        return refusal.code() == ErrorCode.ROOM_FULL;
    }

    private void greeted(Reply reply) throws Failed {
        if (reply instanceof Reply.Welcome granted) {
            welcomed(granted);
        } else if (reply instanceof Reply.Refusal refusal) {
            if (introduction.changed(refusal)) {
                hello();
            } else if (refusal.code().retryable() && refusal.code() != ErrorCode.INTERNAL) {
                contact.comeBackLater(refusal.retryAfterMs().orElse(0));
            } else {
                throw Feed.refused(refusal);
            }
        }
    }

    private void welcomed(Reply.Welcome granted) {
        boolean anew = welcome.isPresent() && !granted.resumed();
        if (!granted.resumed() || welcome.isEmpty()) {
            sessions++;
            tracks.forgetConversations();
        }
        connections++;
        welcome = Optional.of(granted);
        introduction.welcomed(granted);
        granted.rooms().forEach((room, standing) -> tracks.epoch(room, standing.epoch()));
        List<RoomName> again = joined.stream()
                .filter(room -> !granted.rooms().containsKey(room))
                .toList();
        again.forEach(this::joinAgain);
        granted.rooms().keySet().stream()
                .filter(RoomName.class::isInstance)
                .forEach(room -> joined.add((RoomName) room));
        online = true;
        items.add(new Item.Online(anew));
    }

    private void joinAgain(RoomName room) {
        Request.Join join = new Request.Join(room, tracks.position(room), Limits.REPLAY);
        contact.send(Optional.of(AGAIN + room), join);
    }

    /** The user has left a room. */
    void left(RoomName room) {
        joined.remove(room);
        tracks.forget(room);
    }

    private void told(Item.Told item) {
        if (item.event() instanceof Event.Bye last) {
            bye = Optional.of(last);
        } else if (item.event() instanceof Event.Left gone
                && gone.who().user().equals(welcome().you().user())) {
            left(gone.room());
        } else if (item.event() instanceof Event.Joined come
                && come.who().user().equals(welcome().you().user())) {
            joined.add(come.room());
        }
        tracks.take(item);
    }
}
