package tupa.core.sim.engine;

/** How long things take, and how often they go wrong. Each run has its own; at its end the storm is over. */
public final class Weather {
    private static final int CALM_MAIL_MICROS = 100;

    private final Dice dice;
    private final int mailMicros;
    private final double slowMail;
    private final double slowStore;
    private final double failingReads;
    private boolean calm;

    public Weather(Dice dice) {
        this.dice = dice;
        this.mailMicros = dice.pick(java.util.List.of(50, 500, 5_000));
        this.slowMail = dice.pick(java.util.List.of(0.0, 0.002, 0.02));
        this.slowStore = dice.pick(java.util.List.of(0.0, 0.02, 0.2));
        this.failingReads = dice.pick(java.util.List.of(0.0, 0.05, 0.3));
    }

    public void calmDown() {
        calm = true;
    }

    public boolean isCalm() {
        return calm;
    }

    /** From one actor's tell to the other's turn. */
    long mailMicros() {
        if (calm) {
            return dice.between(1, CALM_MAIL_MICROS);
        }
        return dice.chance(slowMail) ? dice.between(1, 300_000) : dice.between(1, mailMicros);
    }

    public long networkMicros() {
        return calm ? dice.between(100, 2_000) : dice.between(100, 40_000);
    }

    public long storeMicros() {
        return !calm && dice.chance(slowStore) ? dice.between(1_000, 900_000) : dice.between(50, 4_000);
    }

    public boolean readFails() {
        return !calm && dice.chance(failingReads);
    }

    /** Whether something bad happens that happens so often in a storm. */
    public boolean strikes(double probability) {
        return !calm && dice.chance(probability);
    }
}
