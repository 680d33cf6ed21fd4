package tupa.terminal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tupa.terminal.text.Texts;
import tupa.wire.Request;

/** Ends the program, but not before what was said is confirmed, and not later than a bounded time after. */
final class Leaving {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(2);

    private final boolean interactive;
    private final Greeting greeting;
    private final Out out;
    private Optional<String> text = Optional.empty();
    private Optional<Instant> deadline = Optional.empty();
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

    /** Called after every input: goes when nothing is outstanding any more, or nothing has moved for too long. */
    void settle(Instant now, boolean refused, int left) {
        if (!wanted || over) {
            return;
        }
        if (left != outstanding) {
            outstanding = left;
            deadline = Optional.empty();
        }
        Instant until = deadline.orElseGet(() -> now.plus(interactive ? PATIENCE_OF_A_PERSON : PATIENCE));
        deadline = Optional.of(until);
        boolean hopeless = interactive && !greeting.welcomed();
        if (left == 0 && (hopeless || (out.allAnswered() && greeting.welcomed()))) {
            go(refused && !interactive ? ExitCode.REFUSED : ExitCode.FINE);
        } else if (hopeless || !now.isBefore(until)) {
            out.show(Line.error(Texts.TIMEOUT.with(left)));
            go(greeting.everWelcomed() ? ExitCode.TIMEOUT : ExitCode.CANNOT_CONNECT);
        }
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
