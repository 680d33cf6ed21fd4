package tupa.core.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tupa.core.store.RoomKey;
import tupa.wire.Cid;
import tupa.wire.Incoming;
import tupa.wire.Kind;
import tupa.wire.Nick;
import tupa.wire.Peer;
import tupa.wire.Position;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;
import tupa.wire.Status;
import tupa.wire.UserId;

/** What a client does by itself while the storm lasts. */
final class Habits {
    private static final int HISTORY_MAX = 50;

    private final SimulatedClient client;

    Habits(SimulatedClient client) {
        this.client = client;
    }

    void begin() {
        int pace = client.world.plan().actionMillis();
        client.cell.after("act", Duration.ofMillis(client.dice().between(1, 2 * pace)), "act", () -> {
            if (!client.world.queue().weather().isCalm()) {
                if (client.isWelcomed() && !client.hasSaidBye()) {
                    act();
                }
                begin();
            }
        });
    }

    private void act() {
        int die = client.dice().between(1, 100);
        if (die <= 3) {
            somewhere().ifPresent(this::typing);
        } else if (die <= 48) {
            post();
        } else if (die <= 60) {
            dm();
        } else if (die <= 67) {
            join(client, client.dice().pick(Plan.ROOMS));
        } else if (die <= 72) {
            somewhere().ifPresent(room -> leave(client, room));
        } else if (die <= 76) {
            client.ask(new Request.ChangeNick(
                    new Nick(client.name() + client.dice().between(1, 9))));
        } else if (die <= 79) {
            client.ask(new Request.SetStatus(client.dice().pick(List.of(Status.values()))));
        } else if (die <= 82) {
            somewhere().ifPresent(this::topic);
        } else if (die <= 85) {
            page();
        } else if (die <= 87) {
            client.ask(new Request.Users(somewhere()));
        } else if (die <= 94) {
            readNothingForAWhile();
        } else {
            comeAndGo(die);
        }
    }

    private void comeAndGo(int die) {
        if (die <= 97) {
            client.disconnect(true);
        } else if (die <= 99) {
            client.connect();
        } else if (client.dice().chance(0.3)) {
            bye();
        }
    }

    private void bye() {
        for (RoomName room : Plan.ROOMS) {
            client.mayGo(room);
            // Whose row could not be deleted before it all ended is back, for as long as if he had lost his connection.
            client.mayGo(room);
        }
        client.bye();
    }

    private Optional<RoomName> somewhere() {
        List<RoomName> rooms = client.places();
        return rooms.isEmpty() ? Optional.empty() : Optional.of(client.dice().pick(rooms));
    }

    private void post() {
        somewhere().ifPresent(room -> {
            for (int i = client.dice().between(0, 2); i >= 0; i--) {
                String text = text();
                Cid cid = new Cid("c-" + text.substring(0, text.indexOf(' ')));
                say(client.key(room), cid, text, new Request.Post(room, cid, text, Kind.TEXT));
            }
        });
    }

    /** It is never answered. */
    private void typing(RoomName room) {
        client.link().ifPresent(link -> link.send(new Incoming.Asked(Optional.empty(), new Request.Typing(room))));
    }

    private void dm() {
        List<UserId> others = client.world.users().stream()
                .filter(user -> client.me().filter(user::equals).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            UserId peer = client.dice().pick(others);
            String text = text();
            Cid cid = new Cid("d-" + text.substring(0, text.indexOf(' ')));
            say(client.key(new Peer(peer)), cid, text, new Request.Dm(peer.value(), cid, text));
        }
    }

    /** Mostly short, at times as much as half an outbox holds. */
    private String text() {
        String word = client.world.ledger().nextWord();
        return word + " "
                + "x".repeat(client.dice().chance(0.1) ? 390 : client.dice().between(1, 20));
    }

    private void say(RoomKey room, Cid cid, String text, Request request) {
        Ledger.Said said = new Ledger.Said(client.me().orElseThrow(), room, cid, text, request);
        client.world.ledger().add(said);
        client.say(said);
    }

    /** The server makes its cid; it is not repeated. */
    private void topic(RoomName room) {
        String text = client.world.ledger().nextWord();
        client.world.topics().add(text);
        client.ask(new Request.SetTopic(room, text));
    }

    private void page() {
        if (client.stays.isEmpty()) {
            return;
        }
        RoomAddress room = client.dice().pick(List.copyOf(client.stays.keySet()));
        OptionalLong from = OptionalLong.of(client.dice().between(0, 30));
        boolean before = client.dice().chance(0.5);
        client.ask(new Request.History(
                room,
                before ? from : OptionalLong.empty(),
                before ? OptionalLong.empty() : from,
                client.dice().between(1, 20)));
    }

    private void readNothingForAWhile() {
        client.link().ifPresent(link -> {
            link.read(false);
            Duration time = Duration.ofMillis(client.dice().between(100, 6_000));
            client.cell.after(link, time, "reads again", () -> link.read(true));
        });
    }

    static void join(SimulatedClient client, RoomName room) {
        client.world.ledger().mayCome(client.me().orElseThrow(), room);
        if (client.isInOneRoom()) {
            Plan.ROOMS.stream().filter(other -> !other.equals(room)).forEach(client::mayGo);
        }
        Optional<Position> since = Optional.ofNullable(client.left.get(room))
                .filter(position ->
                        !client.stays.containsKey(room) && client.dice().chance(0.5));
        client.ask(new Request.Join(room, since, client.dice().between(0, HISTORY_MAX)));
    }

    static void leave(SimulatedClient client, RoomName room) {
        client.world.ledger().mayGo(client.me().orElseThrow(), room);
        // Whoever leaves his last room comes into the default one, and goes at once when that cannot be stored.
        client.world.ledger().mayCome(client.me().orElseThrow(), Plan.LOBBY);
        client.world.ledger().mayGo(client.me().orElseThrow(), Plan.LOBBY);
        client.ask(new Request.Leave(room));
    }
}
