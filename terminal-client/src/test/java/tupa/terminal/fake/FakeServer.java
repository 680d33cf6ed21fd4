package tupa.terminal.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.wire.Answer;
import tupa.wire.Cid;
import tupa.wire.ErrorCode;
import tupa.wire.Event;
import tupa.wire.JoinMode;
import tupa.wire.LeftReason;
import tupa.wire.Limits;
import tupa.wire.Member;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Person;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.ServerMessage;
import tupa.wire.Status;
import tupa.wire.UserId;

/** Rooms, sessions and logs in memory. Thread-safe; answers at once, on the caller's thread. */
public final class FakeServer {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Instant now = NOON;

    static final class Log {
        final List<Event> events = new ArrayList<>();
        final Map<String, Long> cids = new LinkedHashMap<>();
        String topic = "";
    }

    static final class User {
        final Person person;
        final String token;
        final List<RoomName> rooms = new ArrayList<>();
        Optional<Consumer<ServerMessage>> wire = Optional.empty();
        Status status = Status.ONLINE;

        User(Person person, String token) {
            this.person = person;
            this.token = token;
        }
    }

    final Map<RoomAddress, Log> logs = new LinkedHashMap<>();
    final Map<String, Map<RoomAddress, Log>> privateLogs = new LinkedHashMap<>();
    final Map<String, User> users = new LinkedHashMap<>();
    private final List<Request> heard = new ArrayList<>();
    private Optional<Reply.Refusal> nextPost = Optional.empty();
    private int minted;
    private String epoch = "k1";
    private RoomName home = new RoomName("lobby");
    private JoinMode joinMode = JoinMode.ADD;

    /** The way in for one connection; what the server says goes to {@code wire}. */
    public Dialogue connect(Consumer<ServerMessage> wire) {
        return new Dialogue(this, wire);
    }

    /** Everything that was asked so far, for looking into. */
    public synchronized List<Request> heard() {
        return List.copyOf(heard);
    }

    public synchronized void refuseNextPost(Reply.Refusal refusal) {
        nextPost = Optional.of(refusal);
    }

    /** Another default room than usual. */
    public synchronized void meetIn(String room, String topic) {
        home = new RoomName(room);
        log(home).topic = topic;
    }

    /** From now on whoever joins a room leaves the one he is in. */
    public synchronized void keepInOneRoom() {
        joinMode = JoinMode.SWITCH;
    }

    /** Takes him out of every room but this one, where he may be in one at a time. */
    void leaveOthers(User user, RoomName room) {
        List<RoomName> others = joinMode == JoinMode.SWITCH
                ? user.rooms.stream().filter(other -> !other.equals(room)).toList()
                : List.of();
        for (RoomName other : others) {
            user.wire.ifPresent(wire -> wire.accept(new Event.Left(other, user.person, LeftReason.LEFT)));
            leave(user.person, other.value());
        }
    }

    RoomName home() {
        return home;
    }

    /** Puts a user into the default room; what happened there comes after his own arrival. */
    void takeHome(User user) {
        user.wire.ifPresent(wire -> wire.accept(new Event.Joined(home, user.person)));
        user.wire.ifPresent(wire -> replay(wire, home, log(home), 0));
        enter(user, home);
        user.wire.ifPresent(wire -> wire.accept(new Event.Members(home, members(home))));
    }

    /** An operator takes somebody out of the only room he is in. */
    public synchronized void takeOut(String nick, String room) {
        User user = named(nick).orElseThrow();
        RoomName name = new RoomName(room);
        tellRoom(name, new Event.Left(name, user.person, LeftReason.REMOVED));
        user.rooms.remove(name);
        takeHome(user);
    }

    synchronized void note(Request request) {
        heard.add(request);
    }

    /** Time passes for the server. */
    public synchronized void later(Duration time) {
        now = now.plus(time);
    }

    /** Every history is another from now on, as after a restore; sessions are kept. */
    public synchronized void restore() {
        epoch = "k2";
    }

    /** All sessions end as if their time had run out. */
    public synchronized void forgetSessions() {
        users.clear();
    }

    /** Somebody who is only there in the server. */
    public synchronized Person guest(String nick, String... rooms) {
        User user = mint(new Nick(nick));
        for (String room : rooms) {
            enter(user, new RoomName(room));
        }
        return user.person;
    }

    public synchronized void say(Person who, String room, String text) {
        say(who, room, text, new Cid("x" + heard.size() + "-" + text.hashCode() + "-" + size(room)));
    }

    private int size(String room) {
        return log(new RoomName(room)).events.size();
    }

    synchronized void say(Person who, String room, String text, Cid cid) {
        RoomName name = new RoomName(room);
        Event.Message message =
                new Event.Message(name, size(room) + 1, mid(size(room) + 1), now, who, cid, text, tupa.wire.Kind.TEXT);
        log(name).events.add(message);
        log(name).cids.put(who.user() + "/" + cid, message.seq());
        tellRoom(name, message);
    }

