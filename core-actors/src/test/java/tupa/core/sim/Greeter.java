package tupa.core.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tupa.wire.Position;
import tupa.wire.Request;
import tupa.wire.RoomAddress;
import tupa.wire.RoomName;

/** What a client says as it comes: who it is, and how far it has read. */
final class Greeter {
    private final SimulatedClient client;

    Greeter(SimulatedClient client) {
        this.client = client;
    }

    Request.Hello hello(Optional<String> token) {
        Map<RoomAddress, Position> resume = new LinkedHashMap<>();
        if (token.isPresent()) {
            client.stays.values().forEach(stay -> nameOrForget(stay, resume));
            nameOneLeft(resume);
        }
        return new Request.Hello(
                1,
                token.isPresent() ? Optional.empty() : Optional.of(client.nick),
                Optional.empty(),
                token.isEmpty() && client.dice().chance(0.5) ? Optional.of(Plan.ROOMS) : Optional.empty(),
                token,
                resume);
    }

    private void nameOrForget(Stay stay, Map<RoomAddress, Position> resume) {
        if (stay.position().isPresent() && !client.dice().chance(0.05)) {
            resume.put(stay.room, stay.position().get());
            // The leave that was not answered may have been carried out: then this brings him in again.
            if (stay.room instanceof RoomName room && client.doubts.contains(room)) {
                mayCome(room);
            }
        } else {
            stay.forgetPosition();
        }
    }

    /** A room he has left: naming it is joining it. */
    private void nameOneLeft(Map<RoomAddress, Position> resume) {
        client.left.entrySet().stream()
                .filter(entry -> !client.stays.containsKey(entry.getKey()) && !client.doubts.contains(entry.getKey()))
                .findFirst()
                .filter(entry -> client.dice().chance(0.1))
                .ifPresent(entry -> {
                    resume.put(entry.getKey(), entry.getValue());
                    mayCome(entry.getKey());
                });
    }

    private void mayCome(RoomName room) {
        client.me().ifPresent(user -> client.world.ledger().mayCome(user, room));
    }
}
