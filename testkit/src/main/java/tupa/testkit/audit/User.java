package tupa.testkit.audit;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tupa.testkit.audit.fault.Tempo;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Life;
import tupa.testkit.audit.judge.Witness;
import tupa.testkit.socket.Loop;
import tupa.wire.Event;
import tupa.wire.Person;
import tupa.wire.Reply;
import tupa.wire.Request;
import tupa.wire.RoomName;

/**
 * One user through all his connections: he comes back when one is lost, resumes where he was, and begins anew when he is
 * told that his session is over.
 */
final class User implements Channel.Owner {
    private static final long PAUSE_MIN_MS = 10;
    private static final long PAUSE_MAX_MS = 300;
    private static final int PAUSES_MAX = 4;

    /** A hello without a token that is given up leaves a session behind that nobody knows. */
    private static final long FIRST_PATIENCE_MS = 10_000;

    private final Channel.Way way;
    private final Witness witness;
    private final Judge judge;
    private final Tally tally;
    private final Tempo tempo;
    private final Identity identity;
    private final Places places;
    private final Sayings sayings;
    private final Ears ears;
    private final Hands hands;
    private final Pace pace;
    private Optional<Channel> channel = Optional.empty();
    private boolean online;
    private boolean asleep;
    private boolean over;
    private boolean wantsToConnect;
    private long retryAfter;
    private int failures;

    User(Channel.Way way, Judge judge, Tally tally, Tempo tempo, String name, List<RoomName> firstRooms) {
        this.way = way;
        this.witness = new Witness(name);
        this.judge = judge;
        this.tally = tally;
        this.tempo = tempo;
        this.identity = new Identity(this, judge, tally, tempo, firstRooms);
        this.places = new Places(witness, judge);
        this.sayings = new Sayings(this, judge, tally);
        this.ears = new Ears(this, judge, tally);
        this.hands = new Hands(this, judge, tally);
        this.pace = new Pace(way.loop());
    }

    void connect() {
        if (asleep || over) {
            wantsToConnect = true;
            return;
        }
        wantsToConnect = false;
        tally.add(Tally.Count.CONNECTIONS);
        Channel next = new Channel(way, witness, judge.findings(), this);
        channel = Optional.of(next);
        next.patience(identity.isNew() ? Math.max(FIRST_PATIENCE_MS, tempo.idle()) : tempo.idle());
        next.beat(tempo.heartbeat());
    }

    @Override
    public void connected() {
        identity.hello();
    }

    @Override
    public void event(Event event) {
        ears.heard(event);
    }

    /** The server says how long to stay away. */
    void sentAway(Event.Bye bye) {
        retryAfter = bye.retryAfterMs();
    }

    @Override
    public void lost() {
        proven();
        online = false;
        channel = Optional.empty();
        pace.forget();
        places.lost(identity.life());
        sayings.lost();
        failures = Math.min(failures + 1, PAUSES_MAX);
        long pause = retryAfter + way.random().nextLong(PAUSE_MIN_MS, PAUSE_MAX_MS) * failures;
        retryAfter = 0;
        way.loop().after(pause, this::connect);
    }

    /** He is known, and may ask and be told. */
    void welcomed(Reply.Welcome welcome) {
        pace.limit(welcome.limits());
        retryAfter = 0;
        failures = 0;
        online = true;
        channel.ifPresent(current -> current.patience(tempo.idle()));
        proven();
        places.welcomed(welcome);
        sayings.flush();
    }

    private void proven() {
        if (online) {
            channel.ifPresent(current -> identity.provenAt(current.provenAt()));
        }
    }

    /** Sleeps for so long: whatever is due meanwhile is done when he wakes. */
    void sleep(long millis) {
        asleep = true;
        channel.ifPresent(Channel::sleep);
        way.loop().after(millis, this::wake);
    }

    void wake() {
        if (asleep) {
            asleep = false;
            channel.ifPresent(Channel::wake);
            // Nothing else may happen to this connection that would remind him of what he wanted to say.
            sayings.flush();
            if (wantsToConnect) {
                connect();
            }
        }
    }

    /** Asks within his rate; {@code asking} runs when it is really asked, if it is. */
    void ask(Request request, Runnable asking, Consumer<Reply> then) {
        pace.run(() -> {
            asking.run();
            channel.ifPresent(current -> current.ask(request, then));
        });
    }

    /** Asks at once: what is no doing of the script's, and costs nothing. */
    void askNow(Request request, Consumer<Reply> then) {
        channel.ifPresent(current -> current.ask(request, then));
    }

    /** Leaves everywhere and does not come back. */
    void quit() {
        over = true;
        identity.life().ifPresent(Life::quits);
        if (online) {
            askNow(new Request.Bye(Optional.empty()), done -> {});
        }
    }

    /** Why not everything about him is known yet; empty when it is. */
    Optional<String> unsettled() {
        if (!online) {
            return Optional.of("not connected");
        }
        if (!pace.isIdle() || channel.filter(Channel::hasUnanswered).isPresent()) {
            return Optional.of("requests are not answered");
        }
        return sayings.unsettled().or(places::unsettled);
    }

    /** Complains of what this connection did not answer. */
    void complain() {
        channel.ifPresent(Channel::complain);
    }

    /** Connected, welcomed and awake. */
    boolean isOnline() {
        return online && !asleep;
    }

    boolean isAsleep() {
        return asleep;
    }

    Witness witness() {
        return witness;
    }

    Places places() {
        return places;
    }

    Sayings sayings() {
        return sayings;
    }

    Hands hands() {
        return hands;
    }

    void rename() {
        identity.rename();
    }

    Optional<Person> person() {
        return identity.person();
    }

    Life life() {
        return identity.life().orElseThrow();
    }

    Loop loop() {
        return way.loop();
    }

    SplittableRandom random() {
        return way.random();
    }

    long now() {
        return way.loop().now();
    }
}
