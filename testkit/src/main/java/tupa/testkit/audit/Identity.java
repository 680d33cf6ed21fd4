package tupa.testkit.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tupa.testkit.audit.fault.Tempo;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Life;
import tupa.testkit.audit.judge.Promise;
import tupa.wire.ErrorCode;
import tupa.wire.Nick;
import tupa.wire.Person;
import tupa.wire.Position;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** Who a user is to the server: the session he has, which he resumes, until he is told that it is over and begins another. */
final class Identity {
    private final User user;
    private final Judge judge;
    private final Tally tally;
    private final Tempo tempo;
    private final List<RoomName> firstRooms;
    private Optional<Life> life = Optional.empty();
    private Optional<Person> person = Optional.empty();
    private String token = "";
    private List<Place> toJoin = List.of();
    private long provenAt;
    private int nicks;

    Identity(User user, Judge judge, Tally tally, Tempo tempo, List<RoomName> firstRooms) {
        this.user = user;
        this.judge = judge;
        this.tally = tally;
        this.tempo = tempo;
        this.firstRooms = List.copyOf(firstRooms);
    }

    boolean isNew() {
        return token.isEmpty();
    }

    void hello() {
        if (isNew()) {
            begin();
        } else {
            resume();
        }
    }

    Optional<Person> person() {
        return person;
    }

    Optional<Life> life() {
        return life;
    }

    /** At that time at the earliest the server knew the session to have a connection. */
    void provenAt(long millis) {
        provenAt = Math.max(provenAt, millis);
    }

    private void resume() {
        Map<RoomAddress, Position> positions = user.places().resume(life.orElseThrow());
        hello(Optional.empty(), Optional.empty(), Optional.of(token), positions, this::resumed);
    }

    private void resumed(Reply reply) {
        boolean inTime = user.now() - provenAt < tempo.resume();
        if (reply instanceof Reply.Welcome welcome) {
            tally.add(Tally.Count.RESUMES);
            if (!welcome.resumed()) {
                judge.broken(Promise.RESUME, user.witness(), "welcomed as somebody new: " + welcome);
            }
            welcomed(welcome);
        } else if (reply instanceof Reply.Refusal refusal && refusal.code() == ErrorCode.SESSION_EXPIRED) {
            tally.add(Tally.Count.EXPIRED);
            if (inTime) {
                long age = user.now() - provenAt;
                judge.broken(Promise.RESUME, user.witness(), "expired only " + age + " ms after it was in use");
            }
            expired();
            begin();
        }
    }

    private void expired() {
        life.ifPresent(Life::expired);
        life = Optional.empty();
        person = Optional.empty();
        token = "";
        toJoin = user.places().over();
        user.sayings().over();
    }

    /** Says hello as somebody new. Where he was before he joins again, by naming it in the hello or, every other time, later. */
    private void begin() {
        Nick nick = nextNick();
        Life next = judge.people().begin(user.witness(), nick);
        life = Optional.of(next);
        List<RoomName> rooms = nicks == 1 ? firstRooms : List.of();
        rooms.forEach(room -> next.enters(room.value()));
        Map<RoomAddress, Position> since =
                nicks % 2 == 0 ? user.places().since(toJoin) : user.places().since(List.of());
        since.keySet().forEach(room -> next.enters(room.wire()));
        hello(Optional.of(nick), Optional.of(rooms), Optional.empty(), since, reply -> begun(next, reply));
    }

    private void begun(Life next, Reply reply) {
        if (reply instanceof Reply.Welcome welcome) {
            judge.people().welcomed(next, welcome.you().user());
            token = welcome.token();
            welcomed(welcome);
            List<Place> again = toJoin;
            toJoin = List.of();
            again.stream()
                    .filter(place -> !place.track.isInside())
                    .forEach(place -> user.hands().join(place, true));
            firstRooms.stream()
                    .map(user.places()::of)
                    .filter(place -> again.isEmpty() && !place.track.isInside())
                    .forEach(place -> user.hands().join(place, false));
        } else {
            next.refused();
        }
    }

    private void welcomed(Reply.Welcome welcome) {
        if (person.isPresent() && !person.get().user().equals(welcome.you().user())) {
            judge.broken(Promise.RESUME, user.witness(), "resumed as somebody else: " + welcome);
        }
        person = Optional.of(welcome.you());
        user.welcomed(welcome);
    }

    private void hello(
            Optional<Nick> nick,
            Optional<List<RoomName>> rooms,
            Optional<String> known,
            Map<RoomAddress, Position> resume,
            Consumer<Reply> then) {
        Request.Hello hello = new Request.Hello(1, nick, Optional.of("audit"), rooms, known, resume);
        user.askNow(hello, then);
    }

    private Nick nextNick() {
        nicks++;
        return new Nick(user.witness().name() + "-" + nicks);
    }

    /** Asks for another nick, one that nobody has had. */
    void rename() {
        Nick nick = nextNick();
        life.ifPresent(current -> judge.people().named(current, nick));
        user.ask(new Request.ChangeNick(nick), () -> {}, reply -> {
            if (reply instanceof Reply.Done) {
                person = person.map(was -> new Person(was.user(), nick));
            }
        });
    }
}
