package tupa.testkit.audit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tupa.testkit.audit.fault.Fault;
import tupa.testkit.audit.fault.FaultKind;
import tupa.testkit.audit.fault.FaultPlan;
import tupa.testkit.audit.fault.Line;
import tupa.testkit.audit.fault.Tempo;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.socket.Loop;
import tupa.wire.Reply;
import tupa.wire.RoomName;

/** One audit: everybody arrives, chats while things go wrong, comes to rest, and is held against the log. */
final class Run {
    private static final long STAGGER_MS = 15;
    private static final long GOODBYE_LIMIT_MS = 5_000;
    private static final long ARRIVAL_LIMIT_MS = 60_000;
    private static final long SETTLE_LIMIT_MS = 45_000;
    private static final long IDLES_TO_SETTLE = 4;
    private static final int REPEATED_AT_THE_END = 3;
    /** Of what a server allows, so that the users' own doings leave room for retries. */
    private static final double SHARE_OF_RATE = 0.5;

    private final AuditOptions options;
    private final Supplier<URI> url;
    private final String name;
    private final Optional<Operator> operator;
    private final Consumer<String> out;
    private final Judge judge = Judge.create();
    private final Tally tally = new Tally();
    private final List<RoomName> rooms;
    private final List<User> users = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** @param url where the server is, which may be elsewhere after a restart */
    Run(AuditOptions options, Supplier<URI> url, String name, Optional<Operator> operator, Consumer<String> out) {
        this.options = options;
        this.url = url;
        this.name = name;
        this.operator = operator;
        this.out = out;
        this.rooms = IntStream.range(0, options.rooms())
                .mapToObj(number -> new RoomName(name + "-" + number))
                .toList();
    }

    AuditReport carryOut() throws IOException {
        try (Loop loop = new Loop()) {
            Tempo tempo = askTempo(loop);
            FaultPlan faults =
                    FaultPlan.draw(options.seed(), options.users(), options.seconds(), options.faults(), tempo);
            List<Operator.Planned> deeds = Operator.plan(options.seed(), options);
            announce(faults, deeds);
            try {
                arrive(loop, tempo);
                chat(loop, faults, deeds);
                settle(loop, tempo);
                new Reckoning(loop, direct(loop, 0), judge, users, rooms, name).hold();
            } finally {
                leave(loop);
            }
            return new AuditReport(judge.findings(), tally, loop.now());
        }
    }

    private void announce(FaultPlan faults, List<Operator.Planned> deeds) {
        out.accept("audit     seed " + options.seed() + ", " + options.users() + " users, " + options.rooms()
                + " rooms, " + options.seconds() + " s, " + options.rate() + " doings per second");
        out.accept("plan      " + faults.digest() + ": " + faults.faults().size() + " faults"
                + (deeds.isEmpty() ? "" : ", " + Operator.describe(deeds)));
    }

    private Channel.Way direct(Loop loop, int number) {
        return new Channel.Way(loop, target(), url.get(), random(number));
    }

    private InetSocketAddress target() {
        URI now = url.get();
        return new InetSocketAddress(now.getHost(), now.getPort());
    }

    private SplittableRandom random(int number) {
        return new SplittableRandom(options.seed() * 1_000_003 + number);
    }

    /** What the server tells of its limits; whoever cannot keep within them is not let loose on it. */
    private Tempo askTempo(Loop loop) throws IOException {
        Auditor probe = new Auditor(direct(loop, 0), judge, name + "-probe");
        await(
                loop,
                () -> probe.welcome().isPresent() || probe.isLost(),
                ARRIVAL_LIMIT_MS,
                "no welcome from " + url.get());
        Reply.Welcome welcome = probe.welcome().orElseThrow(() -> new IOException("no welcome from " + url.get()));
        probe.quit();
        loop.runUntil(probe::isLost, GOODBYE_LIMIT_MS);
        double most = options.users() * welcome.limits().ratePerSecond() * SHARE_OF_RATE;
        if (options.rate() > most) {
            throw new IllegalArgumentException(
                    "--rate can be at most " + (long) most + " with so many users on that server");
        }
        return probe.tempo();
    }

