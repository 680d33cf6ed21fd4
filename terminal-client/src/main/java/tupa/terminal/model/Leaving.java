package tupa.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tupa.wire.Request;
import tupa.wire.text.Texts;

/** Ends the program, but not before what was said is confirmed, and not later than a bounded time after. */
final class Leaving {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What is confirmed is safe; that it is shown too is merely nicer. */
    private static final Duration PATIENCE_FOR_SHOW = Duration.ofSeconds(1);

    private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(2);

    private final boolean interactive;
    private final Greeting greeting;
    private final Out out;
    private Optional<String> text = Optional.empty();
    /** When something was got rid of last. */
    private Optional<Instant> since = Optional.empty();

    private boolean wanted;
    private boolean told;
    private int outstanding;
    private boolean over;

    Leaving(boolean interactive, Greeting greeting, Out out) {
        this.interactive = interactive;
        this.greeting = greeting;
        this.out = out;
    }

    void begin(Optional<String> lastWords) {
        text = lastWords;
        wanted = true;
        told = true;
    }

    /** Nothing more will be typed; what was typed before is still carried out. */
    void inputEnded() {
        wanted = true;
    }

    /** The user said so, and what he typed after it does not count. */
    boolean told() {
        return told;
    }

    /** The last word is said; what the server answers to it is no news. */
    boolean isOver() {
        return over;
    }

    /** Called after every input: goes when nothing is outstanding any more, or nothing has moved for too long. */
    void settle(Instant now, boolean refused, int left, int unseen) {
        if (!wanted || over) {
            return;
        }
        if (left + unseen != outstanding) {
            outstanding = left + unseen;
            since = Optional.empty();
        }
        since = since.or(() -> Optional.of(now));
        boolean hopeless = interactive && !greeting.welcomed();
        boolean done = left == 0 && out.allAnswered() && (unseen == 0 || isOver(PATIENCE_FOR_SHOW, now));
        if (hopeless ? left == 0 : done && greeting.welcomed()) {
            go(refused && !interactive ? ExitCode.REFUSED : ExitCode.FINE);
        } else if (hopeless || isOver(interactive ? PATIENCE_OF_A_PERSON : PATIENCE, now)) {
            out.show(Line.error(Texts.TIMEOUT.with(left)));
            go(greeting.everWelcomed() ? ExitCode.TIMEOUT : ExitCode.CANNOT_CONNECT);
        }
    }

    private boolean isOver(Duration patience, Instant now) {
        return since.filter(moved -> !now.isBefore(moved.plus(patience))).isPresent();
    }

    private void go(int exitCode) {
        over = true;
        if (greeting.welcomed()) {
            out.ask(new Request.Bye(text), Out.Why.ASKED);
        }
        if (exitCode == ExitCode.FINE) {
            out.show(Line.info(Texts.GOODBYE.with()));
        }
        out.act(new Effects.Act.Quit(exitCode));
    }
}
