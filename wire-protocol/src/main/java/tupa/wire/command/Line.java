package tupa.wire.command;

import java.util.List;
import java.util.Optional;
import tupa.wire.text.Texts;

/** What one entry of a person means. The {@code text()} of those that did not work is one line to show him. */
public sealed interface Line {
    /** Nothing but blanks. */
    record Nothing() implements Line {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing(this);
        }
    }

    /** Goes to the current room. */
    record Say(String text) implements Line {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.say(this);
        }
    }

    record Run(Command command) implements Line {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.run(this);
        }
    }

    /** A command that the program in front of the person carries out by itself. */
    record RunHere(CommandRow row, LocalCommand command) implements Line {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runHere(this);
        }
    }

    /** A command whose arguments are wrong. */
    record Misused(CommandRow row, String problem) implements Line {
        public String text() {
            return Texts.USAGE.with(problem, row.usage());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.misused(this);
        }
    }

    /** No command; {@code suggestion} is a name or alias that may have been meant. */
    record Unknown(String word, Optional<String> suggestion) implements Line {
        public String text() {
            return suggestion
                    .map(meant -> Texts.DID_YOU_MEAN.with(word, meant))
                    .orElseGet(() -> Texts.NO_SUCH_COMMAND.with(word));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** The beginning of several commands' names. */
    record Ambiguous(String word, List<CommandRow> rows) implements Line {
        public Ambiguous {
            rows = List.copyOf(rows);
        }

        public String text() {
            List<String> names = rows.stream().map(row -> "/" + row.word()).toList();
            return Texts.COULD_BE.with(word, String.join(", ", names));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ambiguous(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per meaning and no default. */
    interface Visitor<R> {
        R nothing(Nothing nothing);

        R say(Say say);

        R run(Run run);

        R runHere(RunHere here);

        R misused(Misused misused);

        R unknown(Unknown unknown);

        R ambiguous(Ambiguous ambiguous);
    }
}