    private void arrive(Loop loop, Tempo tempo) throws IOException {
        for (int number = 0; number < options.users(); number++) {
            Line line = new Line(loop, this::target);
            Channel.Way way = new Channel.Way(loop, line.address(), url.get(), random(number + 1));
            User user = new User(way, judge, tally, tempo, name + "-" + number, firstRooms(number));
            lines.add(line);
            users.add(user);
            loop.after(number * STAGGER_MS, user::connect);
        }
        await(loop, this::isSettled, ARRIVAL_LIMIT_MS, "not everybody was let in");
    }

    /** One room each, and a second one for every other user. */
    private List<RoomName> firstRooms(int number) {
        Set<RoomName> first = new LinkedHashSet<>();
        first.add(rooms.get(number % rooms.size()));
        if (number % 2 == 0) {
            first.add(rooms.get((number / 2 + 1) % rooms.size()));
        }
        return List.copyOf(first);
    }

    private void chat(Loop loop, FaultPlan faults, List<Operator.Planned> deeds) throws IOException {
        Script script = new Script(loop, options.seed(), users, rooms, options.rate());
        script.begin();
        faults.faults().forEach(fault -> loop.after(fault.at(), () -> suffer(fault)));
        deeds.forEach(planned -> loop.after(planned.at(), () -> perform(planned.deed())));
        loop.runUntil(this::hasFailed, options.seconds() * 1000L);
        script.end();
    }

    private void suffer(Fault fault) {
        User user = users.get(fault.user());
        boolean suffered;
        if (fault.kind() == FaultKind.ASLEEP) {
            suffered = !user.isAsleep();
            if (suffered) {
                user.sleep(fault.millis());
            }
        } else {
            suffered = lines.get(fault.user()).suffer(fault);
        }
        if (suffered) {
            tally.suffered(fault.kind());
            user.witness().note(user.now(), '*', "suffers " + fault);
        }
    }

    private void perform(Operator.Deed deed) {
        tally.add(
                switch (deed) {
                    case SIGKILL -> Tally.Count.KILLS;
                    case SIGTERM -> Tally.Count.STOPS;
                    case DATABASE -> Tally.Count.DATABASE;
                });
        operator.orElseThrow().perform(deed);
    }

    /** Nothing more goes wrong: everybody is to come back, and to be answered all that he asked. */
    private void settle(Loop loop, Tempo tempo) throws IOException {
        lines.forEach(Line::heal);
        users.forEach(User::wake);
        long limit = SETTLE_LIMIT_MS + IDLES_TO_SETTLE * tempo.idle();
        loop.runUntil(() -> hasFailed() || isSettled(), limit);
        users.forEach(user -> user.sayings().repeatOldest(REPEATED_AT_THE_END));
        boolean settled = loop.runUntil(() -> hasFailed() || isSettled(), limit);
        checkOperator();
        if (!settled) {
            for (User user : users) {
                user.complain();
                user.unsettled().ifPresent(why -> judge.broken(Promise.BEHIND, user.witness(), "in the end " + why));
            }
        }
    }

    private boolean isSettled() {
        return operator.filter(Operator::isBusy).isEmpty()
                && users.stream().allMatch(user -> user.unsettled().isEmpty());
    }

    private boolean hasFailed() {
        return operator.flatMap(Operator::failure).isPresent();
    }

    private void checkOperator() {
        operator.flatMap(Operator::failure).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /** On a server that goes on running nothing stays behind. */
    private void leave(Loop loop) throws IOException {
        users.forEach(User::quit);
        if (operator.isEmpty()) {
            loop.runUntil(() -> users.stream().noneMatch(User::isOnline), GOODBYE_LIMIT_MS);
        }
    }

    private void await(Loop loop, BooleanSupplier done, long limit, String otherwise) throws IOException {
        if (!loop.runUntil(done, limit)) {
            String why = users.stream()
                    .flatMap(user -> user.unsettled().map(what -> user.witness().name() + ": " + what).stream())
                    .findFirst()
                    .orElse("");
            throw new IOException(otherwise + " " + why);
        }
    }
}