    /** Whispers to the holder of a nick. */
    public synchronized void whisper(Person from, String to, String text) {
        dm(from, named(to).orElseThrow().person, new Cid("w" + text.hashCode()), text);
    }

    public synchronized void tellAll(ServerMessage message) {
        users.values().forEach(user -> user.wire.ifPresent(wire -> wire.accept(message)));
    }

    public synchronized List<String> texts(String room) {
        return log(new RoomName(room)).events.stream()
                .map(event -> ((Event.Message) event).text())
                .toList();
    }

    public synchronized void leave(Person who, String room) {
        users.values().stream()
                .filter(user -> user.person.equals(who))
                .findFirst()
                .ifPresent(user -> {
                    user.rooms.remove(new RoomName(room));
                    tellRoom(new RoomName(room), new Event.Left(new RoomName(room), who, LeftReason.LEFT));
                });
    }

    private String mid(long seq) {
        return epoch + "-" + seq;
    }

    Log log(RoomName room) {
        return logs.computeIfAbsent(room, any -> new Log());
    }

    User mint(Nick nick) {
        String id = "g-" + ++minted;
        User user = new User(new Person(new UserId(id), nick), "token-" + id);
        users.put(user.token, user);
        return user;
    }

    Optional<User> named(String nickOrId) {
        return users.values().stream()
                .filter(user -> user.person.nick().value().equalsIgnoreCase(nickOrId)
                        || user.person.user().value().equals(nickOrId))
                .findFirst();
    }

    void enter(User user, RoomName room) {
        if (!user.rooms.contains(room)) {
            user.rooms.add(room);
            tellRoom(room, new Event.Joined(room, user.person));
        }
    }

    void tellRoom(RoomName room, Event event) {
        users.values().stream()
                .filter(user -> user.rooms.contains(room))
                .forEach(user -> user.wire.ifPresent(wire -> wire.accept(event)));
    }

    List<Member> members(RoomName room) {
        return users.values().stream()
                .filter(user -> user.rooms.contains(room))
                .map(user -> new Member(user.person.user(), user.person.nick(), user.status))
                .toList();
    }

    Reply.PostDone post(User user, Request.Post post) {
        Optional<Reply.Refusal> refusal = nextPost;
        nextPost = Optional.empty();
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        if (!user.rooms.contains(post.room())) {
            throw new Refused(Reply.Refusal.of(ErrorCode.NOT_IN_ROOM));
        }
        Log log = log(post.room());
        Long known = log.cids.get(user.person.user() + "/" + post.cid());
        if (known == null) {
            say(user.person, post.room().value(), post.text(), post.cid());
        }
        long seq = known == null ? (long) log.events.size() : known;
        return new Reply.PostDone(mid(seq), seq, NOON, known != null);
    }

    Reply.DmDone dm(Person from, Person to, Cid cid, String text) {
        long seq = 0;
        for (Person side : List.of(from, to)) {
            Person other = side.equals(from) ? to : from;
            Peer peer = new Peer(other.user());
            Log log = privateLogs
                    .computeIfAbsent(side.user().value(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(peer, any -> new Log());
            seq = log.events.size() + 1L;
            Event event = new Event.Dm(peer, seq, mid(seq), now, from, to, cid, text);
            log.events.add(event);
            named(side.user().value()).flatMap(user -> user.wire).ifPresent(wire -> wire.accept(event));
        }
        return new Reply.DmDone(mid(seq), seq, NOON, false, to);
    }

    Reply.Standing standing(Log log, Optional<Position> since) {
        boolean recovered = since.map(at -> at.epoch().equals(epoch)).orElse(true);
        return new Reply.Standing(log.events.size(), epoch, recovered, log.events.isEmpty() ? 0 : 1);
    }

    Reply.Welcome welcome(User user, boolean resumed, boolean atHome, Map<RoomAddress, Position> resume) {
        Map<RoomAddress, Reply.Standing> rooms = new LinkedHashMap<>();
        if (atHome) {
            rooms.put(home, standing(log(home), Optional.empty()));
        }
        if (resumed) {
            user.rooms.forEach(room -> rooms.put(room, standing(log(room), Optional.ofNullable(resume.get(room)))));
        }
        Limits limits = new Limits(4000, 65_536, 50, joinMode, 200, 20, 10, 25_000, 60_000, 300_000);
        return new Reply.Welcome(1, "fake", user.person, user.token, resumed, now, limits, rooms);
    }

    void replay(Consumer<ServerMessage> wire, RoomAddress room, Log log, long after) {
        log.events.stream().skip(after).forEach(wire);
        wire.accept(new Event.Live(room, log.events.size()));
    }

    static Answer answer(Optional<String> id, Reply reply) {
        return new Answer(id, reply);
    }
}
