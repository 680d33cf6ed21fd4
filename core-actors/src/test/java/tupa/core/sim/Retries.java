package tupa.core.sim;

import java.time.Duration;

/** How a client comes back to what it said and was not acknowledged. */
final class Retries {
    private final SimulatedClient client;

    Retries(SimulatedClient client) {
        this.client = client;
    }

    /** On a new connection, whatever may have been lost with the old one; now and then he leaves it at that. */
    void repeatPosts() {
        for (Ledger.Said said : client.world.ledger().said()) {
            if (isMine(said) && said.acknowledged.isEmpty() && !said.abandoned && said.asked == 0) {
                if (client.dice().chance(0.1)) {
                    said.abandoned = true;
                } else {
                    client.say(said);
                }
            }
        }
    }

    /** Tries again later what was refused for a reason that passes. */
    void sayLater(Ledger.Said said) {
        Duration pause = Duration.ofMillis(client.dice().between(200, 2_000));
        client.cell.after(said, pause, "say again", () -> {
            if (client.isWelcomed() && said.asked == 0 && isMine(said)) {
                client.say(said);
            }
        });
    }

    private boolean isMine(Ledger.Said said) {
        return client.me().filter(said.author::equals).isPresent();
    }
}
