package tupa.core.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tupa.core.room.SimulatedRoom;
import tupa.core.session.SimulatedSession;
import tupa.core.sim.engine.Violation;
import tupa.core.store.RoomKey;
import tupa.core.store.StoredEvent;
import tupa.wire.Member;
import tupa.wire.Person;
import tupa.wire.RoomAddress;
import tupa.wire.UserId;

/** What must hold once faults have ceased and everything has settled. */
final class Checks {
    private final World world;
    private final Ledger ledger;

    Checks(World world) {
        this.world = world;
        this.ledger = world.ledger();
    }

    void check() {
        storedIsWhatWasSaid();
        ServerProcess process = world.process().orElseThrow(() -> new Violation("the server is not up"));
        roomsSessionsAndRelaysAgree(process);
        nicksAreThoseOfTheSessions(process);
        world.clients().forEach(client -> isLevel(client, process));
        everythingSaidIsAnswered();
        Violation.unless(world.madeUp().isEmpty(), "made up: %s", world.madeUp());
    }

    private void storedIsWhatWasSaid() {
        Map<String, StoredEvent> stored = new HashMap<>();
        for (RoomKey room : world.disk().rooms()) {
            for (StoredEvent event : world.disk().events(room)) {
                String text = event.entry().text();
                Violation.unless(stored.put(text, event) == null, "\"%s\" is stored twice", text);
                Optional<Ledger.Said> said = ledger.find(event);
                Violation.unless(
                        said.filter(what -> what.author.equals(event.entry().author()) && what.room.equals(room))
                                        .isPresent()
                                || world.topics().contains(text),
                        "\"%s\" in %s was said by nobody",
                        text,
                        room);
            }
        }
        for (Ledger.Said said : ledger.said()) {
            StoredEvent event = stored.get(said.text);
            said.acknowledged.ifPresent(seq -> Violation.unless(
                    event != null && event.seq() == seq, "%s was acknowledged and is not stored", said));
            Violation.unless(event == null || !said.isCertainlyRefused(), "%s was refused and is stored", said);
        }
    }

    private void everythingSaidIsAnswered() {
        for (SimulatedClient client : world.clients()) {
            for (Ledger.Said said : ledger.said()) {
                boolean mine = client.me().filter(said.author::equals).isPresent();
                Violation.unless(!mine || said.abandoned || said.acknowledged.isPresent(), "%s is not answered", said);
            }
        }
    }

    private void roomsSessionsAndRelaysAgree(ServerProcess process) {
        Map<RoomKey, Set<Member>> inSessions = new HashMap<>();
        for (SimulatedSession session : process.sessions()) {
            for (RoomKey room : session.rooms()) {
                inSessions.computeIfAbsent(room, none -> new HashSet<>()).add(session.member());
            }
        }
        for (SimulatedRoom room : process.rooms()) {
            Set<Member> expected = inSessions.getOrDefault(room.key(), Set.of());
            List<Member> roster = room.relay().roster().orElse(List.of());
            Violation.unless(
                    expected.equals(Set.copyOf(room.members())),
                    "%s has %s, sessions say %s",
                    room.key(),
                    room.members(),
                    expected);
            Violation.unless(
                    expected.equals(Set.copyOf(roster)), "relay of %s has %s, not %s", room.key(), roster, expected);
            inSessions.remove(room.key());
        }
        Violation.unless(inSessions.isEmpty(), "rooms that are in sessions only: %s", inSessions);
    }

    private static void nicksAreThoseOfTheSessions(ServerProcess process) {
        Set<Member> sessions = new HashSet<>();
        process.sessions().forEach(session -> sessions.add(session.member()));
        Violation.unless(
                sessions.equals(Set.copyOf(process.holders())),
                "nicks are held by %s, sessions are %s",
                process.holders(),
                sessions);
    }

    private void isLevel(SimulatedClient client, ServerProcess process) {
        Violation.unless(client.isWelcomed(), "%s: is not back", client.name());
        Violation.unless(client.unanswered().isEmpty(), "%s: no answer to %s", client.name(), client.unanswered());
        UserId me = client.me().orElseThrow();
        SimulatedSession session = process.sessions().stream()
                .filter(each -> each.member().user().equals(me))
                .findFirst()
                .orElseThrow(() -> new Violation(client.name() + ": has no session"));
        Violation.unless(
                !client.isInOneRoom()
                        || session.rooms().stream()
                                        .filter(room -> !room.isPrivate())
                                        .count()
                                <= 1,
                "%s: is in %s",
                client.name(),
                session.rooms());
        for (RoomKey room : session.rooms()) {
            RoomAddress address = room.seenBy(me);
            long newest = world.disk().events(room).size();
            Stay stay = client.stays.get(address);
            Violation.unless(
                    stay != null || (room.isPrivate() && newest == 0),
                    "%s: does not know he is in %s",
                    client.name(),
                    room);
            if (stay != null) {
                isLevel(client, stay, newest, process);
            }
        }
        for (RoomAddress address : client.stays.keySet()) {
            RoomKey room = client.key(address);
            Violation.unless(session.rooms().contains(room), "%s: is not in %s", client.name(), room);
        }
    }

    private static void isLevel(SimulatedClient client, Stay stay, long newest, ServerProcess process) {
        Violation.unless(stay.isLive(), "%s: not level with %s", client.name(), stay.room);
        Violation.unless(
                stay.read() == newest, "%s: has read %s to %d of %d", client.name(), stay.room, stay.read(), newest);
        RoomKey key = client.key(stay.room);
        process.rooms().stream()
                .filter(room -> room.key().equals(key) && !key.isPrivate())
                .forEach(room -> stay.members()
                        .ifPresent(members -> Violation.unless(
                                people(members.values()).equals(people(room.members())),
                                "%s: sees %s in %s, who are %s",
                                client.name(),
                                members.values(),
                                key,
                                room.members())));
    }

    /** Who is there, under which nick; a coming does not tell the status. */
    private static Set<Person> people(Collection<Member> members) {
        return members.stream().map(Member::person).collect(Collectors.toSet());
    }
}
