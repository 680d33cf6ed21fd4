package tupa.testkit.audit;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tupa.testkit.audit.judge.Comparison;
import tupa.testkit.audit.judge.Judge;
import tupa.testkit.audit.judge.Promise;
import tupa.testkit.audit.judge.Track;
import tupa.testkit.socket.Loop;
import tupa.wire.Event;
import tupa.wire.Member;
import tupa.wire.Peer;
import tupa.wire.RoomName;

/** The end of an audit: the logs are read from their starts, and everybody's way is compared with them. */
final class Reckoning {
    private static final long READ_LIMIT_MS = 60_000;
    private static final long LEVEL_LIMIT_MS = 10_000;
    private static final long ASK_AGAIN_MS = 300;

    private final Loop loop;
    private final Judge judge;
    private final List<User> users;
    private final List<RoomName> rooms;
    private final Auditor auditor;
    private final Comparison comparison;
    private final Map<String, Long> newest = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private int reading;

    Reckoning(Loop loop, Channel.Way way, Judge judge, List<User> users, List<RoomName> rooms, String name) {
        this.loop = loop;
        this.judge = judge;
        this.users = users;
        this.rooms = rooms;
        this.auditor = new Auditor(way, judge, name + "-auditor");
        this.comparison = new Comparison(judge.findings(), judge.posts(), judge.shown(), auditor.witness());
    }

    void hold() throws IOException {
        try {
            compareAll();
        } finally {
            auditor.quit();
        }
    }

    private void compareAll() throws IOException {
        await(() -> auditor.welcome().isPresent(), "the auditor is not welcomed");
        rooms.forEach(auditor::read);
        await(() -> rooms.stream().allMatch(room -> auditor.log(room).isPresent()), "the logs cannot be read");
        rooms.forEach(room -> compare(room.value(), auditor.log(room).orElseThrow()));
        readConversations();
        loop.runUntil(this::isEverybodyLevel, LEVEL_LIMIT_MS);
        compareRolls();
        for (User user : users) {
            user.places().tracks().forEach(this::close);
        }
        comparison.close(
                users.stream().flatMap(user -> user.places().tracks().stream()).toList());
        judge.presence().close();
    }

    private void await(BooleanSupplier done, String otherwise) throws IOException {
        if (!loop.runUntil(() -> done.getAsBoolean() || auditor.isLost(), READ_LIMIT_MS) || auditor.isLost()) {
            throw new IOException(otherwise);
        }
    }

    private void compare(String log, List<Event> events) {
        newest.put(log, events.isEmpty() ? 0 : Pages.seq(events.get(events.size() - 1)));
        comparison.log(log, events);
    }

    /** A conversation can be read by its two parties only; those of sessions that are over by the one who is left, if any. */
    private void readConversations() throws IOException {
        for (User user : users) {
            if (user.isOnline()) {
                user.places().conversations().forEach((peer, track) -> read(user, peer, track.log()));
            }
        }
        await(() -> reading == 0, "the private conversations cannot be read");
    }

    private void read(User user, Peer peer, String log) {
        if (!asked.add(log)) {
            return;
        }
        reading++;
        Consumer<List<Event>> then = events -> {
            reading--;
            compare(log, events);
        };
        Pages.read(loop, (request, answer) -> user.ask(request, () -> {}, answer), peer, then, refusal -> {
            reading--;
            judge.broken(Promise.BEHIND, user.witness(), "he cannot read his conversation " + log + ": " + refusal);
        });
    }

    private boolean isEverybodyLevel() {
        return users.stream()
                .flatMap(user -> user.places().tracks().stream())
                .allMatch(track -> !track.isInside() || track.last() >= newestOf(track));
    }

    /** Of a conversation that nobody can read any more, what was shown is all there is to know. */
    private long newestOf(Track track) {
        return newest.getOrDefault(track.log(), track.last());
    }

    private void close(Track track) {
        track.close(newestOf(track));
    }

    private void compareRolls() throws IOException {
        askAgain();
        loop.runUntil(() -> rooms.stream().allMatch(this::isAgreed), LEVEL_LIMIT_MS);
        for (RoomName room : rooms) {
            List<Member> listed = auditor.members(room).orElse(List.of());
            for (User user : users) {
                user.places().inside().stream()
                        .filter(place -> place.room.equals(room))
                        .forEach(place -> compare(user, place, listed));
            }
        }
    }

    private void compare(User user, Place place, List<Member> listed) {
        judge.findings().checked(Promise.NAMES, 1);
        if (!place.roll.agrees(listed)) {
            judge.broken(Promise.NAMES, user.witness(), place.room + ": " + place.roll.difference(listed));
        }
    }

    private void askAgain() {
        rooms.forEach(auditor::count);
        loop.after(ASK_AGAIN_MS, this::askAgain);
    }

    private boolean isAgreed(RoomName room) {
        Optional<List<Member>> listed = auditor.members(room);
        return listed.isPresent()
                && users.stream()
                        .flatMap(user -> user.places().inside().stream())
                        .filter(place -> place.room.equals(room))
                        .allMatch(place -> place.roll.agrees(listed.get()));
    }
}
