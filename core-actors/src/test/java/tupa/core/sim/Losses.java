package tupa.core.sim;

import tupa.wire.Request;

/** What a client cannot know any more when requests are lost with their connection, or refused by a store in trouble. */
final class Losses {
    private final SimulatedClient client;

    Losses(SimulatedClient client) {
        this.client = client;
    }

    void lost(Request request) {
        if (request instanceof Request.Join join) {
            client.wishes.put(join.room(), true);
            client.doubts.add(join.room());
            client.mayGo(join.room());
            mayHaveMoved();
        } else if (request instanceof Request.Leave leave) {
            client.wishes.put(leave.room(), false);
            client.doubts.add(leave.room());
            client.doubts.add(Plan.LOBBY);
        } else if (request instanceof Request.Hello hello) {
            hello.resume().keySet().stream()
                    .filter(room -> !client.stays.containsKey(room))
                    .forEach(client.doubts::add);
            hello.resume().keySet().forEach(client::mayGo);
        }
    }

    /** Whoever is in one room at a time may be out of it. */
    void mayHaveMoved() {
        if (client.isInOneRoom()) {
            client.places().forEach(client.doubts::add);
        }
    }
}
